import { blocksOf, blocksOfAddresses, blocksOfIpv4, type Blocks } from "./blocks.js";
import { Ipv4Index } from "./ipv4-index.js";
import {
  addressesOfRanges,
  coalesceAddresses,
  complement,
  find,
  intersect,
  rangesOfAddresses,
  unite,
  widen,
  type Ranges,
} from "./ranges.js";
import { sortUnique } from "./sort.js";

interface Content {
  /** Single addresses as they were listed, sorted, each once; blocks may hold them as well. */
  readonly addresses: Uint32Array;
  /** What was listed as blocks, coalesced. */
  readonly blocks: Ranges;
  /** Different entries that went in; those of `listed` when left out. */
  readonly size?: number;
}

/** Ranges from which an index is worth its making: sets of a few are made for single requests. */
const worthIndex = 64;

/** The addresses of one family in a set. */
export class FamilySet {
  readonly #addresses: Uint32Array;
  readonly #blocks: Ranges;
  readonly #size: number | undefined;
  #ranges: Ranges | undefined;
  #fewest: Blocks | undefined;
  #listed: { readonly addresses: Blocks; readonly blocks: Blocks } | undefined;
  #index: Ipv4Index | undefined;

  constructor({ addresses, blocks, size }: Content) {
    this.#addresses = addresses;
    this.#blocks = blocks;
    this.#size = size;
  }

  /** All of it, coalesced. */
  get ranges(): Ranges {
    return (this.#ranges ??= unite(
      this.#blocks,
      coalesceAddresses(this.#addresses, this.#blocks.width),
    ));
  }

  /** The fewest blocks that hold exactly the set. */
  get fewest(): Blocks {
    const { width, bounds } = this.#blocks;
    return (this.#fewest ??=
      width === 1 && bounds.length === 0 ? blocksOfIpv4(this.#addresses) : blocksOf(this.ranges));
  }

  /** Single addresses that no listed block holds, and the fewest blocks for the listed blocks. */
  get listed(): { readonly addresses: Blocks; readonly blocks: Blocks } {
    return (this.#listed ??= Object.freeze({
      addresses: blocksOfAddresses(
        this.#blocks.width === 1 ? 4 : 6,
        addressesOfRanges(intersect(this.#singles, complement(this.#blocks))),
      ),
      blocks: blocksOf(this.#blocks),
    }));
  }

  get isEmpty(): boolean {
    return this.#addresses.length === 0 && this.#blocks.bounds.length === 0;
  }

  get size(): number {
    return this.#size ?? this.listed.addresses.length + this.listed.blocks.length;
  }

  /** @param words the address */
  has(words: Uint32Array): boolean {
    return find(this.ranges, words, 0) !== -1;
  }

  /** For a family of IPv4. */
  hasIpv4(bits: number): boolean {
    if (this.#index !== undefined) return this.#index.has(bits);
    const { ranges } = this;
    if (ranges.bounds.length >= 2 * worthIndex) this.#index = new Ipv4Index(ranges);
    return this.has(Uint32Array.of(bits));
  }

  union(other: FamilySet): FamilySet {
    const addresses = this.#merge(this.#addresses, other.#addresses);
    return new FamilySet({ addresses, blocks: unite(this.#blocks, other.#blocks) });
  }

  minus(other: FamilySet): FamilySet {
    const kept = complement(other.ranges);
    return new FamilySet({
      addresses: addressesOfRanges(intersect(this.#singles, kept)),
      blocks: intersect(this.#blocks, kept),
    });
  }

  intersect(other: FamilySet): FamilySet {
    return new FamilySet({
      addresses: this.#merge(
        addressesOfRanges(intersect(this.#singles, other.ranges)),
        addressesOfRanges(intersect(other.#singles, this.ranges)),
      ),
      blocks: intersect(this.#blocks, other.#blocks),
    });
  }

  /** Every entry with a longer prefix becomes its block of the given one. */
  widen(prefix: number): FamilySet {
    return prefix >= 32 * this.#blocks.width
      ? this
      : new FamilySet({ addresses: new Uint32Array(), blocks: widen(this.ranges, prefix) });
  }

  /** How many addresses there are. */
  get count(): bigint {
    const { width, bounds } = this.ranges;
    const stride = 2 * width;
    // Differences of words, added up apart: exact for as many ranges as fit into memory.
    const sums = new Float64Array(width);
    for (let at = 0; at < bounds.length; at += stride) {
      for (let word = 0; word < width; word++) {
        const difference = (bounds[at + width + word] ?? 0) - (bounds[at + word] ?? 0);
        sums[word] = (sums[word] ?? 0) + difference;
      }
    }
    let differences = 0n;
    for (const sum of sums) differences = (differences << 32n) + BigInt(sum);
    return differences + BigInt(bounds.length / stride);
  }

  #merge(a: Uint32Array, b: Uint32Array): Uint32Array {
    const both = new Uint32Array(a.length + b.length);
    both.set(a);
    both.set(b, a.length);
    return sortUnique(both, this.#blocks.width);
  }

  get #singles(): Ranges {
    return rangesOfAddresses(this.#addresses, this.#blocks.width);
  }
}
