/**
 * What generated code refers to and cannot be written into it: patterns, tables, functions. Each is made once, for
 * all requests, and has a name: `k0`, `k1`, … .
 */
export class Constants {
  readonly values: unknown[] = [];
  readonly #names = new Map<unknown, string>();

  /** @returns its name in the code */
  name(value: unknown): string {
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const name = `k${this.values.length}`;
    this.values.push(value);
    this.#names.set(value, name);
    return name;
  }

  /** Declares them all, of an array that is called `k`. */
  declarations(): string {
    if (this.values.length === 0) return "";
    return `const ${this.values.map((_, index) => `k${index} = k[${index}]`).join(", ")};\n`;
  }
}
