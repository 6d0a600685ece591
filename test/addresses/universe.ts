import * as fc from "fast-check";
import type { AddressSet, Blocks, Cidr } from "../../src/addresses/index.js";

/** 2^16 addresses of one family, few enough to keep as a bitmap. */
export interface Universe {
  readonly name: string;
  readonly family: 4 | 6;
  readonly base: bigint;
}

const bits = 16;
export const universeSize = 2 ** bits;

/** In the middle, and at both borders of what there is. */
export const universes: readonly Universe[] = [
  { name: "10.0.0.0/16", family: 4, base: 0x0a000000n },
  { name: "0.0.0.0/16", family: 4, base: 0n },
  { name: "255.255.0.0/16", family: 4, base: 0xffff0000n },
  { name: "2001:db8::/112", family: 6, base: 0x20010db8n << 96n },
  { name: "::/112", family: 6, base: 0n },
  { name: "the last /112", family: 6, base: ((1n << 112n) - 1n) << 16n },
  // The words that hold an address carry over within it.
  { name: "across a border of words", family: 6, base: (1n << 32n) - (1n << 15n) },
];

export function widthOf({ family }: Universe): number {
  return family === 4 ? 32 : 128;
}

/** Blocks anywhere in the universe, some doubled, and some with the neighbour that completes or extends them. */
export function listsIn(universe: Universe, maxLength = 40): fc.Arbitrary<readonly Cidr[]> {
  const { family, base } = universe;
  const across = base % BigInt(universeSize) !== 0n;
  const block = fc
    .record({
      offset: fc.oneof(
        fc.nat(universeSize - 1),
        fc.nat(63),
        fc.integer({ min: universeSize - 64, max: universeSize - 1 }),
        fc.integer({ min: universeSize / 2 - 32, max: universeSize / 2 + 32 }),
      ),
      width: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(across ? bits - 1 : bits)),
    })
    .map(({ offset, width }): Cidr => {
      const start = offset - (offset % 2 ** width);
      return { family, network: base + BigInt(start), prefix: widthOf(universe) - width };
    });
  return fc
    .array(fc.tuple(block, fc.constantFrom("alone", "twice", "with its neighbour")), { maxLength })
    .map((picks) =>
      picks.flatMap(([cidr, how]) => {
        const size = 1n << BigInt(widthOf(universe) - cidr.prefix);
        if (how === "alone" || size > BigInt(universeSize / 2)) return [cidr];
        if (how === "twice") return [cidr, cidr];
        const neighbour = base + ((cidr.network - base) ^ size);
        return [cidr, { ...cidr, network: neighbour }];
      }),
    );
}

/** One byte for each address of the universe. */
export function bitmap(universe: Universe, cidrs: Iterable<Cidr>): Uint8Array {
  const map = new Uint8Array(universeSize);
  for (const { network, prefix } of cidrs) {
    const start = Number(network - universe.base);
    map.fill(1, start, start + 2 ** (widthOf(universe) - prefix));
  }
  return map;
}

/**
 * The fewest blocks that hold the set addresses, counted from the definition: a block is taken whole, or its halves are
 * looked at. `across` says that the universe begins in the middle of its widest block, so that only halves are blocks.
 */
export function fewest(map: Uint8Array, across: boolean, start = 0, size = universeSize): number {
  const whole = !(across && size === universeSize);
  const part = map.subarray(start, start + size);
  if (!part.includes(1)) return 0;
  if (whole && !part.includes(0)) return 1;
  const half = size / 2;
  return fewest(map, across, start, half) + fewest(map, across, start + half, half);
}

export function cidrsOf(...all: readonly Blocks[]): readonly Cidr[] {
  return all.flatMap((blocks) =>
    Array.from({ length: blocks.length }, (_, index) => blocks.at(index)),
  );
}

export function blocksIn({ family }: Universe, set: { readonly v4: Blocks; readonly v6: Blocks }) {
  return family === 4 ? set.v4 : set.v6;
}

/** The set's addresses in the universe, by asking for each. */
export function members({ family, base }: Universe, set: AddressSet): Uint8Array {
  const map = new Uint8Array(universeSize);
  for (let offset = 0; offset < universeSize; offset++) {
    if (set.has(family, base + BigInt(offset))) map[offset] = 1;
  }
  return map;
}
