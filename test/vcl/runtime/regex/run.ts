import { parsePattern } from "../../../../src/vcl/regex/index.js";
import { compilePattern, type PatternRunOptions } from "../../../../src/vcl/runtime/regex/index.js";
import type { Pattern } from "../../../../src/vcl/runtime/pattern.js";

export type Engine = PatternRunOptions["engine"];

/** Reads and compiles a pattern; a text says why it cannot be run. */
export function compiled(source: string, options: PatternRunOptions = {}): Pattern | string {
  const parsed = parsePattern(source);
  if (!parsed.ok) return `invalid: ${parsed.problem.message}`;
  const pattern = compilePattern(parsed.tree, source, options);
  return "unsupported" in pattern ? pattern.unsupported : pattern;
}

export function pattern(source: string, options: PatternRunOptions = {}): Pattern {
  const made = compiled(source, options);
  if (typeof made === "string") throw new Error(`${source}: ${made}`);
  return made;
}

/** The start, the end and what each group captured, with `-` for none; `no match`, or why the search was given up. */
export function result(made: Pattern, subject: string, from = 0): string {
  const match = made.exec(subject, from);
  if (made.failure !== undefined) return `gave up: ${made.failure}`;
  if (match === undefined) return "no match";
  return [
    `${match.index}-${match.end}`,
    ...match.captures.slice(1).map((text) => text ?? "-"),
  ].join("|");
}
