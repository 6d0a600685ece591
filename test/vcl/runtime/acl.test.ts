import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileAcl, type AclEntry } from "../../../src/vcl/runtime/acl.js";
import { newIp, parseIp, widthOf, type Ip } from "../../../src/vcl/runtime/ip.js";

function ipOf(text: string): Ip {
  const ip = parseIp(text);
  if (ip === undefined) throw new Error(`${text} is no address`);
  return ip;
}

/** https://www.fastly.com/documentation/reference/vcl/declarations/acl/ */
describe("the page's example", () => {
  const offices = compileAcl("office_ip_ranges", [
    { address: "192.0.2.0", mask: 24 },
    { address: "192.0.2.12", negated: true },
    { address: "198.51.100.4" },
    { address: "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff" },
  ]);

  it.each([
    ["192.0.2.0", true],
    ["192.0.2.255", true],
    ["192.0.2.12", false],
    ["192.0.2.11", true],
    ["192.0.2.13", true],
    ["192.0.1.255", false],
    ["192.0.3.0", false],
    ["198.51.100.4", true],
    ["198.51.100.5", false],
    ["2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", true],
    ["2001:db8:ffff:ffff:ffff:ffff:ffff:fffe", false],
    ["::ffff:192.0.2.1", false],
    ["::c000:201", false],
  ])("%s", (ip, matches) => {
    expect(offices.matches(ipOf(ip))).toBe(matches);
  });
});

/** "Negations are processed after all inclusions, and always take precedence, regardless of the order" */
describe("negation", () => {
  it.each([
    [
      "before",
      [
        { address: "10.0.0.0", mask: 8, negated: true },
        { address: "10.1.0.0", mask: 16 },
      ],
    ],
    [
      "after",
      [
        { address: "10.1.0.0", mask: 16 },
        { address: "10.0.0.0", mask: 8, negated: true },
      ],
    ],
  ])("takes precedence over a longer mask, %s it", (_title, entries) => {
    expect(compileAcl("a", entries).matches(ipOf("10.1.2.3"))).toBe(false);
  });

  it("includes nothing by itself", () => {
    const acl = compileAcl("a", [{ address: "10.0.0.1", negated: true }]);
    expect(acl.matches(ipOf("10.0.0.2"))).toBe(false);
  });
});

describe("masks", () => {
  it("count bits from the left, whatever stands behind", () => {
    const acl = compileAcl("a", [{ address: "192.0.2.77", mask: 31 }]);
    expect(acl.matches(ipOf("192.0.2.76"))).toBe(true);
    expect(acl.matches(ipOf("192.0.2.78"))).toBe(false);
  });

  it("of 0 hold one family", () => {
    const acl = compileAcl("a", [{ address: "0.0.0.0", mask: 0 }]);
    expect(acl.matches(ipOf("255.255.255.255"))).toBe(true);
    expect(acl.matches(ipOf("::"))).toBe(false);
    const all = compileAcl("a", [{ address: "::", mask: 0 }]);
    expect(all.matches(ipOf("ffff::"))).toBe(true);
    expect(all.matches(ipOf("0.0.0.0"))).toBe(false);
  });

  it.each([
    { address: "192.0.2.0", mask: 33 },
    { address: "2001:db8::", mask: 129 },
    { address: "192.0.2.0", mask: -1 },
    { address: "192.0.2.0", mask: 1.5 },
    { address: "localhost" },
  ])("of %j are an error", (entry) => {
    expect(() => compileAcl("a", [entry])).toThrow(RangeError);
  });
});

/** Long lists are searched otherwise than short ones. */
it.each([1, 64, 65, 1000])("%s addresses at both ends of everything", (size) => {
  const half = Math.ceil(size / 2);
  const ips = Array.from({ length: size }, (_, index) =>
    newIp(4, index < half ? BigInt(2 * index) : 2n ** 32n - 1n - BigInt(2 * (index - half))),
  );
  const acl = compileAcl(
    "a",
    ips.map((address) => ({ address })),
  );
  expect(ips.filter((ip) => !acl.matches(ip))).toEqual([]);
  const listed = new Set(ips.map(({ bits }) => bits));
  const near = ips.flatMap(({ bits }) => [
    bits - 1n,
    bits + 1n,
    bits ^ 0x10000n,
    bits ^ 0x80000000n,
  ]);
  for (const bits of near.filter((bits) => bits >= 0n && bits < 2n ** 32n)) {
    expect(acl.matches(newIp(4, bits))).toBe(listed.has(bits));
  }
});

it("an empty list matches nothing", () => {
  expect(compileAcl("a", []).matches(ipOf("0.0.0.0"))).toBe(false);
  expect(compileAcl("a", []).matches(ipOf("::"))).toBe(false);
});

describe("any list", () => {
  /** What the page says, entry by entry. */
  function isListed(entries: readonly AclEntry[], ip: Ip): boolean {
    const isIn = ({ address, mask }: AclEntry) => {
      const entry = typeof address === "string" ? ipOf(address) : address;
      const rest = BigInt(widthOf(entry.family) - (mask ?? widthOf(entry.family)));
      return entry.family === ip.family && entry.bits >> rest === ip.bits >> rest;
    };
    const matching = entries.filter(isIn);
    return matching.length > 0 && matching.every(({ negated }) => negated !== true);
  }

  const family = fc.constantFrom<4 | 6>(4, 6);
  // Few different bits, at both ends, so that entries overlap and touch.
  const ip = fc.tuple(family, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 15 }));
  const address = ip.map(([family, high, low]) => {
    const top = BigInt(high) << BigInt(widthOf(family) - 3);
    return newIp(family, top | BigInt(low));
  });
  const entry = fc.record({
    address,
    mask: fc.option(fc.integer({ min: 0, max: 32 }), { nil: undefined }),
    tail: fc.boolean(),
    negated: fc.boolean(),
  });

  it("matches what its entries say", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), fc.array(address), (drawn, ips) => {
        const entries = drawn.map(({ address, mask, tail, negated }) => {
          const width = widthOf(address.family);
          return {
            address,
            negated,
            mask: mask === undefined || !tail ? mask : width - (mask % 6),
          };
        });
        const acl = compileAcl("a", entries);
        for (const ip of ips) expect(acl.matches(ip)).toBe(isListed(entries, ip));
      }),
      { numRuns: 2000 },
    );
  });
});

it("100,000 entries are compiled and asked in no time", () => {
  const entries = Array.from({ length: 100_000 }, (_, index) => ({
    address: index % 2 === 0 ? newIp(4, BigInt(index * 40_000)) : newIp(6, BigInt(index) << 80n),
    negated: index % 10 === 0,
  }));
  const begin = performance.now();
  const acl = compileAcl("a", entries);
  const asked = Array.from({ length: 100_000 }, (_, index) =>
    acl.matches(newIp(4, BigInt(index * 20_000))),
  );
  // Every fourth address that is asked for is on the list; a fifth of those are negated.
  expect(asked.filter(Boolean)).toHaveLength(20_000);
  expect(performance.now() - begin).toBeLessThan(5000);
});
