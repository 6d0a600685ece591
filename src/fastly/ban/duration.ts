import { quote } from "../../diagnostics/index.js";
import { done, refused, type Outcome } from "../flip/failure.js";

const seconds: ReadonlyMap<string, number> = new Map([
  ["s", 1],
  ["m", 60],
  ["h", 3_600],
  ["d", 86_400],
  ["w", 604_800],
]);

/** Ten years: what is longer is meant for good. */
const longest = 10 * 365 * 86_400;

/** Reads `90s`, `30m`, `2h`, `7d` or `1w`. @returns seconds */
export function parseDuration(text: string): Outcome<number> {
  const [, count = "", unit = ""] = /^([1-9][0-9]{0,8})([smhdw])$/.exec(text) ?? [];
  const duration = Number(count) * (seconds.get(unit) ?? 0);
  if (duration > 0 && duration <= longest) return done(duration);
  return refused("input", {
    code: "EW1061",
    message: `\`--for\`: ${quote(text, 40)} is no duration${duration > longest ? " below ten years" : ""}`,
    help: "write a number and a unit: 90s, 30m, 2h, 7d or 1w; leave it away to ban for good",
  });
}
