import type { Pattern, PatternFailure, PatternMatch } from "../pattern.js";

/** A pattern that JavaScript's engine runs; subjects on which that might take long go to the other one. */
export class RegExpPattern implements Pattern {
  readonly source: string;
  failure: PatternFailure | undefined = undefined;
  private readonly first: RegExp;
  private readonly later: RegExp;
  private readonly mostBytes: number;
  private readonly makeOther: () => Pattern;
  private other: Pattern | undefined;

  constructor(source: string, translated: string, mostBytes: number, makeOther: () => Pattern) {
    this.source = source;
    this.first = new RegExp(translated);
    this.later = new RegExp(translated, "g");
    this.mostBytes = mostBytes;
    this.makeOther = makeOther;
  }

  test(subject: string): boolean {
    if (subject.length > this.mostBytes) return this.onOther((other) => other.test(subject));
    this.failure = undefined;
    return this.first.test(subject);
  }

  exec(subject: string, from = 0): PatternMatch | undefined {
    if (subject.length > this.mostBytes) return this.onOther((other) => other.exec(subject, from));
    this.failure = undefined;
    let match;
    if (from === 0) match = this.first.exec(subject);
    else {
      this.later.lastIndex = from;
      match = this.later.exec(subject);
    }
    if (match === null) return undefined;
    const { index } = match;
    return { index, end: index + match[0].length, captures: match.slice() };
  }

  private onOther<Result>(run: (other: Pattern) => Result): Result {
    this.other ??= this.makeOther();
    const result = run(this.other);
    this.failure = this.other.failure;
    return result;
  }
}
