/** The value of a banned address's dictionary item. Not a number: presence is what counts, for good. */
export const bannedValue = "banned";

/** Dictionary items that all have the same value; a million of them take little more than their keys. */
export class BannedItems implements ReadonlyMap<string, string> {
  readonly #keys: readonly string[];
  #known: ReadonlySet<string> | undefined;

  /** @param keys each once */
  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  get size(): number {
    return this.#keys.length;
  }

  has(key: string): boolean {
    return (this.#known ??= new Set(this.#keys)).has(key);
  }

  get(key: string): string | undefined {
    return this.has(key) ? bannedValue : undefined;
  }

  forEach(each: (value: string, key: string, map: ReadonlyMap<string, string>) => void): void {
    for (const key of this.#keys) each(bannedValue, key, this);
  }

  keys(): MapIterator<string> {
    return this.#keys.values();
  }

  *values(): MapIterator<string> {
    for (const _ of this.#keys) yield bannedValue;
  }

  *entries(): MapIterator<[string, string]> {
    for (const key of this.#keys) yield [key, bannedValue];
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }
}
