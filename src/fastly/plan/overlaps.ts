import { parseCidr, type Cidr } from "../../addresses/index.js";

interface Block {
  /** First and last address as texts that sort like numbers, the family in front. */
  readonly first: string;
  readonly last: string;
  readonly index: number;
}

/**
 * Blocks, each with a number, and a quick answer to: which is the highest number of those that overlap another? A text
 * that is no block overlaps nothing: no client has that address.
 */
export class Overlaps {
  readonly #blocks: readonly Block[];
  /** The highest number of each block, by its first and last address. */
  readonly #exact = new Map<string, number>();
  readonly #lengths: readonly (readonly [family: 4 | 6, prefix: number])[];

  constructor(numbered: Iterable<readonly [text: string, index: number]>) {
    const blocks: Block[] = [];
    const lengths = new Map<string, readonly [4 | 6, number]>();
    for (const [text, index] of numbered) {
      const parsed = parseCidr(text);
      if (!parsed.ok) continue;
      const { family, prefix } = parsed.cidr;
      const block = { ...boundsOf(parsed.cidr), index };
      blocks.push(block);
      lengths.set(`${family}/${prefix}`, [family, prefix]);
      const key = block.first + block.last;
      this.#exact.set(key, Math.max(this.#exact.get(key) ?? -1, index));
    }
    this.#blocks = blocks.sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
    this.#lengths = [...lengths.values()];
  }

  /** Blocks whose number does not matter. */
  static of(sets: Iterable<Iterable<string>>): Overlaps {
    return new Overlaps(numbered(sets));
  }

  /** @returns -1 where none overlaps */
  highest(text: string): number {
    const parsed = parseCidr(text);
    if (!parsed.ok) return -1;
    const { cidr } = parsed;
    // Two blocks are apart, or one holds the other. Those that hold this one:
    let highest = this.#highestAround(cidr);
    // Those that it holds:
    const { first, last } = boundsOf(cidr);
    for (let at = this.#firstFrom(first); at < this.#blocks.length; at++) {
      const block = this.#blocks[at];
      if (block === undefined || block.first > last) break;
      highest = Math.max(highest, block.index);
    }
    return highest;
  }

  overlaps(text: string): boolean {
    return this.highest(text) >= 0;
  }

  /** Whether one of the blocks holds all of another. */
  covers(text: string): boolean {
    const parsed = parseCidr(text);
    return parsed.ok && this.#highestAround(parsed.cidr) >= 0;
  }

  #highestAround(cidr: Cidr): number {
    let highest = -1;
    for (const [family, prefix] of this.#lengths) {
      if (family !== cidr.family || prefix > cidr.prefix) continue;
      const { first, last } = boundsOf({ ...cidr, prefix });
      highest = Math.max(highest, this.#exact.get(first + last) ?? -1);
    }
    return highest;
  }

  #firstFrom(first: string): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#blocks[middle]?.first ?? "") < first) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function* numbered(sets: Iterable<Iterable<string>>): Generator<readonly [string, number]> {
  for (const set of sets) for (const text of set) yield [text, 0];
}

function boundsOf({ family, network, prefix }: Cidr): Pick<Block, "first" | "last"> {
  const width = family === 4 ? 32 : 128;
  const rest = (1n << BigInt(width - prefix)) - 1n;
  const first = (network | rest) ^ rest;
  const text = (bits: bigint) => family + bits.toString(16).padStart(width / 4, "0");
  return { first: text(first), last: text(first | rest) };
}
