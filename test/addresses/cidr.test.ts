import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it, test } from "vitest";
import { type Address, formatCidr, parseAddress, parseCidr } from "../../src/addresses/index.js";

/** The canonical spelling of what was read, or the refusal. */
function read(text: string): string {
  const parsed = parseCidr(text);
  return parsed.ok ? formatCidr(parsed.cidr) : `${parsed.problem} | ${parsed.help}`;
}

const examples =
  "write an address such as 192.0.2.1 or 2001:db8::1, or a block such as 192.0.2.0/24";
const everything =
  "a list that holds every address would lock everyone out; list the blocks you mean";
const fourParts = "write four numbers from 0 to 255 without leading zeros, such as 192.0.2.1";
const hostName =
  "write the addresses that the name stands for: an ACL at the edge cannot look names up";

describe("accepts", () => {
  test.each([
    ["1.2.3.4", "1.2.3.4"],
    ["0.0.0.0", "0.0.0.0"],
    ["255.255.255.255", "255.255.255.255"],
    ["1.2.3.4/32", "1.2.3.4"],
    ["1.2.3.0/24", "1.2.3.0/24"],
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["128.0.0.0/1", "128.0.0.0/1"],
    ["2001:db8::1", "2001:db8::1"],
    ["2001:db8::1/128", "2001:db8::1"],
    ["2001:DB8:0::/32", "2001:db8::/32"],
    ["2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::1"],
    ["::", "::"],
    ["::1", "::1"],
    ["1::", "1::"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
    ["::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"],
    ["64:ff9b::192.0.2.33", "64:ff9b::c000:221"],
    ["1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"],
    [
      "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/128",
      "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ],
    ["8000::/1", "8000::/1"],
  ])("%s as %s", (text, canonical) => {
    expect(read(text)).toBe(canonical);
  });

  // Fastly shows a client that comes over a mapped address as IPv4.
  test.each([
    ["::ffff:1.2.3.4", "1.2.3.4"],
    ["::FFFF:102:304", "1.2.3.4"],
    ["0:0:0:0:0:ffff:1.2.3.4/128", "1.2.3.4"],
    ["::ffff:10.0.0.0/104", "10.0.0.0/8"],
    ["::ffff:0.0.0.0/97", "0.0.0.0/1"],
    ["::fffe:0:0/95", "::fffe:0:0/95"],
  ])("mapped %s as %s", (text, canonical) => {
    expect(read(text)).toBe(canonical);
  });
});

describe("refuses", () => {
  test.each([
    ["", "the text is empty", examples],
    [" 1.2.3.4", "` 1.2.3.4` is not an IP address", examples],
    ["1.2.3.4 ", "`1.2.3.4 ` is not an IP address", examples],
    ["1.2.3", "`1.2.3` is not an IPv4 address of four decimal parts", fourParts],
    ["16909060", "`16909060` is not an IPv4 address of four decimal parts", fourParts],
    ["1.2.3.4.5", "`1.2.3.4.5` is not an IPv4 address of four decimal parts", fourParts],
    ["1.2.3.256", "`1.2.3.256` is not an IPv4 address of four decimal parts", fourParts],
    ["010.0.0.1", "`010.0.0.1` is not an IPv4 address of four decimal parts", fourParts],
    ["0x7f.0.0.1", "`0x7f.0.0.1` is not an IPv4 address of four decimal parts", fourParts],
    ["1.2.3.04/24", "`1.2.3.04/24` is not an IPv4 address of four decimal parts", fourParts],
    ["1.2.3.-4", "`1.2.3.-4` is not an IP address", examples],
    ["1.2.3.4-1.2.3.9", "`1.2.3.4-1.2.3.9` is not an IP address", examples],
    ["１.2.3.4", "`１.2.3.4` is not an IP address", examples],
    ["localhost", "`localhost` is a host name, not an IP address", hostName],
    ["bad.example/24", "`bad.example/24` is a host name, not an IP address", hostName],
    ["1.2.3.4:80", "`1.2.3.4:80` is not an IP address", examples],
    [":", "`:` is not an IP address", examples],
    [":::", "`:::` is not an IP address", examples],
    ["1::2::3", "`1::2::3` is not an IP address", examples],
    [":1:2:3:4:5:6:7:8", "`:1:2:3:4:5:6:7:8` is not an IP address", examples],
    ["1:2:3:4:5:6:7:8:", "`1:2:3:4:5:6:7:8:` is not an IP address", examples],
    ["1:2:3:4:5:6:7", "`1:2:3:4:5:6:7` is not an IP address", examples],
    ["1:2:3:4::5:6:7:8", "`1:2:3:4::5:6:7:8` is not an IP address", examples],
    ["12345::", "`12345::` is not an IP address", examples],
    ["::1.2.3", "`::1.2.3` is not an IP address", examples],
    ["::01.2.3.4", "`::01.2.3.4` is not an IP address", examples],
    ["1.2.3.4::", "`1.2.3.4::` is not an IP address", examples],
    ["::1.2.3.4:5", "`::1.2.3.4:5` is not an IP address", examples],
    ["[::1]", "`[::1]` is not an IP address", examples],
    [
      "fe80::1%eth0",
      "`fe80::1%eth0` names a network interface",
      "leave out `%eth0`: at the edge it means nothing",
    ],
    [
      "1.2.3.0/33",
      "`33` is not the length of an IPv4 prefix",
      "write the number of leading bits that the block shares, from 1 to 32, after the slash",
    ],
    [
      "1.2.3.0/",
      "`` is not the length of an IPv4 prefix",
      "write the number of leading bits that the block shares, from 1 to 32, after the slash",
    ],
    [
      "1.2.3.0/024",
      "`024` is not the length of an IPv4 prefix",
      "write the number of leading bits that the block shares, from 1 to 32, after the slash",
    ],
    [
      "1.2.3.0/255.255.255.0",
      "`255.255.255.0` is not the length of an IPv4 prefix",
      "write the number of leading bits that the block shares, from 1 to 32, after the slash",
    ],
    [
      "1.2.3.0/24/24",
      "`24/24` is not the length of an IPv4 prefix",
      "write the number of leading bits that the block shares, from 1 to 32, after the slash",
    ],
    [
      "::/129",
      "`129` is not the length of an IPv6 prefix",
      "write the number of leading bits that the block shares, from 1 to 128, after the slash",
    ],
    ["10.0.0.1/8", "`10.0.0.1/8` has bits set after its first 8", "write 10.0.0.0/8 or 10.0.0.1"],
    [
      "2001:db8::1/32",
      "`2001:db8::1/32` has bits set after its first 32",
      "write 2001:db8::/32 or 2001:db8::1",
    ],
    [
      "::ffff:10.0.0.1/104",
      "`::ffff:10.0.0.1/104` has bits set after its first 104",
      "write 10.0.0.0/8 or 10.0.0.1",
    ],
    ["0.0.0.0/0", "`0.0.0.0/0` is every address there is", everything],
    ["1.2.3.4/0", "`1.2.3.4/0` is every address there is", everything],
    ["::/0", "`::/0` is every address there is", everything],
    ["::ffff:0.0.0.0/96", "`::ffff:0.0.0.0/96` is every address there is", everything],
    ["1.2.3.4\0", "`1.2.3.4\\u{0}` is not an IP address", examples],
    ["1\u{202e}2", "`1\\u{202e}2` is not an IP address", examples],
    ["\u{d800}", "`\\u{d800}` is not an IP address", examples],
    ["x".repeat(1_000_000), `\`${"x".repeat(60)}…\` is not an IP address`, examples],
    ["😀".repeat(62), `\`${"😀".repeat(60)}…\` is not an IP address`, examples],
  ])("%j", (text, problem, help) => {
    expect(read(text)).toBe(`${problem} | ${help}`);
  });
});

it("reads a single address, mapped or not, and no block", () => {
  expect(parseAddress("1.2.3.4")).toEqual({ family: 4, bits: 0x01020304n });
  expect(parseAddress("::ffff:1.2.3.4")).toEqual({ family: 4, bits: 0x01020304n });
  expect(parseAddress("::2")).toEqual({ family: 6, bits: 2n });
  expect(parseAddress("1.2.3.4/32")).toBeUndefined();
  expect(parseAddress(" ".repeat(1_000_000))).toBeUndefined();
});

/** Texts near the border between right and wrong. */
const nearlyAddresses = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc
    .array(fc.constantFrom("0", "1", "f", "00", "255", "256", "a1b2", ":", "::", ".", "ffff:"), {
      maxLength: 14,
    })
    .map((parts) => parts.join("")),
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef:.x%"), maxLength: 40 }),
);

/** `::1.2.3.4`, which ipaddr.js reads as IPv4 and nobody else does. */
const compatible = /^::[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/;

function judge(text: string): Address | undefined {
  const isIpv6 = ipaddr.IPv6.isValid(text) && !text.includes("%");
  if (!isIpv6 && !ipaddr.IPv4.isValidFourPartDecimal(text)) return undefined;
  const bytes = ipaddr.process(text).toByteArray();
  const bits = bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return { family: compatible.test(text) || bytes.length === 16 ? 6 : 4, bits };
}

it("agrees with ipaddr.js on what an address is", () => {
  fc.assert(
    fc.property(nearlyAddresses, (text) => {
      expect(parseAddress(text)).toEqual(judge(text));
      expect(parseCidr(text).ok).toBe(judge(text) !== undefined);
    }),
    { numRuns: 3000 },
  );
});

it("takes a block when the mask leaves no bit behind, as ipaddr.js computes it", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(140), (text, prefix) => {
      const block = `${text}/${prefix}`;
      const address = ipaddr.process(text);
      const width = address.kind() === "ipv4" ? 32 : 128;
      fc.pre(ipaddr.parse(text).kind() === address.kind());
      const right =
        prefix > 0 && prefix <= width && networkOf(block, width).toString() === address.toString();
      expect(parseCidr(block).ok).toBe(right);
    }),
    { numRuns: 1000 },
  );
});

function networkOf(block: string, width: 32 | 128): ipaddr.IPv4 | ipaddr.IPv6 {
  return width === 32
    ? ipaddr.IPv4.networkAddressFromCIDR(block)
    : ipaddr.IPv6.networkAddressFromCIDR(block);
}

it("never throws, and shows no control character, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      expect(read(text)).not.toMatch(/\p{Cc}/u);
    }),
  );
});
