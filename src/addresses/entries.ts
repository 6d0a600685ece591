import type { Cidr, Family } from "./cidr.js";
import { FamilySet } from "./family-set.js";
import { coalesce } from "./ranges.js";
import { sortUnique } from "./sort.js";
import { WordBuffer } from "./word-buffer.js";
import { boundsOf, hostMask, wordsOf, type Width } from "./words.js";

/** Where entries of a set are gathered: in any order, doubled and overlapping as they come. */
export class Entries {
  readonly #ipv4: FamilyEntries;
  readonly #ipv6: FamilyEntries;
  readonly #ipv6Bounds = new Uint32Array(8);

  /** @param expected how many single addresses there may be */
  constructor(expected = 0) {
    this.#ipv4 = new FamilyEntries(4, expected);
    this.#ipv6 = new FamilyEntries(6, expected);
  }

  add(cidr: Cidr): void {
    const { family, prefix } = cidr;
    if (family === 4) this.addIpv4(Number(cidr.network), prefix);
    else this.#ipv6.add(boundsOf(cidr));
  }

  addIpv4(network: number, prefix: number): void {
    if (prefix === 32) this.#ipv4.addresses.push(network);
    else {
      this.#ipv4.blocks.push(network);
      this.#ipv4.blocks.push(network | hostMask(prefix, 0));
    }
  }

  /** @param words the four words of the network */
  addIpv6(words: Uint32Array, prefix: number): void {
    if (prefix === 128) {
      this.#ipv6.addresses.pushFrom(words, 0, 4);
      return;
    }
    const bounds = this.#ipv6Bounds;
    for (let word = 0; word < 4; word++) {
      const start = words[word] ?? 0;
      bounds[word] = start;
      bounds[4 + word] = start | hostMask(prefix, word);
    }
    this.#ipv6.blocks.pushFrom(bounds, 0, 8);
  }

  /** What was gathered. */
  toSets(): { readonly v4: FamilySet; readonly v6: FamilySet } {
    return { v4: this.#ipv4.toSet(), v6: this.#ipv6.toSet() };
  }
}

class FamilyEntries {
  readonly #width: Width;
  readonly addresses: WordBuffer;
  /** First and last addresses. */
  readonly blocks = new WordBuffer();

  constructor(family: Family, expected: number) {
    this.#width = wordsOf(family);
    this.addresses = new WordBuffer(this.#width * expected);
  }

  /** @param bounds first and last address */
  add(bounds: Uint32Array): void {
    const width = this.#width;
    const isSingle = bounds.subarray(0, width).every((word, at) => word === bounds[width + at]);
    if (isSingle) this.addresses.pushFrom(bounds, 0, width);
    else this.blocks.pushFrom(bounds, 0, 2 * width);
  }

  toSet(): FamilySet {
    const width = this.#width;
    const addresses = sortUnique(this.addresses.words, width);
    const bounds = sortUnique(this.blocks.words, 2 * width);
    const size = addresses.length / width + bounds.length / (2 * width);
    return new FamilySet({ addresses, blocks: coalesce({ width, bounds }), size });
  }
}
