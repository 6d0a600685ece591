import { fromBytes, toBytes } from "../../../../src/vcl/runtime/bytes.js";
import { functions } from "../../../../src/vcl/runtime/functions/index.js";
import { parseIp } from "../../../../src/vcl/runtime/ip.js";
import { newRequest } from "../../../../src/vcl/runtime/message.js";
import type { Pattern } from "../../../../src/vcl/runtime/pattern.js";
import { newRateLimits } from "../../../../src/vcl/runtime/rate-limits.js";
import type { Transaction } from "../../../../src/vcl/runtime/transaction.js";
import type { Value } from "../../../../src/vcl/runtime/value.js";

export const pages = "https://www.fastly.com/documentation/reference/vcl/functions";

/** Arguments as VCL has them; JavaScript's texts are given and expected as such, not as bytes. */
export type Argument = Value | undefined;

export function run(
  name: string,
  args: readonly Argument[],
  transaction = newTransaction(),
): Value | void {
  const implementation = functions.get(name);
  if (implementation === undefined) throw new Error(`${name} is not implemented`);
  const result = implementation.call(
    transaction,
    ...args.map((argument) => (typeof argument === "string" ? toBytes(argument) : argument)),
  );
  return typeof result === "string" ? fromBytes(result) : result;
}

/** Like {@link run}, with texts that are bytes already. */
export function runBytes(
  name: string,
  args: readonly Argument[],
  transaction = newTransaction(),
): Value | void {
  return functions.get(name)?.call(transaction, ...args);
}

/** What `fastly.error` holds after the call. */
export function errorOf(name: string, args: readonly Argument[]): Value {
  const transaction = newTransaction();
  run(name, args, transaction);
  return transaction.settings.get("fastly.error");
}

export function newTransaction(changes: Partial<Transaction> = {}): Transaction {
  const ip = parseIp("192.0.2.1");
  if (ip === undefined) throw new Error("192.0.2.1 is an address");
  return {
    environment: {
      now: () => 0,
      random: () => 0,
      geo: () => undefined,
      rateLimits: newRateLimits(),
    },
    client: { ip, port: 49152, isTls: true },
    server: {
      hostname: "cache-xxx1234",
      identity: "cache-xxx1234-XXX",
      pop: "XXX",
      region: "EU",
      billingRegion: "Europe",
      ip,
      port: 443,
      serviceId: "service",
      customerId: "customer",
      version: 1,
      isStaging: false,
    },
    tables: new Map(),
    backends: new Map(),
    subroutine: "recv",
    req: newRequest(),
    bereq: undefined,
    beresp: undefined,
    obj: undefined,
    resp: undefined,
    restarts: 0,
    visitsThisService: 0,
    esiLevel: 0,
    isPurge: false,
    backend: undefined,
    hash: "",
    captures: [],
    settings: new Map(),
    logs: [],
    error: undefined,
    tarpit: undefined,
    progress: {
      start: 0,
      firstByte: undefined,
      end: undefined,
      state: "NONE",
      stored: undefined,
      staleExists: false,
      stale: undefined,
      isLocallyGenerated: false,
      origin: undefined,
      isClustering: false,
      visitsThisPop: 0,
      topUrl: undefined,
      host: "",
      location: undefined,
    },
    xid: "1",
    trace: undefined,
    ...changes,
  };
}

/** A pattern that JavaScript's engine reads as PCRE2 would. */
export function patternOf(source: string): Pattern {
  const regExp = new RegExp(source, "dg");
  const exec: Pattern["exec"] = (subject, from = 0) => {
    regExp.lastIndex = from;
    const match = regExp.exec(subject);
    if (match === null) return undefined;
    return { index: match.index, end: match.index + match[0].length, captures: [...match] };
  };
  return { source, failure: undefined, exec, test: (subject) => exec(subject) !== undefined };
}

/** A pattern whose every search is given up. */
export const hopeless: Pattern = {
  source: "(a+)+$",
  failure: "step limit",
  exec: () => undefined,
  test: () => false,
};
