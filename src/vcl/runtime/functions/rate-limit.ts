import { implement, type FunctionImplementation } from "../implement.js";
import type { Transaction } from "../transaction.js";
import { raise } from "./fastly-error.js";

const minute = 60_000_000;

/** https://www.fastly.com/documentation/reference/vcl/functions/rate-limiting/ratelimit-check-rate/ */
const limits = {
  entryBytes: 256,
  delta: { checked: 100_000n, incremented: 1000n },
  windows: new Set([1n, 10n, 60n]),
  limit: { from: 10n, to: 70_000_000n },
  ttl: { from: minute, to: 60 * minute },
} as const;

/** A ratecounter, and what it is asked. */
interface Rate {
  readonly counter: string;
  readonly delta: bigint;
  readonly window: bigint;
  /** Requests a second. */
  readonly limit: bigint;
}

function isDelta(delta: bigint, maximum: bigint): boolean {
  return delta >= 0n && delta <= maximum;
}

function isTtl(ttl: number): boolean {
  return ttl >= limits.ttl.from && ttl <= limits.ttl.to;
}

function isRate({ delta, window, limit }: Rate): boolean {
  return (
    isDelta(delta, limits.delta.checked) &&
    limits.windows.has(window) &&
    limit >= limits.limit.from &&
    limit <= limits.limit.to
  );
}

/** @returns the entry's count over the last minute */
function increment(tx: Transaction, counter: string, entry: string, delta: bigint): number {
  // `ratecounter.NAME.bucket.10s` is about the entry that was incremented last.
  tx.settings.set(`ratecounter.${counter}`, entry);
  return tx.environment.rateLimits.increment(counter, entry, Number(delta), tx.environment.now());
}

/** Fastly rounds the time to live to the nearest minute. */
function punish(tx: Transaction, box: string, entry: string, ttl: number): void {
  const until = tx.environment.now() + Math.round(ttl / minute) * minute;
  tx.environment.rateLimits.punish(box, entry, until);
}

/**
 * Counts in every counter, then says whether the entry is penalized: because a rate is over its limit now, or
 * because it was. Entries that are too long are let pass, with an error; so is what is out of bounds, for which Fastly
 * only documents the bounds.
 */
function check(
  tx: Transaction,
  entry: string,
  rates: readonly Rate[],
  box: string,
  ttl: number,
): boolean {
  if (entry.length > limits.entryBytes || !rates.every(isRate) || !isTtl(ttl)) {
    raise(tx, "EINVAL");
    return false;
  }
  const { now, rateLimits } = tx.environment;
  let isOver = false;
  for (const { counter, delta, window, limit } of rates) {
    increment(tx, counter, entry, delta);
    const seconds = Number(window);
    isOver ||= rateLimits.count(counter, entry, seconds, now()) > Number(limit) * seconds;
  }
  if (isOver) punish(tx, box, entry, ttl);
  return isOver || rateLimits.isPunished(box, entry, now());
}

/** https://www.fastly.com/documentation/reference/vcl/functions/rate-limiting/ */
export const rateLimitFunctions: Readonly<Record<string, FunctionImplementation>> = {
  "ratelimit.check_rate": implement(
    ["STRING", "ID", "INTEGER", "INTEGER", "INTEGER", "ID", "RTIME"],
    "BOOL",
    (tx, entry = "", counter, delta, window, limit, box, ttl) =>
      check(tx, entry, [{ counter, delta, window, limit }], box, ttl),
  ),

  "ratelimit.check_rates": implement(
    [
      "STRING",
      ...(["ID", "INTEGER", "INTEGER", "INTEGER"] as const),
      ...(["ID", "INTEGER", "INTEGER", "INTEGER"] as const),
      "ID",
      "RTIME",
    ],
    "BOOL",
    (tx, entry = "", rc1, delta1, window1, limit1, rc2, delta2, window2, limit2, box, ttl) => {
      const first = { counter: rc1, delta: delta1, window: window1, limit: limit1 };
      const second = { counter: rc2, delta: delta2, window: window2, limit: limit2 };
      return check(tx, entry, [first, second], box, ttl);
    },
  ),

  "ratelimit.penaltybox_add": implement(
    ["ID", "STRING", "RTIME"],
    "VOID",
    (tx, box, entry = "", ttl) => {
      if (entry.length > limits.entryBytes || !isTtl(ttl)) raise(tx, "EINVAL");
      else punish(tx, box, entry, ttl);
    },
  ),

  "ratelimit.penaltybox_has": implement(["ID", "STRING"], "BOOL", (tx, box, entry = "") => {
    if (entry.length > limits.entryBytes) {
      raise(tx, "EINVAL");
      return false;
    }
    return tx.environment.rateLimits.isPunished(box, entry, tx.environment.now());
  }),

  "ratelimit.ratecounter_increment": implement(
    ["ID", "STRING", "INTEGER"],
    "INTEGER",
    (tx, counter, entry = "", delta) => {
      if (entry.length > limits.entryBytes || !isDelta(delta, limits.delta.incremented)) {
        raise(tx, "EINVAL");
        return 0n;
      }
      return BigInt(increment(tx, counter, entry, delta));
    },
  ),
};
