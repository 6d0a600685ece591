import { codes, quote, type Code } from "../../diagnostics/index.js";
import type { Comment, Span } from "../syntax/ast/node.js";
import type { UnitFile } from "./unit.js";

/** What a comment says to ignore. */
export interface IgnoreComment {
  readonly at: Span;
  readonly codes: readonly string[];
  /** The line to which it applies; absent where it is the whole file. */
  readonly line?: Line;
}

/** Where problems start that a comment speaks of. */
export interface Line {
  readonly from: number;
  readonly to: number;
}

/** `edgewall-ignore EW2024, EW2025 the reason` and `edgewall-ignore-file EW2024 the reason`. */
const directive = /^[\s*]*edgewall-ignore(-file)?(?![\w-])([^]*)$/;

/** Reads the comments in time that grows with the file, however they are crowded. */
export function readIgnoreComments({ text, parsed }: UnitFile): readonly IgnoreComment[] {
  const { comments } = parsed;
  const found: IgnoreComment[] = [];
  let lines: Lines | undefined;
  for (const [index, comment] of comments.entries()) {
    if (comment.span === undefined || !comment.text.includes("edgewall-ignore")) continue;
    const match = directive.exec(comment.text);
    if (match === null) continue;
    const named = (match[2] ?? "").trim().split(/[\s,:]+/);
    const ignore = { at: comment.span, codes: named.slice(0, countCodes(named)) };
    if (match[1] === undefined) {
      lines ??= new Lines(text, comments);
      found.push({ ...ignore, line: lines.meantBy(index, comment.span) });
    } else found.push(ignore);
  }
  return found;
}

/** How many of the words are codes, before the reason starts. */
function countCodes(words: readonly string[]): number {
  const reason = words.findIndex((word) => !/^EW\d+$/.test(word));
  return reason < 0 ? words.length : reason;
}

/** Syntax errors stay: what was not read cannot be checked. Nor can the check of these comments be silenced. */
const never: ReadonlySet<string> = new Set<Code>([
  "EW2001",
  "EW2002",
  "EW2003",
  "EW2004",
  "EW2007",
  "EW2008",
  "EW2090",
]);

/** Why a code cannot be ignored, if so. */
export function refusal(code: string): string | undefined {
  if (!Object.hasOwn(codes, code)) return `ignores ${quote(code)}, which is no code`;
  return never.has(code) ? `ignores ${quote(code)}, which cannot be ignored` : undefined;
}

/** Finds lines for comments in their order. */
class Lines {
  readonly #text: string;
  readonly #nextCode: readonly number[];
  #line: Line = { from: 0, to: 0 };

  constructor(text: string, comments: readonly Comment[]) {
    this.#text = text;
    this.#nextCode = nextCode(text, comments);
  }

  /** The line of a comment behind code; for a comment by itself, the next line that has code. */
  meantBy(index: number, { start }: Span): Line {
    return this.#lineAt(this.#isBehindCode(start) ? start : (this.#nextCode[index] ?? start));
  }

  #isBehindCode(start: number): boolean {
    let before = start - 1;
    while (before >= 0 && /[^\S\n]/.test(this.#text.charAt(before))) before--;
    return before >= 0 && this.#text.charAt(before) !== "\n";
  }

  #lineAt(position: number): Line {
    const { from, to } = this.#line;
    if (position >= from && position < to) return this.#line;
    const start = position === 0 ? 0 : this.#text.lastIndexOf("\n", position - 1) + 1;
    const end = this.#text.indexOf("\n", position);
    this.#line = { from: start, to: end < 0 ? this.#text.length + 1 : end + 1 };
    return this.#line;
  }
}

/** Where the next code stands behind each comment. */
function nextCode(text: string, comments: readonly Comment[]): readonly number[] {
  const found = Array.from<number>({ length: comments.length });
  const blanks = /\s*/y;
  let following = -1;
  for (let index = comments.length - 1; index >= 0; index--) {
    blanks.lastIndex = comments[index]?.span?.end ?? 0;
    blanks.test(text);
    const position = blanks.lastIndex;
    found[index] = following === position ? (found[index + 1] ?? position) : position;
    following = comments[index]?.span?.start ?? -1;
  }
  return found;
}
