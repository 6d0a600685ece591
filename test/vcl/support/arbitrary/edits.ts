import fc from "fast-check";
import { tokenize } from "../../../../src/vcl/syntax/lexer/tokenize.js";
import { Macro } from "../../../../src/vcl/syntax/lexer/tokens.js";
import type { Comment } from "../../../../src/vcl/syntax/ast/node.js";
import { comment } from "./words.js";

/** Places are fractions of a text, so that shrinking a text does not make an edit of it impossible. Not `fc.double`: most doubles are next to 0. */
const place = fc.noBias(fc.nat({ max: 999_999 })).map((millionths) => millionths / 1_000_000);

export interface Insertion {
  readonly place: number;
  readonly comment: Comment;
  readonly before: string;
  readonly after: string;
}

const gap = fc.constantFrom("", " ", "\n", "\n\n", "\t");

export const insertions: fc.Arbitrary<readonly Insertion[]> = fc.array(
  fc.record({ place, comment, before: gap, after: gap }),
  { maxLength: 6 },
);

/** The text with comments between its tokens. */
export function withInsertions(text: string, all: readonly Insertion[]): string {
  const { tokens } = tokenize(text);
  const ends = [0, ...tokens.map(({ startOffset, image }) => startOffset + image.length)];
  const sorted = all
    .map(({ place, ...rest }) => ({ index: Math.floor(place * ends.length), ...rest }))
    .sort((a, b) => a.index - b.index);
  let result = "";
  let last = 0;
  for (const { index, comment: node, before, after } of sorted) {
    const at = ends[index] ?? 0;
    result += text.slice(last, at);
    last = at;
    // A macro ends its line, and a slash glued to a comment would be another comment.
    const isAfterMacro = tokens[index - 1]?.tokenType === Macro;
    const glue = isAfterMacro ? "\n" : result.endsWith("/") ? " " : "";
    result += glue + before + written(node) + after;
  }
  return result + text.slice(last);
}

function written({ style, text }: Comment): string {
  return style === "/*" ? `/*${text}*/` : `${style}${text}\n`;
}

/** What may be put into a text: tokens, and what looks like the beginning or the end of something. */
const scraps = [
  ..."{}()[];,:.=!+-*/%&|<>~\"'#\\$@`é\u2028\uFEFF\uD800\0\n\r\t ",
  ' {"',
  '"} ',
  '{a"',
  '"a}',
  "/*",
  "*/",
  "//",
  "#FASTLY recv\n",
  "};",
  "&&",
  "||",
  "==",
  "!~",
  "+=",
  "rol=",
  " set ",
  " if ",
  " else ",
  " elsif ",
  " switch ",
  " case ",
  " default ",
  " sub ",
  " acl ",
  " table ",
  " backend ",
  " director ",
  " return ",
  " error ",
  " call ",
  " declare local ",
  " include ",
  " import ",
  " pragma ",
  "C!",
  " break ",
  " a ",
  " req.http.A ",
  " 10 ",
  " 10s ",
  " 1.2.3 ",
  " 0x ",
  ' "x" ',
  " (a) ",
  " f(",
  " true ",
  " log ",
  " goto ",
  " x: ",
  "\nsub f {\n",
  "\n}\n",
  "\nset a = b;\n",
  "\nif (a) {\n",
  "\n\n",
] as const;

export interface Edit {
  readonly what: "drop" | "repeat" | "swap" | "insert" | "cut" | "splice";
  /** Whether whole tokens are edited or characters. */
  readonly unit: "token" | "character";
  readonly place: number;
  readonly length: number;
  readonly scrap: string;
}

export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    what: fc.constantFrom("drop", "drop", "repeat", "swap", "insert", "insert", "cut", "splice"),
    unit: fc.constantFrom("token", "character"),
    place,
    length: fc.integer({ min: 1, max: 4 }),
    scrap: fc.constantFrom(...scraps),
  }),
  { minLength: 1, maxLength: 5 },
);

/** The text after the edits; `other` is what a splice goes on with. */
export function edited(text: string, all: readonly Edit[], other: string): string {
  return all.reduce((current, edit) => apply(current, edit, other), text);
}

function apply(text: string, { what, unit, place, length, scrap }: Edit, other: string): string {
  const units =
    unit === "character" ? text.split("") : (text.match(/\s+|[\w.:]+|"[^"\n]*"|[^]/g) ?? []);
  const at = Math.floor(place * units.length);
  const picked = units.slice(at, at + length);
  const before = units.slice(0, at).join("");
  const rest = units.slice(at + length).join("");
  switch (what) {
    case "drop":
      return before + rest;
    case "repeat":
      return before + picked.join("") + picked.join("") + rest;
    case "swap":
      return before + picked.toReversed().join("") + rest;
    case "insert":
      return before + scrap + picked.join("") + rest;
    case "cut":
      return before;
    case "splice":
      return before + other.slice(Math.floor(place * other.length));
  }
}
