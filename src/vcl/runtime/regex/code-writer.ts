import type { ByteSet } from "./byte-sets.js";

/** Code as it is written. Jumps forward are filled in once it is known where they land. */
export class CodeWriter {
  readonly code: number[] = [];
  readonly sets: ByteSet[] = [];
  readonly lists: (readonly number[])[] = [];
  private readonly setIndex = new Map<string, number>();

  /** Appends words, and returns the offset of the last one. */
  emit(...words: readonly number[]): number {
    this.code.push(...words);
    return this.code.length - 1;
  }

  /** Makes operands lead to what comes next. */
  land(...operands: readonly number[]): void {
    for (const operand of operands) this.code[operand] = this.code.length;
  }

  setOf(set: ByteSet): number {
    const key = set.join("");
    const known = this.setIndex.get(key);
    if (known !== undefined) return known;
    this.setIndex.set(key, this.sets.length);
    return this.sets.push(set) - 1;
  }

  listOf(groups: readonly number[]): number {
    return this.lists.push(groups) - 1;
  }
}
