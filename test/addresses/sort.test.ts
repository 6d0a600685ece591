import { describe, expect, it } from "vitest";
import { AddressSet, type Cidr, type Family } from "../../src/addresses/index.js";

/** Numbers without a pattern, from a seed; a third of them twice. */
function numbers(count: number): readonly number[] {
  let state = 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return Array.from({ length: count }, () => next()).flatMap((one, index) =>
    index % 3 === 0 ? [one, one] : [one],
  );
}

/** Large enough for the ways that are taken with long lists only. */
describe.each<[Family, string, (value: number) => bigint]>([
  [4, "anywhere", (value) => BigInt(value)],
  [4, "crowded", (value) => 0xffff_0000n + BigInt(value & 0xffff)],
  [4, "in one /16 each", (value) => BigInt(value & 0xffff) << 16n],
  [6, "by their first words", (value) => (BigInt(value) << 96n) | 1n],
  [6, "by their last words", (value) => (0x20010db8n << 96n) | BigInt(value)],
  [6, "by all words", (value) => BigInt(value) * 0x1_0000_0001_0000_0001_0000_0001n],
])("IPv%d %s", (family, _, bitsOf) => {
  it("is sorted, and each address is there once", () => {
    const values = numbers(10_000).map(bitsOf);
    const prefix = family === 4 ? 32 : 128;
    const set = AddressSet.of(values.map((network): Cidr => ({ family, network, prefix })));
    const { addresses } = set.listed;
    const blocks = family === 4 ? addresses.v4 : addresses.v6;
    const sorted = [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
    expect(blocks.length).toBe(sorted.length);
    expect(sorted.every((network, index) => blocks.at(index).network === network)).toBe(true);
  });
});

it("leaves what it was given as it is", () => {
  const cidrs = numbers(10_000).map((bits): Cidr => ({
    family: 4,
    network: BigInt(bits),
    prefix: 32,
  }));
  const first = AddressSet.of(cidrs);
  const before = first.v4.texts();
  first.union(AddressSet.of(cidrs.slice(0, 5000)));
  expect(first.v4.texts()).toEqual(before);
});
