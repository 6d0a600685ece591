import { code, isDigit } from "./characters.js";
import { GroupNames } from "./group-names.js";
import { type Options, defaultOptions } from "./options.js";
import { type PatternProblem, type Reason, problemOf } from "./problem.js";
import { type PatternSource, readBytes, readCodePoints } from "./source.js";
import type { Condition, PatternNote } from "./tree.js";

/** The highest number of a capturing group. */
export const mostGroups = 65_535;

/** A group that is named somewhere and has to exist once the whole pattern has been read. */
export interface PendingReference {
  readonly group: number | string;
  readonly start: number;
  readonly end: number;
}

/** `(?(R1)`: what it means is settled when all names are known. */
export interface PendingRecursion {
  readonly condition: Condition;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A place in a pattern, and what the text before it has settled. Positions count units, not UTF-16 offsets. */
export class Reader {
  readonly source: PatternSource;
  readonly end: number;
  position = 0;
  options: Options = defaultOptions;
  /** The number of the last capturing group. */
  captures = 0;
  readonly names = new GroupNames();
  readonly references: PendingReference[] = [];
  /** Conditions whose meaning depends on names that may still come. */
  readonly recursions: PendingRecursion[] = [];
  readonly notes: PatternNote[] = [];
  /** Whether groups may share a number, in `(?|…)`. */
  sharesNumbers = false;
  hasLookbehind = false;
  /** How many lookarounds are open here. */
  openLooks = 0;
  /** The first problem; nothing is read after it. */
  problem: PatternProblem | undefined;

  readonly text: string;
  readonly utf: boolean;

  constructor(text: string, utf: boolean) {
    this.text = text;
    this.utf = utf;
    this.source = utf ? readCodePoints(text) : readBytes(text);
    this.end = this.source.units.length;
  }

  /** The character that many places ahead, or -1 beyond the end. */
  peek(ahead = 0): number {
    return this.source.units[this.position + ahead] ?? -1;
  }

  at(position: number): number {
    return this.source.units[position] ?? -1;
  }

  /** Whether these ASCII characters come next. */
  sees(text: string): boolean {
    for (let index = 0; index < text.length; index++) {
      if (this.peek(index) !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** Steps over the text if it comes next. */
  take(text: string): boolean {
    if (!this.sees(text)) return false;
    this.position += text.length;
    return true;
  }

  /** The offset in the pattern's text of a position. */
  offsetOf(position: number): number {
    const { offsets } = this.source;
    return offsets === undefined ? position : (offsets[position] ?? this.text.length);
  }

  /** The offset behind the character that ends at a position: in byte mode a character has several positions. */
  private endOffsetOf(position: number): number {
    let end = position;
    if (!this.utf) while (((this.source.units[end] ?? 0) & 0xc0) === 0x80) end++;
    return this.offsetOf(end);
  }

  spanFrom(start: number): { start: number; end: number } {
    return { start: this.offsetOf(start), end: this.endOffsetOf(this.position) };
  }

  textFrom(start: number, end = this.position): string {
    return this.text.slice(this.offsetOf(start), this.endOffsetOf(end));
  }

  /** Records the problem, which lies between two positions. */
  fail(reason: Reason, start: number, end = this.position): undefined {
    const from = this.offsetOf(start);
    const to = Math.max(this.endOffsetOf(Math.min(end, this.end)), from);
    return this.failAt(reason, from, to);
  }

  /** Records the problem, which lies between two offsets. */
  failAt(reason: Reason, start: number, end: number): undefined {
    // A message shows 60 characters, so no more have to be cut out.
    const shown = this.text.slice(start, Math.min(end, start + 200));
    this.problem ??= problemOf(reason, shown, { start, end });
    return undefined;
  }

  /** The size in UTF-8 of what lies between a position and here. */
  bytesFrom(start: number): number {
    if (!this.utf) return this.position - start;
    let size = 0;
    for (let position = start; position < this.position; position++) {
      const unit = this.at(position);
      size += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit < 0x10000 ? 3 : 4;
    }
    return size;
  }

  refer(group: number | string, start: number): void {
    this.references.push({ group, start, end: this.position });
  }
}

/**
 * Reads a decimal number. Undefined where there is none or, with a problem recorded, where it is over the limit.
 */
export function readNumber(reader: Reader, most: number, tooLarge: Reason): number | undefined {
  const start = reader.position;
  let value = 0;
  while (isDigit(reader.peek())) {
    value = value * 10 + reader.peek() - code.zero;
    reader.position++;
    if (value > most) return reader.fail(tooLarge, start);
  }
  return reader.position > start ? value : undefined;
}

/**
 * Reads a group's number; with a sign it counts from here. Undefined where there is no number or, with a problem
 * recorded, a wrong one.
 */
export function readGroupNumber(reader: Reader): number | undefined {
  const start = reader.position;
  const sign = reader.peek();
  const relative = sign === code.plus || sign === code.hyphen;
  if (relative) reader.position++;
  const most = sign === code.plus ? mostGroups - reader.captures : mostGroups;
  const number = readNumber(reader, most, "group-number-too-large");
  if (number === undefined) {
    if (reader.problem === undefined) reader.position = start;
    return undefined;
  }
  if (!relative) return number;
  if (number === 0) return reader.fail("relative-zero", start);
  if (sign === code.plus) return reader.captures + number;
  if (number > reader.captures) return reader.fail("non-existent-group", start);
  return reader.captures + 1 - number;
}
