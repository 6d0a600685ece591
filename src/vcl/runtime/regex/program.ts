import type { ByteSet } from "./byte-sets.js";

/** The instructions of the backtracking machine, each with its operands. */
export const op = {
  /** byte */
  byte: 0,
  /** set */
  set: 1,
  fail: 2,
  match: 3,
  /** target */
  jump: 4,
  /** target: what to try if the rest fails */
  split: 5,
  subjectStart: 6,
  lineStart: 7,
  subjectEnd: 8,
  /** Also before a newline that ends the subject. */
  lastLineEnd: 9,
  lineEnd: 10,
  /** `\G` */
  searchStart: 11,
  wordEdge: 12,
  noWordEdge: 13,
  /** set, min, max: repetitions of one byte */
  greedyRun: 14,
  lazyRun: 15,
  possessiveRun: 16,
  /** group */
  open: 17,
  close: 18,
  loop: 19,
  /** min, max, exit, lazy: before a round of a loop */
  round: 20,
  /** min, round, exit: behind a round; `min` is -1 where empty rounds go on */
  endRound: 21,
  /** id */
  atomicOpen: 22,
  atomicClose: 23,
  /** Like the above, and the position goes back. */
  lookClose: 24,
  looseLookClose: 25,
  /** id, target: opens a lookaround; the target is where to go on if it does not match */
  barrier: 26,
  negativeClose: 27,
  /** length */
  back: 28,
  /** group, target */
  call: 29,
  return: 30,
  /** By `(*ACCEPT)`, after which the call is not come back to. */
  acceptReturn: 40,
  /** verb */
  verb: 31,
  /** group: closes an open group for `(*ACCEPT)` */
  acceptClose: 32,
  /** id: leaves what has been opened since that was, for good */
  leave: 33,
  /** list of groups, 1 to ignore case */
  backreference: 34,
  keep: 35,
  /** list of groups, target if none is set */
  ifSet: 36,
  /** list of groups, target if the innermost call is of none of them; an empty list stands for any call */
  ifCalled: 37,
  newlineSequence: 38,
  grapheme: 39,
} as const;

/** Verbs that act when they are backtracked to. */
export const verbCode = { COMMIT: 0, PRUNE: 1, SKIP: 2 } as const;

export const unlimited = 0x7fffffff;

/** A pattern as the backtracking machine runs it. */
export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly ByteSet[];
  readonly lists: readonly (readonly number[])[];
  readonly captures: number;
  /** Whether a match can only start where the subject does. */
  readonly anchored: boolean;
  /** What a match starts with; undefined where that may be anything, or nothing. */
  readonly firstBytes: ByteSet | undefined;
  /** A byte without which there is no match; empty where none is known. */
  readonly requiredText: string;
  readonly minLength: number;
  readonly notEmpty: boolean;
  readonly notEmptyAtStart: boolean;
  /** Whether `\R` is only CR, LF or CRLF. */
  readonly plainNewlines: boolean;
}
