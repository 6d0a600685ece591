/** The values of a list's dictionary items: the end of the ban in seconds since 1970, or for good. */
import { bannedValue } from "../../compiler/lists/banned-items.js";
import { describeTime } from "../push/time.js";

/** @param end in seconds since 1970; undefined is for good */
export function itemValue(end: number | undefined): string {
  return end === undefined ? bannedValue : String(end);
}

/** When a ban ends, in seconds since 1970: Infinity where the value is no number, and -Infinity where there is none. */
export function endOf(value: string | undefined): number {
  if (value === undefined) return Number.NEGATIVE_INFINITY;
  return /^[0-9]{1,11}$/.test(value) ? Number(value) : Number.POSITIVE_INFINITY;
}

/** `not banned`, `banned for good` or `banned until …`, for people. @param now in milliseconds since 1970 */
export function describeBan(value: string | undefined, now: number): string {
  const end = endOf(value);
  if (end === Number.NEGATIVE_INFINITY) return "not banned";
  if (end === Number.POSITIVE_INFINITY) return "banned for good";
  return end * 1_000 <= now
    ? `banned until ${describeTime(end * 1_000)}, which is over`
    : `banned until ${describeTime(end * 1_000)}`;
}
