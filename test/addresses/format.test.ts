import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it, test } from "vitest";
import { formatAddress, formatCidr, parseAddress } from "../../src/addresses/index.js";

/** The bits of an IPv6 address from its eight groups in hexadecimal. */
function bitsOf(groups: string): bigint {
  return groups.split(" ").reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}

describe("spells IPv6 as inet_ntop does", () => {
  test.each([
    ["0 0 0 0 0 0 0 0", "::"],
    ["0 0 0 0 0 0 0 1", "::1"],
    ["fe80 0 0 0 0 0 0 1", "fe80::1"],
    ["2001 db8 0 0 0 0 0 0", "2001:db8::"],
    // RFC 5952, section 4.1: no leading zeros; 4.3: lower case.
    ["2001 0db8 0 0 0 0 000a AAAA", "2001:db8::a:aaaa"],
    // 4.2.1: as short as can be.
    ["2001 db8 0 0 0 0 2 1", "2001:db8::2:1"],
    // 4.2.2: one zero group is not compressed.
    ["2001 db8 0 1 1 1 1 1", "2001:db8:0:1:1:1:1:1"],
    ["0 1 2 3 4 5 6 7", "0:1:2:3:4:5:6:7"],
    ["1 2 3 4 5 6 7 0", "1:2:3:4:5:6:7:0"],
    // 4.2.3: the longest run, and the first of two that are as long.
    ["2001 0 0 1 0 0 0 1", "2001:0:0:1::1"],
    ["2001 db8 0 0 1 0 0 1", "2001:db8::1:0:0:1"],
    ["0 0 1 2 3 4 5 6", "::1:2:3:4:5:6"],
    ["1 2 3 4 5 6 0 0", "1:2:3:4:5:6::"],
    ["0 0 1 0 0 0 0 0", "0:0:1::"],
    // Section 5 and glibc: a mapped address is dotted, and so is a compatible one.
    ["0 0 0 0 0 ffff 102 304", "::ffff:1.2.3.4"],
    ["0 0 0 0 0 ffff 0 0", "::ffff:0.0.0.0"],
    ["0 0 0 0 0 0 102 304", "::1.2.3.4"],
    ["0 0 0 0 0 0 1 0", "::0.1.0.0"],
    // Seven zero groups are no IPv4 address to glibc.
    ["0 0 0 0 0 0 0 ffff", "::ffff"],
    // What only looks like one of the two is not dotted.
    ["0 0 0 0 0 fffe 102 304", "::fffe:102:304"],
    ["0 0 0 0 ffff 0 102 304", "::ffff:0:102:304"],
    ["0 0 0 0 0 1 102 304", "::1:102:304"],
    ["64 ff9b 0 0 0 0 102 304", "64:ff9b::102:304"],
  ])("%s as %s", (groups, text) => {
    expect(formatAddress(6, bitsOf(groups))).toBe(text);
  });
});

it("spells IPv4 as four decimal parts", () => {
  expect(formatAddress(4, 0n)).toBe("0.0.0.0");
  expect(formatAddress(4, 0x0a000001n)).toBe("10.0.0.1");
  expect(formatAddress(4, 0xffff_ffffn)).toBe("255.255.255.255");
});

it("leaves out the mask of a single address", () => {
  expect(formatCidr({ family: 4, network: 0x0a000000n, prefix: 8 })).toBe("10.0.0.0/8");
  expect(formatCidr({ family: 4, network: 0x0a000001n, prefix: 32 })).toBe("10.0.0.1");
  expect(formatCidr({ family: 6, network: 32n, prefix: 123 })).toBe("::20/123");
  expect(formatCidr({ family: 6, network: 1n, prefix: 128 })).toBe("::1");
});

const bits128 = fc
  .array(fc.oneof(fc.constant(0n), fc.constant(0xffffn), fc.bigInt(0n, 0xffffn)), {
    minLength: 8,
    maxLength: 8,
  })
  .map((groups) => groups.reduce((bits, group) => (bits << 16n) | group, 0n));

it("writes what it and ipaddr.js read back", () => {
  fc.assert(
    fc.property(bits128, (bits) => {
      const text = formatAddress(6, bits);
      const mapped = bits >> 32n === 0xffffn;
      expect(parseAddress(text)).toEqual(
        mapped ? { family: 4, bits: bits & 0xffff_ffffn } : { family: 6, bits },
      );
      // ipaddr.js reads the dotted form of an address whose first 96 bits are zero as an IPv4 address.
      if (bits >> 32n === 0n && text.includes(".")) return;
      const bytes = ipaddr.IPv6.parse(text).toByteArray();
      expect(bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)).toBe(bits);
    }),
    { numRuns: 1000 },
  );
});
