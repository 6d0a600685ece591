/** Numbers of a fixed count of words, of which nobody knows beforehand how many there will be. */
export class WordBuffer {
  #words = new Uint32Array();
  #length = 0;
  readonly #capacity: number;

  /** @param capacity room for so many words is made at the first, which spares a list of known length its copies */
  constructor(capacity = 16) {
    this.#capacity = Math.max(Math.ceil(capacity), 16);
  }

  /** What was pushed; a view that later pushes may leave behind. */
  get words(): Uint32Array {
    return this.#words.subarray(0, this.#length);
  }

  push(word: number): void {
    if (this.#length === this.#words.length) this.#grow(1);
    this.#words[this.#length++] = word;
  }

  pushFrom(words: Uint32Array, from: number, count: number): void {
    if (this.#length + count > this.#words.length) this.#grow(count);
    for (let word = 0; word < count; word++) {
      this.#words[this.#length++] = words[from + word] ?? 0;
    }
  }

  #grow(count: number): void {
    const larger = new Uint32Array(
      Math.max(this.#capacity, 2 * this.#words.length, this.#length + count),
    );
    larger.set(this.#words);
    this.#words = larger;
  }
}
