import type { Cidr, Family } from "./cidr.js";
import { ipv4Lines, ipv6Lines } from "./lines.js";
import type { Ranges } from "./ranges.js";
import { split, splitIpv4Addresses, type SplitBlocks } from "./split.js";
import { compareWords, fromBigint, toBigint, wordsOf } from "./words.js";

/** Blocks of one family in order, none overlapping. Typed arrays inside: a million take a few megabytes. */
export interface Blocks {
  readonly family: Family;
  readonly length: number;
  /** @throws RangeError for an index that is not there */
  at(index: number): Cidr;
  /**
   * As `formatCidr` spells it.
   *
   * @throws RangeError for an index that is not there
   */
  text(index: number): string;
  /** The blocks from `from` to before `to`, which default to the first and the end, as `formatCidr` spells them. */
  texts(from?: number, to?: number): string[];
  /** The same, each with a line feed behind it, as the bytes of one text: for writing them out. */
  lines(from?: number, to?: number): Uint8Array;
  /** The first index whose network is `bits` or above; the length when there is none. */
  lowerBound(bits: bigint): number;
}

/** The fewest blocks that hold exactly the ranges, which must be coalesced. */
export function blocksOf(ranges: Ranges): Blocks {
  return new TypedBlocks(ranges.width === 1 ? 4 : 6, split(ranges));
}

/** The fewest blocks that hold exactly the IPv4 addresses, sorted and each once. */
export function blocksOfIpv4(addresses: Uint32Array): Blocks {
  return new TypedBlocks(4, splitIpv4Addresses(addresses));
}

/** Each address of a sorted array as a block of its own. */
export function blocksOfAddresses(family: Family, addresses: Uint32Array): Blocks {
  const width = wordsOf(family);
  const prefixes = new Uint8Array(addresses.length / width).fill(32 * width);
  return new TypedBlocks(family, { networks: addresses, prefixes });
}

class TypedBlocks implements Blocks {
  readonly family: Family;
  readonly length: number;
  readonly #networks: Uint32Array;
  readonly #prefixes: Uint8Array;

  constructor(family: Family, { networks, prefixes }: SplitBlocks) {
    this.family = family;
    this.length = prefixes.length;
    this.#networks = networks;
    this.#prefixes = prefixes;
    Object.freeze(this);
  }

  at(index: number): Cidr {
    const { family } = this;
    const width = wordsOf(family);
    const prefix = this.#prefixOf(index);
    return { family, network: toBigint(this.#networks, index * width, width), prefix };
  }

  text(index: number): string {
    this.#prefixOf(index);
    return this.texts(index, index + 1).join("");
  }

  texts(from = 0, to = this.length): string[] {
    const texts = new TextDecoder().decode(this.lines(from, to)).split("\n");
    // Behind the last line feed.
    texts.pop();
    return texts;
  }

  lines(from = 0, to = this.length): Uint8Array {
    const start = Math.max(from, 0);
    const end = Math.min(to, this.length);
    return this.family === 4
      ? ipv4Lines(this.#networks, this.#prefixes, start, end)
      : ipv6Lines(this.#networks, this.#prefixes, start, end);
  }

  lowerBound(bits: bigint): number {
    const width = wordsOf(this.family);
    if (bits >> BigInt(32 * width) > 0n) return this.length;
    const wanted = fromBigint(bits > 0n ? bits : 0n, width);
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareWords(this.#networks, middle * width, wanted, 0, width) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #prefixOf(index: number): number {
    const prefix = this.#prefixes[index];
    if (prefix === undefined) throw new RangeError(`there is no block ${index}`);
    return prefix;
  }
}
