import { quote } from "../../diagnostics/index.js";
import { type Result, done, refuse } from "./refusal.js";

export interface PatternFlags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly unicode: boolean;
}

const refused: Readonly<Record<string, string>> = {
  d: "drop it: nothing reads where a group matched",
  g: "drop it: a rule asks only whether the text matches",
  m: "drop it, and write `(?:^|\\n)` or `(?=\\n|$)` for the edge of a line",
  v: "drop it, and list the characters in a plain class",
  y: "drop it, and start the pattern with `^`",
};

/** The flags of a pattern; the offset of a refused one is where it is in `source/flags`. */
export function readFlags(source: string, flags: string): Result<PatternFlags> {
  for (const [index, flag] of Array.from(flags).entries()) {
    const offset = source.length + 1 + index;
    if (!"isu".includes(flag)) {
      return refuse(
        offset,
        `the flag ${quote(flag)} is not supported`,
        refused[flag] ?? "the flags are `i`, `s` and `u`",
      );
    }
    if (flags.indexOf(flag) < index) {
      return refuse(offset, `the flag ${quote(flag)} is there twice`, "write it once");
    }
  }
  return done({
    ignoreCase: flags.includes("i"),
    dotAll: flags.includes("s"),
    unicode: flags.includes("u"),
  });
}
