/** A part of a line that is no entry. Columns count UTF-16 code units from 1; `endColumn` is the one after. */
export interface RejectedEntry {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** The part itself, as it was written, whatever it holds; of a very long one its beginning. */
  readonly text: string;
  readonly problem: string;
  readonly help: string;
}

/** What is wrong with an entry. */
export interface Refusal {
  readonly problem: string;
  readonly help: string;
}

/** Where something stands: offsets of bytes, the end exclusive, and of the line that it is on. */
export interface Place {
  readonly line: number;
  readonly lineStart: number;
  readonly start: number;
  readonly end: number;
}

/** Of one rejected part so much is kept, in bytes: a line may have hundreds of megabytes. */
const longestText = 1024;

/** Gathers what is rejected: the first few in full, of the rest how many there were. */
export class Rejections {
  readonly #bytes: Uint8Array;
  readonly #keep: number;
  readonly #kept: RejectedEntry[] = [];
  #count = 0;

  constructor(bytes: Uint8Array, keep: number) {
    this.#bytes = bytes;
    this.#keep = keep;
  }

  get kept(): readonly RejectedEntry[] {
    return this.#kept;
  }

  get count(): number {
    return this.#count;
  }

  /** Whether the next one will be counted only, so that nobody needs to know what is wrong with it. */
  get isFull(): boolean {
    return this.#kept.length >= this.#keep;
  }

  /** Counts one, when full. */
  addUnread(): void {
    this.#count++;
  }

  add({ line, lineStart, start, end }: Place, { problem, help }: Refusal): void {
    this.#count++;
    if (this.isFull) return;
    const column = utf16Length(this.#bytes, lineStart, start) + 1;
    const endColumn = column + utf16Length(this.#bytes, start, end);
    const text = decode(this.#bytes, start, Math.min(end, start + longestText));
    this.#kept.push({ line, column, endColumn, text, problem, help });
  }
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Bytes as text; what is no UTF-8 becomes a replacement character. */
export function decode(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

const chunk = 0x1_0000;

/** How many UTF-16 code units the bytes decode to, without a string of them all. */
function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  const streaming = new TextDecoder("utf-8", { ignoreBOM: true });
  let length = 0;
  for (let at = start; at < end; at += chunk) {
    const part = bytes.subarray(at, Math.min(at + chunk, end));
    length += streaming.decode(part, { stream: true }).length;
  }
  return length + streaming.decode().length;
}
