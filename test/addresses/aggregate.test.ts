import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  type Cidr,
  aggregate,
  contains,
  formatCidr,
  parseCidr,
  sortUnique,
} from "../../src/addresses/index.js";

function blocks(text: string): readonly Cidr[] {
  return text
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      const parsed = parseCidr(word);
      if (!parsed.ok) throw new Error(parsed.problem);
      return parsed.cidr;
    });
}

const words = (cidrs: readonly Cidr[]): string => cidrs.map(formatCidr).join(" ");

describe("aggregates", () => {
  test.each([
    ["", ""],
    ["1.2.3.4", "1.2.3.4"],
    ["1.2.3.4 1.2.3.4", "1.2.3.4"],
    ["10.0.0.0/8 10.1.2.3 10.0.0.0/24", "10.0.0.0/8"],
    ["10.1.2.3 10.0.0.0/8", "10.0.0.0/8"],
    ["1.2.3.4 1.2.3.5", "1.2.3.4/31"],
    ["1.2.3.5 1.2.3.6", "1.2.3.5 1.2.3.6"],
    ["1.2.3.7 1.2.3.5 1.2.3.6 1.2.3.4", "1.2.3.4/30"],
    ["10.0.0.0/25 10.0.0.128/26 10.0.0.192/27 10.0.0.224/27", "10.0.0.0/24"],
    ["::1 1.2.3.4 :: 255.0.0.0/8", "1.2.3.4 255.0.0.0/8 ::/127"],
    ["255.255.255.255 ::", "255.255.255.255 ::"],
    ["0.0.0.0/1 128.0.0.0/1", "0.0.0.0/0"],
    ["8000::/1 ::/1 0.0.0.0/1", "0.0.0.0/1 ::/0"],
  ])("%j to %j", (from, to) => {
    expect(words(aggregate(blocks(from)))).toBe(to);
  });
});

it("sorts and drops duplicates without merging", () => {
  expect(
    words(sortUnique(blocks("::1 9.9.9.9 1.2.3.5 1.2.3.4 1.2.3.5 1.2.3.0/24 1.0.0.0/8"))),
  ).toBe("1.0.0.0/8 1.2.3.0/24 1.2.3.4 1.2.3.5 9.9.9.9 ::1");
});

it("finds an address at both ends of every block and not beside it", () => {
  const list = aggregate(blocks("10.0.0.0/24 10.0.2.0/24 255.255.255.255 ::5 8000::/1"));
  const at = (family: 4 | 6, bits: bigint): boolean => contains(list, family, bits);
  expect([0x09ffffffn, 0x0a000000n, 0x0a0000ffn, 0x0a000100n].map((bits) => at(4, bits))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([0x0a000200n, 0x0a0002ffn, 0x0a000300n].map((bits) => at(4, bits))).toEqual([
    true,
    true,
    false,
  ]);
  expect([at(4, 0n), at(4, 0xffffffffn), at(6, 0xffffffffn)]).toEqual([false, true, false]);
  expect([at(6, 4n), at(6, 5n), at(6, 6n)]).toEqual([false, true, false]);
  expect([at(6, (1n << 127n) - 1n), at(6, 1n << 127n), at(6, (1n << 128n) - 1n)]).toEqual([
    false,
    true,
    true,
  ]);
  expect(contains([], 4, 0n)).toBe(false);
});

/** 1,024 addresses of one family, small enough to keep as a bitmap. */
const universes = [
  { name: "10.0.0.0/22", family: 4, base: 0x0a000000n, prefix: 22 },
  { name: "2001:db8::/118", family: 6, base: 0x20010db8n << 96n, prefix: 118 },
] as const;
const universeSize = 1024;

describe.each(universes)("in $name", ({ family, base, prefix }) => {
  const block = fc
    .record({ offset: fc.nat(universeSize - 1), extra: fc.nat(10) })
    .map(({ offset, extra }): Cidr => {
      const size = universeSize >> extra;
      const start = offset - (offset % size);
      return { family, network: base + BigInt(start), prefix: prefix + extra };
    });
  /** Blocks anywhere, doubled, and with the neighbour that completes or extends them. */
  const lists = fc
    .array(fc.tuple(block, fc.constantFrom("alone", "twice", "with its neighbour")), {
      maxLength: 40,
    })
    .map((picks) =>
      picks.flatMap(([cidr, how]) => {
        if (how === "alone" || cidr.prefix === prefix) return [cidr];
        if (how === "twice") return [cidr, cidr];
        const size = BigInt(universeSize) >> BigInt(cidr.prefix - prefix);
        return [cidr, { ...cidr, network: base + ((cidr.network - base) ^ size) }];
      }),
    );

  const bitmap = (cidrs: readonly Cidr[]): readonly boolean[] => {
    const bits = Array.from({ length: universeSize }, () => false);
    for (const cidr of cidrs) {
      const start = Number(cidr.network - base);
      bits.fill(true, start, start + (universeSize >> (cidr.prefix - prefix)));
    }
    return bits;
  };

  /** The fewest blocks that hold the set bits of [start, start + size): one, none, or those of both halves. */
  const fewest = (bits: readonly boolean[], start: number, size: number): number => {
    const part = bits.slice(start, start + size);
    if (part.every(Boolean)) return 1;
    if (!part.some(Boolean)) return 0;
    return fewest(bits, start, size / 2) + fewest(bits, start + size / 2, size / 2);
  };

  it("holds exactly the same addresses in the fewest blocks, in order", () => {
    fc.assert(
      fc.property(lists, (cidrs) => {
        const before = bitmap(cidrs);
        const aggregated = aggregate(cidrs);
        expect(bitmap(aggregated)).toEqual(before);
        expect(aggregated).toHaveLength(fewest(before, 0, universeSize));
        expect(sortUnique(aggregated)).toEqual(aggregated);
        const found = before.map((_, offset) =>
          contains(aggregated, family, base + BigInt(offset)),
        );
        expect(found).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
});
