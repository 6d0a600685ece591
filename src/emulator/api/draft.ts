import type { Collection } from "../model/collection.js";

/** Changes to a collection that take effect together, or not at all. Costs what the changes cost, however large it is. */
export class Draft<Held> {
  readonly #base: Collection<Held>;
  /** Undefined is deleted. */
  readonly #changes = new Map<string, Held | undefined>();
  #size: number;

  constructor(base: Collection<Held>) {
    this.#base = base;
    this.#size = base.size;
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): Held | undefined {
    return this.#changes.has(key) ? this.#changes.get(key) : this.#base.get(key);
  }

  set(key: string, held: Held): void {
    if (this.get(key) === undefined) this.#size++;
    this.#changes.set(key, held);
  }

  delete(key: string): void {
    if (this.get(key) !== undefined) this.#size--;
    this.#changes.set(key, undefined);
  }

  commit(): void {
    for (const [key, held] of this.#changes) {
      if (held === undefined) this.#base.delete(key);
      else this.#base.set(key, held);
    }
  }
}
