/** A match: the whole text, then what each group captured; undefined for a group that took no part. */
export type Captures = readonly (string | undefined)[];

/** Why there is no match where PCRE2 might know better: the search was given up. */
export type PatternFailure =
  /** Too many steps. PCRE2's own limit counts otherwise, and is higher. */
  | "step limit"
  /** Too many points to come back to. */
  | "stack limit"
  /** A group that calls itself without taking a byte, for which PCRE2 gives up too. */
  | "recursion loop";

/** A pattern, compiled. It never hangs: where PCRE2 would give up on its match limit, there is no match. */
export interface Pattern {
  readonly source: string;
  /** Why the latest `exec` or `test` gave up; undefined if it did not. */
  readonly failure: PatternFailure | undefined;
  /** The first match at or behind `from`. Subject and captures are bytes. */
  exec(subject: string, from?: number): PatternMatch | undefined;
  test(subject: string): boolean;
}

export interface PatternMatch {
  readonly index: number;
  readonly end: number;
  readonly captures: Captures;
}
