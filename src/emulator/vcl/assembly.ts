interface Piece {
  /** Where it starts in the whole text. */
  readonly start: number;
  /** What an error message calls it: `snippet block`, `vcl main`, or `generated`. */
  readonly source: string;
  /** The line of the source at which it starts: a file with includes comes in several pieces. */
  readonly line: number;
}

/** A text put together from others, which remembers what came from where. */
export class Assembly {
  #text = "";
  readonly #pieces: Piece[] = [];

  get text(): string {
    return this.#text;
  }

  add(text: string, source = "generated", line = 1): void {
    this.#pieces.push({ start: this.#text.length, source, line });
    this.#text += text;
  }

  /** `(snippet block Line 3 Pos 7)`: a place in the text, in the words of Fastly's compiler. */
  place(offset: number): string {
    const piece = this.#pieces.findLast(({ start }) => start <= offset);
    const { start, source, line } = piece ?? { start: 0, source: "generated", line: 1 };
    const before = this.#text.slice(start, offset).split("\n");
    return `(${source} Line ${line + before.length - 1} Pos ${(before.at(-1)?.length ?? 0) + 1})`;
  }
}
