import type { Blocks } from "./blocks.js";
import { type Cidr, type Family, parseAddress, widthOf } from "./cidr.js";
import { Entries } from "./entries.js";
import type { FamilySet } from "./family-set.js";
import { fromBigint, wordsOf } from "./words.js";

/** The blocks of both families. */
export interface FamilyBlocks {
  readonly v4: Blocks;
  readonly v6: Blocks;
}

/** An immutable set of addresses, made of single addresses and blocks. What is asked for is made once, then kept. */
export class AddressSet {
  static readonly empty: AddressSet = AddressSet.of([]);

  readonly #v4: FamilySet;
  readonly #v6: FamilySet;
  #cidrs: readonly Cidr[] | undefined;
  #exact: readonly Cidr[] | undefined;

  private constructor({ v4, v6 }: { readonly v4: FamilySet; readonly v6: FamilySet }) {
    this.#v4 = v4;
    this.#v6 = v6;
    Object.freeze(this);
  }

  /** The set of all addresses in the blocks, which may overlap and come in any order. */
  static of(cidrs: Iterable<Cidr>): AddressSet {
    const entries = new Entries();
    for (const cidr of cidrs) entries.add(cidr);
    return AddressSet.from(entries);
  }

  /** The set of what was gathered. */
  static from(entries: Entries): AddressSet {
    return new AddressSet(entries.toSets());
  }

  /** The fewest IPv4 blocks that, with {@link v6}, hold exactly the set: what an ACL gets. */
  get v4(): Blocks {
    return this.#v4.fewest;
  }

  /** The fewest IPv6 blocks that, with {@link v4}, hold exactly the set: what an ACL gets. */
  get v6(): Blocks {
    return this.#v6.fewest;
  }

  /**
   * The set as it was listed, for dictionaries: the single addresses that no listed block holds, each once, and the fewest
   * blocks for what was listed as blocks. They are disjoint, and together they are the set.
   */
  get listed(): { readonly addresses: FamilyBlocks; readonly blocks: FamilyBlocks } {
    const v4 = this.#v4.listed;
    const v6 = this.#v6.listed;
    return {
      addresses: { v4: v4.addresses, v6: v6.addresses },
      blocks: { v4: v4.blocks, v6: v6.blocks },
    };
  }

  /** {@link v4} and {@link v6} as one array, IPv4 first. An object for each block: not for large sets. */
  get cidrs(): readonly Cidr[] {
    return (this.#cidrs ??= Object.freeze(cidrsOf(this)));
  }

  /**
   * The entries, sorted and each once, when every one is a single address: what a dictionary of addresses gets.
   * Undefined when an entry is a block, which a dictionary cannot hold.
   */
  get exact(): readonly Cidr[] | undefined {
    const { addresses, blocks } = this.listed;
    if (blocks.v4.length + blocks.v6.length > 0) return undefined;
    return (this.#exact ??= Object.freeze(cidrsOf(addresses)));
  }

  /** How many different entries went in, before neighbours were merged; of a set made of others, those of `listed`. */
  get size(): number {
    return this.#v4.size + this.#v6.size;
  }

  get isEmpty(): boolean {
    return this.#v4.isEmpty && this.#v6.isEmpty;
  }

  /** How many addresses the set holds. */
  get addressCount(): { readonly v4: number; readonly v6: bigint } {
    return { v4: Number(this.#v4.count), v6: this.#v6.count };
  }

  has(family: Family, bits: bigint): boolean {
    if (bits < 0n || bits >> BigInt(widthOf(family)) > 0n) return false;
    if (family === 4) return this.#v4.hasIpv4(Number(bits));
    return this.#v6.has(fromBigint(bits, wordsOf(family)));
  }

  /** The fast way to ask. @param bits the address as a number of 32 bits without sign */
  hasIpv4(bits: number): boolean {
    return this.#v4.hasIpv4(bits);
  }

  /** Whether the set holds the address that the text spells; false for a text that is no single address. */
  hasText(ip: string): boolean {
    const address = parseAddress(ip);
    return address !== undefined && this.has(address.family, address.bits);
  }

  /** What is in this set or the other. */
  union(other: AddressSet): AddressSet {
    return new AddressSet({ v4: this.#v4.union(other.#v4), v6: this.#v6.union(other.#v6) });
  }

  /** What is in this set and not in the other. A block of which something is left stays a block, or becomes several. */
  minus(other: AddressSet): AddressSet {
    return new AddressSet({ v4: this.#v4.minus(other.#v4), v6: this.#v6.minus(other.#v6) });
  }

  /** What is in this set and in the other. */
  intersect(other: AddressSet): AddressSet {
    return new AddressSet({
      v4: this.#v4.intersect(other.#v4),
      v6: this.#v6.intersect(other.#v6),
    });
  }

  /** The set with every IPv6 entry that is longer than the prefix made its block of that length. */
  widenIpv6(prefix: number): AddressSet {
    return new AddressSet({ v4: this.#v4, v6: this.#v6.widen(prefix) });
  }
}

function cidrsOf({ v4, v6 }: FamilyBlocks): readonly Cidr[] {
  return [v4, v6].flatMap((blocks) =>
    Array.from({ length: blocks.length }, (_, index) => blocks.at(index)),
  );
}
