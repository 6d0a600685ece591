/**
 * What a dictionary or an ACL holds, by key or id, in the order in which it came. Reading it page by page costs no more
 * than reading it once, however large it is.
 */
export class Collection<Held> {
  readonly #held = new Map<string, Held>();
  /** Whose the value is that no other may have, where there is one. */
  readonly #owners = new Map<string, string>();
  readonly #unique: ((held: Held) => string) | undefined;
  #list: readonly (readonly [string, Held])[] | undefined;

  /** @param unique what two of them cannot both have */
  constructor(
    held: Iterable<readonly [string, Held]> = [],
    unique: ((held: Held) => string) | undefined = undefined,
  ) {
    this.#unique = unique;
    for (const [key, value] of held) this.set(key, value);
  }

  get size(): number {
    return this.#held.size;
  }

  get(key: string): Held | undefined {
    return this.#held.get(key);
  }

  set(key: string, held: Held): void {
    this.#release(key);
    this.#held.set(key, held);
    if (this.#unique !== undefined) this.#owners.set(this.#unique(held), key);
    this.#list = undefined;
  }

  delete(key: string): void {
    this.#release(key);
    this.#held.delete(key);
    this.#list = undefined;
  }

  list(): readonly (readonly [string, Held])[] {
    this.#list ??= [...this.#held];
    return this.#list;
  }

  /** The key of the one that has a value which no other may have. */
  ownerOf(value: string): string | undefined {
    return this.#owners.get(value);
  }

  #release(key: string): void {
    const old = this.#held.get(key);
    if (old === undefined || this.#unique === undefined) return;
    const value = this.#unique(old);
    // In a draft that is made real, another may have taken it over already.
    if (this.#owners.get(value) === key) this.#owners.delete(value);
  }
}
