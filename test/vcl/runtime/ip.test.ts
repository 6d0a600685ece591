import { isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { formatIp, newIp, parseIp, sameIp } from "../../../src/vcl/runtime/ip.js";

/** https://www.fastly.com/documentation/reference/vcl/types/ip/ */
describe("what the page about IP permits and does not", () => {
  it.each([
    ["192.0.2.0", 4, 0xc0000200n, "192.0.2.0"],
    ["2001:db8::1", 6, (0x20010db8n << 96n) | 1n, "2001:db8::1"],
    ["2002:c000:0204::", 6, 0x2002c0000204n << 80n, "2002:c000:204::"],
    ["::FFFF:192.0.2.4", 6, 0xffffc0000204n, "::ffff:192.0.2.4"],
    ["::1", 6, 1n, "::1"],
    ["::", 6, 0n, "::"],
  ] as const)("%s", (text, family, bits, spelled) => {
    expect(parseIp(text)).toEqual({ family, bits, text: spelled });
  });

  it.each(["192.2.0", "127.1", "0"])("%s is a short form", (text) => {
    expect(parseIp(text)).toBeUndefined();
  });
});

/** RFC 4291, 2.2, as inet_pton(3) reads it. */
describe("other texts", () => {
  it.each([
    "",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.",
    ".1.2.3",
    "1..2.3",
    "256.1.1.1",
    "01.2.3.4",
    "00.0.0.0",
    "1.2.3.4 ",
    " 1.2.3.4",
    "+1.2.3.4",
    "0x1.2.3.4",
    "1.2.3.4/32",
    "١.2.3.4",
    "example.com",
    ":",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7:8::",
    "::1:2:3:4:5:6:7:8",
    ":1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:8:",
    "12345::",
    "g::",
    "::1%eth0",
    "[::1]",
    "::1.2.3",
    "::01.2.3.4",
    "1.2.3.4::",
    "1:2:3:4:5:6:7:1.2.3.4",
    "1".repeat(1_000_000),
    ":".repeat(1_000_000),
  ])("%.40j is no address", (text) => {
    expect(parseIp(text)).toBeUndefined();
  });
});

/** RFC 5952, 4: lower case, no leading zeros, the first of the longest runs of zeros, but no single one. */
describe("spelling", () => {
  it.each([
    ["2001:0DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["1:0:0:2:0:0:0:3", "1:0:0:2::3"],
    ["0:0:1:2:3:4:5:6", "::1:2:3:4:5:6"],
    ["1:2:3:4:5:6:0:0", "1:2:3:4:5:6::"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
    ["::ffff:0:0", "::ffff:0.0.0.0"],
    ["::ffff:c000:204", "::ffff:192.0.2.4"],
    ["255.255.255.255", "255.255.255.255"],
  ])("%s is %s", (text, spelled) => {
    expect(parseIp(text)?.text).toBe(spelled);
  });
});

describe("other readers agree", () => {
  it("ipaddr.js on every IPv6 address", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), (bits) => {
        // Most random addresses have no runs of zeros, so some bits are cleared.
        const sparse = bits & (bits >> 16n) & ~(0xffffn << ((bits & 7n) * 16n));
        const text = formatIp(6, sparse);
        const parsed = ipaddr.IPv6.parse(text);
        expect(BigInt(`0x${Buffer.from(parsed.toByteArray()).toString("hex")}`)).toBe(sparse);
        if (!parsed.isIPv4MappedAddress()) expect(text).toBe(parsed.toString());
        expect(parseIp(text)).toEqual(newIp(6, sparse));
        expect(parseIp(parsed.toNormalizedString())).toEqual(newIp(6, sparse));
      }),
    );
  });

  it("Node.js on which texts are addresses", () => {
    const piece = fc.constantFrom(
      ":",
      "::",
      ".",
      "0",
      "1",
      "10",
      "255",
      "256",
      "ffff",
      "0a",
      "12345",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 17 }), (pieces) => {
        const text = pieces.join("");
        const family = isIPv4(text) ? 4 : isIPv6(text) ? 6 : undefined;
        expect(parseIp(text)?.family).toBe(family);
      }),
      { numRuns: 20_000 },
    );
  });
});

it("addresses are the same by family and bits", () => {
  const same = (a: string, b: string) => {
    const [left, right] = [parseIp(a), parseIp(b)];
    return left !== undefined && right !== undefined && sameIp(left, right);
  };
  expect(same("2001:db8::1", "2001:0DB8:0::0:1")).toBe(true);
  expect(same("192.0.2.1", "::ffff:192.0.2.1")).toBe(false);
  expect(same("192.0.2.1", "::c000:201")).toBe(false);
});
