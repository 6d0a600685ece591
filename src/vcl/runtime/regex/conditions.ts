import { newline } from "./byte-sets.js";
import { op } from "./program.js";
import { isWord } from "./subject.js";

/**
 * Whether an anchor or a word boundary matches at a position.
 *
 * @param from where the search started
 */
export function holds(code: number, subject: string, position: number, from: number): boolean {
  const { length } = subject;
  switch (code) {
    case op.subjectStart:
      return position === 0;
    case op.lineStart:
      // A newline at the very end starts no line.
      if (position === 0) return true;
      return position < length && subject.charCodeAt(position - 1) === newline;
    case op.subjectEnd:
      return position === length;
    case op.lastLineEnd:
      if (position === length - 1) return subject.charCodeAt(position) === newline;
      return position === length;
    case op.lineEnd:
      return position === length || subject.charCodeAt(position) === newline;
    case op.searchStart:
      return position === from;
    case op.wordEdge:
      return isWord(subject, position - 1) !== isWord(subject, position);
    case op.noWordEdge:
      return isWord(subject, position - 1) === isWord(subject, position);
    default:
      return false;
  }
}
