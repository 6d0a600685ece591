import type { PatternProblem } from "./problem.js";
import { problemOf } from "./problem.js";

/** What `(*…)` items at the very start of a pattern settle. */
export interface StartSettings {
  readonly settings: readonly string[];
  readonly utf: boolean;
  readonly ucp: boolean;
  readonly newline: Newline;
  /** Where the pattern proper starts. */
  readonly end: number;
  readonly problem: PatternProblem | undefined;
}

/** What ends a comment under the option `x`. */
export type Newline = "ANY" | "ANYCRLF" | "CR" | "CRLF" | "LF" | "NUL";

const item =
  /\(\*(?:(UTF8?|UCP|NOTEMPTY(?:_ATSTART)?|NO_(?:AUTO_POSSESS|DOTSTAR_ANCHOR|JIT|START_OPT)|(?:ANY)?CRLF|CR|LF|ANY|NUL|BSR_(?:ANYCRLF|UNICODE))\)|(LIMIT_(?:HEAP|MATCH|DEPTH|RECURSION)=)(\d*)(\)?))/y;

/** The largest limit that PCRE2 reads without taking the next digit for an error. */
const largestLimit = 429_496_728;

export function readStart(pattern: string, utf: boolean): StartSettings {
  const settings: string[] = [];
  let newline: Newline = "LF";
  let problem: PatternProblem | undefined;
  let end = 0;
  for (;;) {
    item.lastIndex = end;
    const match = item.exec(pattern);
    if (match === null) break;
    const [text, plain, limit, digits = "", close] = match;
    if (limit !== undefined && (!isLimit(digits) || close !== ")")) {
      problem = problemOf("unknown-verb", text, { start: end, end: end + text.length });
      break;
    }
    const setting = plain ?? `${limit ?? ""}${digits}`;
    settings.push(setting);
    if (isNewline(setting)) newline = setting;
    end += text.length;
  }
  return {
    settings,
    utf: utf || settings.includes("UTF") || settings.includes("UTF8"),
    ucp: settings.includes("UCP"),
    newline,
    end,
    problem,
  };
}

function isLimit(digits: string): boolean {
  if (digits === "") return false;
  return Number(digits.slice(0, -1)) <= largestLimit;
}

function isNewline(setting: string): setting is Newline {
  return ["ANY", "ANYCRLF", "CR", "CRLF", "LF", "NUL"].includes(setting);
}
