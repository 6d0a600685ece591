import { readFlags } from "./flags.js";
import { byteDialect, pcreDialect, printChoices } from "./print.js";
import { readPattern } from "./read.js";
import type { Refusal } from "./refusal.js";
import type { Choices } from "./tree.js";

export { literalPcre } from "./characters.js";

/** A regular expression that JavaScript and PCRE2 read alike. {@link parsePattern} makes one. */
export interface Pattern {
  /** As the author wrote it, in JavaScript. */
  readonly source: string;
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  /** Whether the source is to be read as with the `u` flag, which knows `\u{1f600}`. */
  readonly unicode: boolean;
}

export type ParsedPattern =
  | {
      readonly ok: true;
      readonly pattern: Pattern;
      /** Whether the empty text matches, as it does for `a*` and for `^$`. */
      readonly matchesEmpty: boolean;
    }
  | Refusal;

/**
 * Takes what the author wrote between and after the slashes. Policies are written in JavaScript, run on PCRE2 and
 * explained by JavaScript again, so what those two read differently is refused, as is what the edge cannot run.
 *
 * The agreement is about ASCII text, and about literal text beyond it. A class, `.` or `\W` that meets a character
 * beyond ASCII counts bytes at the edge and in {@link toByteRegExp}, where the author's JavaScript counts characters.
 */
export function parsePattern(source: string, flags: string): ParsedPattern {
  const read = readFlags(source, flags);
  if (!read.ok) return read;
  const pattern: Pattern = Object.freeze({ source, ...read.value });
  const choices = readPattern(source, pattern);
  if (!choices.ok) return choices;
  return { ok: true, pattern, matchesEmpty: byteRegExp(choices.value, pattern).test("") };
}

/**
 * The PCRE2 pattern, fit for a short VCL string: it holds no `"`, no `%` and no control character. Throws a TypeError
 * for a pattern that {@link parsePattern} would refuse.
 */
export function toPcre(pattern: Pattern): string {
  const flags = `${pattern.ignoreCase ? "i" : ""}${pattern.dotAll ? "s" : ""}`;
  const text = printChoices(choicesOf(pattern), pcreDialect(pattern));
  return flags === "" ? text : `(?${flags})${text}`;
}

/**
 * The same pattern for JavaScript over byte strings, in which each character is one byte of UTF-8. Letter case is
 * folded for ASCII alone. Throws a TypeError for a pattern that {@link parsePattern} would refuse.
 */
export function toByteRegExp(pattern: Pattern): RegExp {
  return byteRegExp(choicesOf(pattern), pattern);
}

function byteRegExp(choices: Choices, pattern: Pattern): RegExp {
  return new RegExp(printChoices(choices, byteDialect(pattern)), pattern.dotAll ? "s" : "");
}

function choicesOf(pattern: Pattern): Choices {
  const choices = readPattern(pattern.source, pattern);
  if (!choices.ok) throw new TypeError(choices.problem);
  return choices.value;
}
