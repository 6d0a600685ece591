import type { Comment, Span } from "../ast/node.js";

/** Where a comment stands on its line or lines. */
export interface CommentLines {
  /** The offset at which the line begins that the comment begins on. */
  readonly lineStart: number;
  /** The offset of the line break behind the comment, or of the end of the text. */
  readonly lineEnd: number;
  /** Nothing but blanks stands before it on its line. */
  readonly startsLine: boolean;
  /** Nothing but blanks stands behind it on its line. */
  readonly endsLine: boolean;
}

/** The lines of comments that are given in the order of the text, which is read through once. */
export function linesOf(text: string, comments: readonly Comment[]): readonly CommentLines[] {
  let lineStart = 0;
  let nextBreak = text.indexOf("\n");
  let lineEnd = -1;
  return comments.map(({ span = nowhere }) => {
    while (nextBreak >= 0 && nextBreak < span.start) {
      lineStart = nextBreak + 1;
      nextBreak = text.indexOf("\n", lineStart);
    }
    if (lineEnd < span.end) {
      lineEnd = text.indexOf("\n", span.end);
      if (lineEnd < 0) lineEnd = text.length;
    }
    return {
      lineStart,
      lineEnd,
      startsLine: blanksBefore(text, span.start) <= lineStart,
      endsLine: blanksBehind(text, span.end) >= lineEnd,
    };
  });
}

const nowhere: Span = { start: 0, end: 0 };

/** Whether a blank line stands directly before an offset. */
export function isBlankLineBefore(text: string, offset: number): boolean {
  let breaks = 0;
  for (let at = offset - 1; at >= 0 && breaks < 2; at--) {
    const character = text.charCodeAt(at);
    if (character === 0x0a) breaks++;
    else if (!isBlank(character)) return false;
  }
  return breaks === 2;
}

/** The offset of the first of the blanks that end at `offset`. */
function blanksBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function blanksBehind(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(character: number): boolean {
  return character === 0x20 || character === 0x09 || character === 0x0d || character === 0xfeff;
}
