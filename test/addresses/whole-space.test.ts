import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { AddressSet, formatCidr, parseCidr, type Cidr } from "../../src/addresses/index.js";

function setOf(text: string): AddressSet {
  const cidrs = text
    .split(" ")
    .filter(Boolean)
    .map((word): Cidr => {
      if (word === "0.0.0.0/0") return { family: 4, network: 0n, prefix: 0 };
      if (word === "::/0") return { family: 6, network: 0n, prefix: 0 };
      const parsed = parseCidr(word);
      if (!parsed.ok) throw new Error(parsed.problem);
      return parsed.cidr;
    });
  return AddressSet.of(cidrs);
}

const spell = (set: AddressSet): string => [...set.v4.texts(), ...set.v6.texts()].join(" ");

const borders = "0.0.0.0 255.255.255.255 :: ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
const all = "0.0.0.0/0 ::/0";

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
    [borders, borders],
    ["0.0.0.0/1 128.0.0.0/1", "0.0.0.0/0"],
    ["8000::/1 ::/1 0.0.0.0/1", "0.0.0.0/1 ::/0"],
    ["::ffff:ffff:ffff:ffff ::1:0:0:0:0", "::ffff:ffff:ffff:ffff 0:0:0:1::"],
  ])("%j to %j", (from, to) => {
    expect(spell(setOf(from))).toBe(to);
  });
});

describe("works at the borders of all there is", () => {
  test.each<[string, (a: AddressSet, b: AddressSet) => AddressSet, string, string, string]>([
    ["all less nothing", (a, b) => a.minus(b), all, "", all],
    ["all less all", (a, b) => a.minus(b), all, all, ""],
    ["nothing less all", (a, b) => a.minus(b), "", all, ""],
    ["all and the borders", (a, b) => a.intersect(b), all, borders, borders],
    ["all or the borders", (a, b) => a.union(b), all, borders, all],
    ["all less the halves", (a, b) => a.minus(b), all, "0.0.0.0/1 8000::/1", "128.0.0.0/1 ::/1"],
    ["the last less itself", (a, b) => a.minus(b), "255.255.255.255", "255.255.255.254/31", ""],
  ])("%s", (_, operate, a, b, expected) => {
    expect(spell(operate(setOf(a), setOf(b)))).toBe(expected);
  });

  it("leaves all but the borders, in as many blocks as there are bits", () => {
    const rest = setOf(all).minus(setOf(borders));
    // From 1 on one block of each size, up to half of all, and from there down again.
    expect([rest.v4.length, rest.v6.length]).toEqual([62, 254]);
    expect(rest.addressCount).toEqual({ v4: 2 ** 32 - 2, v6: (1n << 128n) - 2n });
    for (const text of borders.split(" ")) expect(rest.hasText(text)).toBe(false);
    expect(rest.union(setOf(borders)).cidrs).toEqual(setOf(all).cidrs);
  });

  it("counts all there is", () => {
    expect(setOf(all).addressCount).toEqual({ v4: 2 ** 32, v6: 1n << 128n });
  });

  it("has no address that the family has not", () => {
    const set = setOf(all);
    expect([set.has(4, -1n), set.has(4, 1n << 32n), set.has(6, 1n << 128n)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

it("takes from one block what another set holds of it, and puts it back", () => {
  const address = fc.bigInt(0n, (1n << 128n) - 1n);
  const cidr = fc.tuple(address, fc.integer({ min: 0, max: 128 })).map(([bits, prefix]): Cidr => {
    const shift = BigInt(128 - prefix);
    return { family: 6, network: (bits >> shift) << shift, prefix };
  });
  fc.assert(
    fc.property(fc.array(cidr, { maxLength: 12 }), fc.array(cidr, { maxLength: 12 }), (a, b) => {
      const first = AddressSet.of(a);
      const second = AddressSet.of(b);
      const left = first.minus(second);
      const shared = first.intersect(second);
      expect(left.intersect(second).isEmpty).toBe(true);
      expect(left.union(shared).cidrs).toEqual(first.cidrs);
      expect(left.addressCount.v6 + shared.addressCount.v6).toBe(first.addressCount.v6);
    }),
  );
});

it("gives blocks by index and refuses indexes that are not there", () => {
  const { v4, v6 } = setOf("10.0.0.0/8 1.2.3.4 ::/32 ::ffff:1:2:3");
  expect([v4.text(0), v4.text(1), v6.text(0)]).toEqual(["1.2.3.4", "10.0.0.0/8", "::/32"]);
  expect(v4.at(1)).toEqual({ family: 4, network: 0x0a000000n, prefix: 8 });
  expect([v4.texts(1), v4.texts(0, 1), v4.texts(2), v4.texts(5, 9)]).toEqual([
    ["10.0.0.0/8"],
    ["1.2.3.4"],
    [],
    [],
  ]);
  expect(new TextDecoder().decode(v4.lines())).toBe("1.2.3.4\n10.0.0.0/8\n");
  expect([v4.lowerBound(-1n), v4.lowerBound(1n << 40n)]).toEqual([0, 2]);
  for (const index of [2, -1, 0.5]) {
    expect(() => v4.at(index)).toThrow(RangeError);
    expect(() => v4.text(index)).toThrow(RangeError);
  }
});

it("spells every IPv4 block as formatCidr does", () => {
  const cidrs = Array.from({ length: 70_000 }, (_, index): Cidr => {
    const network = BigInt(Math.imul(index, 61_357) >>> 0) & 0xffff_fffen;
    return { family: 4, network, prefix: index % 3 === 0 ? 31 : 32 };
  });
  const set = AddressSet.of([...cidrs, { family: 4, network: 0xffff_ffffn, prefix: 32 }]);
  expect(set.v4.length).toBeGreaterThan(65_536);
  expect(set.v4.texts()).toEqual(set.cidrs.map(formatCidr));
  expect(set.v4.texts(65_530, 65_540)).toEqual(set.v4.texts().slice(65_530, 65_540));
});
