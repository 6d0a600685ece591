import { variable, type VariableImplementation } from "../implement.js";
import type { Transaction } from "../transaction.js";
import { progressOf, second, type Implementations } from "./kinds.js";

type Read = (tx: Transaction) => number;

const millisecond = 1000;

/** Parts of a time as text; `_frac` is what lies behind the last whole second, with its zeros. */
function parts(name: string, read: Read): Implementations {
  return {
    [`${name}.msec`]: text(read, (time) => String(Math.floor(time / millisecond))),
    [`${name}.msec_frac`]: text(read, (time) => padded((time % second) / millisecond, 3)),
    [`${name}.sec`]: text(read, (time) => String(Math.floor(time / second))),
    [`${name}.usec`]: text(read, (time) => String(Math.floor(time))),
    [`${name}.usec_frac`]: text(read, (time) => padded(time % second, 6)),
  };
}

function text(read: Read, write: (time: number) => string): VariableImplementation {
  return variable("STRING", (tx) => write(read(tx)));
}

function padded(value: number, digits: number): string {
  return String(Math.floor(value)).padStart(digits, "0");
}

const now: Read = (tx) => tx.environment.now();
const start: Read = (tx) => tx.progress.start;
const end: Read = (tx) => tx.progress.end ?? now(tx);
const elapsed: Read = (tx) => Math.max(0, now(tx) - start(tx));

const seconds = text(now, (time) => String(Math.floor(time / second)));

/**
 * https://www.fastly.com/documentation/reference/vcl/variables/date-and-time/ and
 * https://www.fastly.com/documentation/reference/vcl/variables/client-request/
 */
export const time: Implementations = {
  now: variable("TIME", now),
  "now.sec": seconds,
  "time.now": variable("TIME", now),
  "time.now.sec": seconds,
  "time.elapsed": variable("RTIME", elapsed),
  ...parts("time.elapsed", elapsed),
  "time.end": variable("TIME", end),
  ...parts("time.end", end),
  "time.start": variable("TIME", start),
  ...parts("time.start", start),
  "time.to_first_byte": progressOf("RTIME", ({ firstByte, start }) =>
    Math.max(0, (firstByte ?? start) - start),
  ),
};
