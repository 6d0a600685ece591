import { aggregate, contains, sortUnique } from "./aggregate.js";
import { type Cidr, type Family, parseAddress, widthOf } from "./cidr.js";

/** An immutable set of addresses, made of blocks. */
export class AddressSet {
  /** The fewest blocks that hold exactly the set, IPv4 first, by network: what an ACL gets. */
  readonly cidrs: readonly Cidr[];

  /**
   * The entries, sorted and each once, when every one is a single address: what a dictionary of addresses gets.
   * Undefined when an entry is a block, which a dictionary cannot hold.
   */
  readonly exact: readonly Cidr[] | undefined;

  /** How many different entries went in, before neighbours were merged. */
  readonly size: number;

  private constructor(cidrs: readonly Cidr[]) {
    const entries = sortUnique(cidrs);
    const single = entries.every(({ family, prefix }) => prefix === widthOf(family));
    this.cidrs = Object.freeze(aggregate(entries));
    this.exact = single ? Object.freeze(entries) : undefined;
    this.size = entries.length;
    Object.freeze(this);
  }

  /** The set of all addresses in the blocks, which may overlap and come in any order. */
  static of(cidrs: readonly Cidr[]): AddressSet {
    return new AddressSet(cidrs);
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  has(family: Family, bits: bigint): boolean {
    return contains(this.cidrs, family, bits);
  }

  /** Whether the set holds the address that the text spells; false for a text that is no single address. */
  hasText(ip: string): boolean {
    const address = parseAddress(ip);
    return address !== undefined && this.has(address.family, address.bits);
  }
}
