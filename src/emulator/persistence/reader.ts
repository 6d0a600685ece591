/** Reads a JSON document of which nothing is known: every step says what it expects, and throws where it is not so. */

/** Where a document is not what it should be. */
export class ShapeError extends Error {}

export class Reader {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path = "") {
    this.#value = value;
    this.#path = path;
  }

  /** @throws ShapeError, as all methods do */
  at(name: string): Reader {
    const value = this.#value;
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return this.#fail("an object");
    const found: unknown = Object.hasOwn(value, name)
      ? Object.entries(value).find(([key]) => key === name)?.[1]
      : undefined;
    return new Reader(found, this.#path === "" ? name : `${this.#path}.${name}`);
  }

  list(): readonly Reader[] {
    const value = this.#value;
    if (!Array.isArray(value)) return this.#fail("an array");
    return value.map((each, index) => new Reader(each, `${this.#path}[${index}]`));
  }

  /** A map that was written as pairs. */
  map<Held>(read: (value: Reader, key: string) => Held): Map<string, Held> {
    return new Map(
      this.list().map((pair) => {
        const [key, value] = pair.list();
        if (key === undefined || value === undefined) return pair.#fail("a pair");
        const name = key.text();
        return [name, read(value, name)] as const;
      }),
    );
  }

  text(): string {
    return typeof this.#value === "string" ? this.#value : this.#fail("text");
  }

  number(): number {
    return typeof this.#value === "number" && Number.isFinite(this.#value)
      ? this.#value
      : this.#fail("a number");
  }

  flag(): boolean {
    return typeof this.#value === "boolean" ? this.#value : this.#fail("true or false");
  }

  /** Undefined where the document has nothing, or null. */
  optional<Held>(read: (value: Reader) => Held): Held | undefined {
    return this.#value === undefined || this.#value === null ? undefined : read(this);
  }

  /** The value itself, where a guard takes it. */
  as<Held>(guard: (value: unknown) => value is Held, expected: string): Held {
    return guard(this.#value) ? this.#value : this.#fail(expected);
  }

  #fail(expected: string): never {
    throw new ShapeError(`${this.#path === "" ? "the document" : this.#path} is not ${expected}`);
  }
}
