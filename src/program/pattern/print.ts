import { toBytes } from "../bytes.js";
import { type CharacterRange, type CharacterSet, lineEnds, otherCase } from "./character-set.js";
import { printCharacter, printMember } from "./characters.js";
import type { Choices, PatternNode } from "./tree.js";

/** All that the two languages that a pattern is printed in disagree on. */
export interface Dialect {
  /** The end of the text: PCRE2's `$` also matches before a line end there. */
  readonly end: string;
  /** A character beyond ASCII. */
  readonly beyondAscii: (character: string) => string;
  /** Spells letter case out; otherwise a flag does it. */
  readonly spellsCase: boolean;
  /** Whether `.` is the flag's affair. */
  readonly dotAll: boolean;
}

/**
 * PCRE2, which folds letter case beyond ASCII only when it takes text for UTF-8. Text beyond ASCII stays as it is:
 * right for bytes and for UTF-8, while `\xe9` would be a byte to one and a character to the other.
 */
export function pcreDialect({ dotAll }: { readonly dotAll: boolean }): Dialect {
  return { end: "\\z", beyondAscii: (character) => character, spellsCase: false, dotAll };
}

/** JavaScript over byte strings, whose `i` flag would fold bytes such as 0xE9 and 0xC9 into each other. */
export function byteDialect(options: {
  readonly dotAll: boolean;
  readonly ignoreCase: boolean;
}): Dialect {
  return {
    end: "$",
    beyondAscii: (character) => toBytes(character).replace(/[^]/g, hexByte),
    spellsCase: options.ignoreCase,
    dotAll: options.dotAll,
  };
}

function hexByte(byte: string): string {
  return `\\x${byte.charCodeAt(0).toString(16)}`;
}

/** The pattern's text, without flags. */
export function printChoices(choices: Choices, dialect: Dialect): string {
  return choices
    .map((sequence) => sequence.map((node) => printNode(node, dialect)).join(""))
    .join("|");
}

function printNode(node: PatternNode, dialect: Dialect): string {
  switch (node.kind) {
    case "character":
      return printText(node.codePoint, dialect);
    case "set":
      return printSet(node.set, dialect);
    case "any":
      return dialect.dotAll ? "." : printSet({ negate: true, ranges: lineEnds }, dialect);
    case "start":
      return "^";
    case "end":
      return dialect.end;
    case "boundary":
      return node.negate ? "\\B" : "\\b";
    case "group":
      // No one reads what a group captured, so no group captures.
      return `(?:${printChoices(node.choices, dialect)})`;
    case "lookahead":
      return `(?${node.negate ? "!" : "="}${printChoices(node.choices, dialect)})`;
    case "repeat":
      return `${printNode(node.node, dialect)}${printQuantifier(node.min, node.max)}${node.greedy ? "" : "?"}`;
  }
}

function printText(codePoint: number, dialect: Dialect): string {
  if (codePoint > 0x7f) return dialect.beyondAscii(String.fromCodePoint(codePoint));
  const range = { min: codePoint, max: codePoint };
  return dialect.spellsCase && otherCase([range]).length > 0
    ? printSet({ negate: false, ranges: [range] }, dialect)
    : printCharacter(codePoint);
}

function printSet({ negate, ranges }: CharacterSet, dialect: Dialect): string {
  // Neither language has another word for "any character" that does not hang on a flag.
  if (ranges.length === 0) return negate ? "[\\s\\S]" : "(?!)";
  const members = (dialect.spellsCase ? [...ranges, ...otherCase(ranges)] : ranges).map(printRange);
  const text = members.join("");
  // `[:x:]`, `[.x.]` and `[=x=]` are POSIX syntax to PCRE2, and an error.
  const posix = !negate && members.length > 1 && /^[:.=]/.test(text);
  return `[${negate ? "^" : ""}${posix ? "\\" : ""}${text}]`;
}

function printRange({ min, max }: CharacterRange): string {
  if (min === max) return printMember(min);
  return `${printMember(min)}${max === min + 1 ? "" : "-"}${printMember(max)}`;
}

function printQuantifier(min: number, max: number): string {
  if (min === 0 && max === 1) return "?";
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  return min === max ? `{${min}}` : `{${min},${max}}`;
}
