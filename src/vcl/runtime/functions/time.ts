import { implement, type FunctionImplementation } from "../implement.js";
import type { Transaction } from "../transaction.js";
import { raise } from "./fastly-error.js";

/** Decimal places of seconds, by unit. */
const places: ReadonlyMap<string, number> = new Map([
  ["s", 0],
  ["ms", 3],
  ["us", 6],
  ["ns", 9],
]);

/**
 * Seconds to the resolution of a unit. That an unknown unit is an error and "not set" is not documented, nor that
 * places which do not fit are cut off; tools do it.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/time-runits/
 */
function inUnits(
  transaction: Transaction,
  unit: string | undefined,
  microseconds: number,
): string | undefined {
  const digits = places.get(unit ?? "");
  if (digits === undefined) {
    raise(transaction, "EINVAL");
    return undefined;
  }
  const whole = Number.isFinite(microseconds) ? BigInt(Math.trunc(microseconds)) : 0n;
  const size = whole < 0n ? -whole : whole;
  const seconds = (size / 1_000_000n).toString();
  const rest = `${(size % 1_000_000n).toString().padStart(6, "0")}000`.slice(0, digits);
  const text = digits === 0 ? seconds : `${seconds}.${rest}`;
  return whole < 0n ? `-${text}` : text;
}

/** https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/ */
export const timeFunctions: Readonly<Record<string, FunctionImplementation>> = {
  "time.add": implement(["TIME", "RTIME"], "TIME", (_tx, time, delta) => time + delta),

  // What a divisor of 0 and what is no number come to is not documented: 1970 and an error.
  "time.hex_to_time": implement(["INTEGER", "STRING"], "TIME", (tx, divisor, dividend = "") => {
    const isNumber = /^[\da-f]{1,16}$/i.test(dividend);
    const seconds = isNumber ? BigInt(`0x${dividend}`) : 0n;
    if (!isNumber || seconds !== BigInt.asIntN(64, seconds)) {
      raise(tx, "EPARSENUM");
      return 0;
    }
    if (divisor === 0n) {
      raise(tx, "EDOM");
      return 0;
    }
    return Number(seconds / divisor) * 1e6;
  }),

  // Of an interval without length, nothing has elapsed before it and everything after; not documented.
  "time.interval_elapsed_ratio": implement(
    ["TIME", "TIME", "TIME"],
    "FLOAT",
    (_tx, reference, start, end) => {
      if (reference >= end) return 1;
      return reference <= start ? 0 : (reference - start) / (end - start);
    },
  ),

  "time.is_after": implement(["TIME", "TIME"], "BOOL", (_tx, left, right) => left > right),
  "time.runits": implement(["STRING", "RTIME"], "STRING", inUnits),
  "time.sub": implement(["TIME", "RTIME"], "TIME", (_tx, time, delta) => time - delta),
  "time.units": implement(["STRING", "TIME"], "STRING", inUnits),
};
