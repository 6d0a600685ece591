import { code } from "./characters.js";
import type { Reader } from "./reader.js";
import type { PosixName } from "./tree.js";

const names: ReadonlySet<string> = new Set([
  "alnum",
  "alpha",
  "ascii",
  "blank",
  "cntrl",
  "digit",
  "graph",
  "lower",
  "print",
  "punct",
  "space",
  "upper",
  "word",
  "xdigit",
] satisfies PosixName[]);

export function isPosixName(name: string): name is PosixName {
  return names.has(name);
}

/**
 * Where `[:name:]`, `[.name.]` or `[=name=]` ends, given the position of its bracket: the position of the second
 * colon, dot or equals sign. Undefined where it is no such thing but only a bracket.
 */
export function endOfPosix(reader: Reader, bracket: number): number | undefined {
  const mark = reader.at(bracket + 1);
  if (mark !== code.colon && mark !== code.dot && mark !== code.equals) return undefined;
  for (let at = bracket + 2; at + 1 < reader.end; at++) {
    const unit = reader.at(at);
    const next = reader.at(at + 1);
    if (unit === code.backslash && (next === code.closeBracket || next === code.backslash)) at++;
    else if (unit === code.closeBracket) return undefined;
    else if (unit === code.openBracket && next === mark) return undefined;
    else if (unit === mark && next === code.closeBracket) return at;
  }
  return undefined;
}
