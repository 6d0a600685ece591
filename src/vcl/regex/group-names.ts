import type { GroupName } from "./tree.js";

/** The most names that a pattern may have. */
export const mostNames = 10_000;

/** The names of a pattern's groups, in the order in which they appear. */
export class GroupNames {
  readonly list: GroupName[] = [];
  private readonly numbers = new Map<string, number[]>();
  private readonly nameOfNumber = new Map<number, string>();

  /** The numbers of the groups with this name. */
  numbersOf(name: string): readonly number[] {
    return this.numbers.get(name) ?? [];
  }

  /** Names a group. Groups of one number, in `(?|…)`, must have one name. */
  add(
    name: string,
    number: number,
    mayRepeat: boolean,
  ): "duplicate-name" | "name-of-same-number" | "too-many-names" | undefined {
    if (this.list.length >= mostNames) return "too-many-names";
    const numbers = this.numbers.get(name) ?? [];
    for (const other of numbers) {
      if (other === number) return undefined;
      if (!mayRepeat) return "duplicate-name";
    }
    if (this.nameOfNumber.has(number)) return "name-of-same-number";
    numbers.push(number);
    this.numbers.set(name, numbers);
    this.nameOfNumber.set(number, name);
    this.list.push({ name, number });
    return undefined;
  }
}
