import { variable, type VariableImplementation } from "../implement.js";
import type { Transaction } from "../transaction.js";
import { integer } from "./kinds.js";

/**
 * `ratecounter.NAME.bucket.10s` and `ratecounter.NAME.rate.10s`, of the entry that was incremented last.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/rate-limiting/
 */
export function rateCounter(
  name: string,
  kind: "bucket" | "rate",
  seconds: number,
): VariableImplementation {
  const count = (tx: Transaction): number => {
    const entry = tx.settings.get(lastEntry(name));
    if (typeof entry !== "string") return 0;
    const { now, rateLimits } = tx.environment;
    return rateLimits.count(name, entry, seconds, now());
  };
  return kind === "bucket"
    ? variable("INTEGER", (tx) => integer(count(tx)))
    : variable("FLOAT", (tx) => count(tx) / seconds);
}

/** The setting in which functions that increment a counter leave the entry. */
export function lastEntry(counter: string): string {
  return `ratecounter.${counter}`;
}
