import type { Blocks, FamilyBlocks } from "../../addresses/index.js";
import type { AclContainer } from "./container.js";
import { ask, byBit, byFamily, nobody, type Lookup } from "./lookup.js";

/**
 * Lays blocks out over ACLs of so many entries. What does not fit is divided at the address space's middle, and its
 * halves likewise: where a block goes depends on the blocks around it only, so that one more address changes one ACL.
 *
 * Blocks are aligned as the halves are, so none stands in two of them. An ACL is named after the first address of
 * its part: of the list `wall`, `wall` begins at 0.0.0.0, `wall_c` at 192.0.0.0, `wall_c0a8` at 192.168.0.0, and
 * `wall_v6_2001` at 2001::.
 */
export function aclShards(
  list: string,
  name: string,
  { v4, v6 }: FamilyBlocks,
  most: number,
): Lookup {
  if (v4.length + v6.length === 0) return nobody;
  if (v4.length + v6.length <= most) {
    return ask(aclOf(list, name, [...v4.texts(), ...v6.texts()]));
  }
  const spread = (blocks: Blocks, first: string): Lookup =>
    new Spread(list, first, blocks, most).part(0n, 0, 0, blocks.length);
  return byFamily(spread(v4, name), spread(v6, `${name}_v6`));
}

function aclOf(list: string, name: string, entries: readonly string[]): AclContainer {
  return { kind: "acl", name, list, managed: "file", entries };
}

class Spread {
  readonly #list: string;
  readonly #name: string;
  readonly #blocks: Blocks;
  readonly #most: number;
  readonly #width: number;

  constructor(list: string, name: string, blocks: Blocks, most: number) {
    this.#list = list;
    this.#name = name;
    this.#blocks = blocks;
    this.#most = most;
    this.#width = blocks.family === 4 ? 32 : 128;
  }

  /** The blocks from index `from` to `to`, which are those of the part that begins at `first` and shares `depth` bits. */
  part(first: bigint, depth: number, from: number, to: number): Lookup {
    if (from === to) return nobody;
    if (to - from <= this.#most) {
      return ask(aclOf(this.#list, this.#nameOf(first), this.#blocks.texts(from, to)));
    }
    const bit = this.#width - 1 - depth;
    const middle = first | (1n << BigInt(bit));
    const cut = Math.min(Math.max(this.#blocks.lowerBound(middle), from), to);
    return byBit(
      bit,
      this.part(first, depth + 1, from, cut),
      this.part(middle, depth + 1, cut, to),
    );
  }

  #nameOf(first: bigint): string {
    const digits = first
      .toString(16)
      .padStart(this.#width / 4, "0")
      .replace(/0+$/, "");
    return digits === "" ? this.#name : `${this.#name}_${digits}`;
  }
}
