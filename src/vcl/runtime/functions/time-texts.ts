import { implement } from "../implement.js";
import { readTime } from "./read-time.js";
import { formatTime } from "./strftime.js";
import { fail, longestText, type FunctionImplementations } from "./text.js";

/** Between times and their texts. */
export const timeTexts: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/std-integer2time/ */
  "std.integer2time": implement(
    ["INTEGER"],
    "TIME",
    // Not kept within what 64 bits hold: then it would be a date that nobody gave.
    (_tx, seconds) => Number(seconds) * 1_000_000,
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/std-time/ */
  "std.time": implement(
    ["STRING", "TIME"],
    "TIME",
    (_tx, text = "", fallback) => readTime(text) ?? fallback,
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/strftime/ */
  strftime: implement(["STRING", "TIME"], "STRING", (tx, format = "", time) =>
    // The longest conversion makes some thirty bytes of two.
    format.length * 16 > longestText
      ? fail(tx, "ESESOOM")
      : formatTime(format, new Date(Math.floor(time / 1000))),
  ),

  /**
   * Seconds. Not documented: a number alone is seconds, what follows the unit does not matter, and what is no
   * delta gives -1.
   * @see https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/parse-time-delta/
   */
  parse_time_delta: implement(["STRING"], "INTEGER", (_tx, text = "") => {
    const [, amount, unit = ""] = /^[\t-\r ]*\+?(\d{1,19})(?!\d)([dDhHmM]?)/.exec(text) ?? [];
    if (amount === undefined) return -1n;
    const seconds = BigInt(amount) * (units.get(unit.toLowerCase()) ?? 1n);
    return seconds < 2n ** 63n ? seconds : -1n;
  }),
};

const units: ReadonlyMap<string, bigint> = new Map([
  ["d", 86_400n],
  ["h", 3600n],
  ["m", 60n],
]);
