import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AddressSet, formatCidr, type Cidr } from "../../src/addresses/index.js";
import {
  bitmap,
  blocksIn,
  cidrsOf,
  fewest,
  listsIn,
  members,
  universes,
  universeSize,
  widthOf,
} from "./universe.js";

describe.each(universes)("in $name", (universe) => {
  const { family, base } = universe;
  const across = base % BigInt(universeSize) !== 0n;
  const lists = listsIn(universe);
  const mapOf = (set: AddressSet) => bitmap(universe, cidrsOf(blocksIn(universe, set)));
  const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
  const isExactAndFewest = (set: AddressSet, expected: Uint8Array) => {
    const blocks = cidrsOf(blocksIn(universe, set));
    expect(same(mapOf(set), expected)).toBe(true);
    expect(blocks).toHaveLength(fewest(expected, across));
    for (const [index, { network }] of blocks.entries()) {
      const before = blocks[index - 1];
      if (before === undefined) continue;
      const width = BigInt(widthOf(universe) - before.prefix);
      expect(network >= before.network + (1n << width)).toBe(true);
    }
  };

  it("holds exactly the same addresses in the fewest blocks, in order", () => {
    fc.assert(
      fc.property(lists, (cidrs) => {
        const set = AddressSet.of(cidrs);
        isExactAndFewest(set, bitmap(universe, cidrs));
        expect(set.size).toBe(new Set(cidrs.map(formatCidr)).size);
      }),
      { numRuns: 80 },
    );
  });

  it("keeps what was listed as single addresses apart from what was listed as blocks", () => {
    fc.assert(
      fc.property(lists, (cidrs) => {
        const { addresses, blocks } = AddressSet.of(cidrs).listed;
        const isSingle = ({ prefix }: Cidr) => prefix === widthOf(universe);
        const inBlocks = bitmap(
          universe,
          cidrs.filter((cidr) => !isSingle(cidr)),
        );
        const alone = cidrs.filter(
          (cidr) => isSingle(cidr) && inBlocks[Number(cidr.network - base)] === 0,
        );
        const listed = cidrsOf(blocksIn(universe, addresses));
        expect(listed.every(isSingle)).toBe(true);
        expect(listed.map(({ network }) => network)).toEqual(
          [...new Set(alone.map(({ network }) => network))].sort((a, b) => (a < b ? -1 : 1)),
        );
        const wide = cidrsOf(blocksIn(universe, blocks));
        expect(same(bitmap(universe, wide), inBlocks)).toBe(true);
        expect(wide).toHaveLength(fewest(inBlocks, across));
      }),
      { numRuns: 50 },
    );
  });

  it("unites, subtracts and intersects as the bitmaps do", () => {
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        const a = AddressSet.of(first);
        const b = AddressSet.of(second);
        const inA = bitmap(universe, first);
        const inB = bitmap(universe, second);
        isExactAndFewest(
          a.union(b),
          inA.map((bit, at) => bit | (inB[at] ?? 0)),
        );
        isExactAndFewest(
          a.minus(b),
          inA.map((bit, at) => bit & ~(inB[at] ?? 0) & 1),
        );
        isExactAndFewest(
          a.intersect(b),
          inA.map((bit, at) => bit & (inB[at] ?? 0)),
        );
        for (const result of [a.union(b), a.minus(b), a.intersect(b)]) {
          const { addresses, blocks } = result.listed;
          const parts = [blocksIn(universe, addresses), blocksIn(universe, blocks)].map((part) =>
            bitmap(universe, cidrsOf(part)),
          );
          const [single = inA, wide = inA] = parts;
          expect(single.some((bit, at) => bit === 1 && wide[at] === 1)).toBe(false);
          expect(
            same(
              single.map((bit, at) => bit | (wide[at] ?? 0)),
              mapOf(result),
            ),
          ).toBe(true);
          expect(result.size).toBe(
            [addresses, blocks].reduce((sum, part) => sum + part.v4.length + part.v6.length, 0),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it("knows its members, counts them, and finds blocks by their networks", () => {
    fc.assert(
      fc.property(listsIn(universe, 120), fc.nat(universeSize - 1), (cidrs, offset) => {
        const set = AddressSet.of(cidrs);
        const expected = bitmap(universe, cidrs);
        expect(same(members(universe, set), expected)).toBe(true);
        const count = expected.reduce((sum, bit) => sum + bit, 0);
        const { v4, v6 } = set.addressCount;
        expect([v4, v6]).toEqual(family === 4 ? [count, 0n] : [0, BigInt(count)]);

        const blocks = blocksIn(universe, set);
        const bits = base + BigInt(offset);
        const at = cidrsOf(blocks).findIndex(({ network }) => network >= bits);
        expect(blocks.lowerBound(bits)).toBe(at === -1 ? blocks.length : at);
      }),
      { numRuns: 20 },
    );
  });
});

it("widens IPv6 entries and leaves shorter ones and IPv4 alone", () => {
  const universe = universes.find(({ name }) => name === "2001:db8::/112");
  if (universe === undefined) throw new Error("no such universe");
  fc.assert(
    fc.property(listsIn(universe), fc.integer({ min: 113, max: 128 }), (cidrs, prefix) => {
      const office: Cidr = { family: 4, network: 0x01020304n, prefix: 32 };
      const size = 1n << BigInt(128 - prefix);
      const expected = cidrs.map((cidr) =>
        cidr.prefix <= prefix
          ? cidr
          : { ...cidr, network: cidr.network - (cidr.network % size), prefix },
      );
      const widened = AddressSet.of([...cidrs, office]).widenIpv6(prefix);
      expect(widened.cidrs).toEqual(AddressSet.of([...expected, office]).cidrs);
      expect(widened.listed.addresses.v4.texts()).toEqual(["1.2.3.4"]);
    }),
  );
});
