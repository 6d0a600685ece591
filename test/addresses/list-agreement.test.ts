import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, it } from "vitest";
import { parseAddressList, parseCidr } from "../../src/addresses/index.js";
import { utf8 } from "./read-list.js";

const address = fc.oneof(
  fc.ipV4(),
  fc.ipV4Extended(),
  fc.ipV6(),
  fc
    .tuple(fc.constantFrom("::ffff:", "::", "64:ff9b::", "0:0:0:0:0:FFFF:"), fc.ipV4())
    .map((parts) => parts.join("")),
  fc
    .array(fc.constantFrom("0", "00", "1", "ffff", "FFFF", "abcd", "12345", "", "g"), {
      maxLength: 9,
    })
    .map((groups) => groups.join(":")),
  fc
    .array(fc.constantFrom("0", "1", "01", "10", "255", "256", "999", "1000", ""), { maxLength: 5 })
    .map((parts) => parts.join(".")),
);

const mask = fc.oneof(
  fc.constant(""),
  fc.integer({ min: 0, max: 130 }).map((prefix) => `/${prefix}`),
  fc.constantFrom("/", "/0", "/00", "/032", "/-1", "/32/32", "/1000", "/96", "/x"),
);

/** Also blocks whose bits below the mask are zero, which chance would hardly ever make. */
const aligned = fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(128)).map(([text, wanted]) => {
  const parsed = ipaddr.parse(text);
  const prefix = Math.min(wanted, parsed.kind() === "ipv4" ? 32 : 128);
  const network =
    parsed instanceof ipaddr.IPv4
      ? ipaddr.IPv4.networkAddressFromCIDR(`${parsed.toString()}/${prefix}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${prefix}`);
  return `${network.toString()}/${prefix}`;
});

const noise = fc.string({ unit: fc.constantFrom(..."0123456789abcdefF.:/x"), maxLength: 20 });

it("agrees with parseCidr on every text that is no comment, no range and has no port", () => {
  const text = fc.oneof(
    fc.tuple(address, mask).map((parts) => parts.join("")),
    aligned,
    noise,
  );
  let taken = 0;
  fc.assert(
    fc.property(text, (word) => {
      fc.pre(word !== "" && !/^\/\/|^[0-9.]+:[0-9]{1,5}$/.test(word));
      const parsed = parseCidr(word);
      const { set, rejected } = parseAddressList(utf8(`${word}\n`));
      const [only] = set.cidrs;
      if (parsed.ok) taken++;
      expect({ only, problem: rejected[0]?.problem }).toEqual({
        only: parsed.ok ? parsed.cidr : undefined,
        problem: parsed.ok ? undefined : parsed.problem,
      });
      // The end of the file is as good as that of a line, and JSON means the same.
      expect(parseAddressList(utf8(word)).set.cidrs).toEqual(set.cidrs);
      expect(parseAddressList(utf8(`["${word}"]`)).set.cidrs).toEqual(set.cidrs);
    }),
    { numRuns: 4000 },
  );
  expect(taken).toBeGreaterThan(1000);
});

it("agrees with ipaddr.js on what it takes", () => {
  fc.assert(
    fc.property(fc.oneof(address, aligned), (word) => {
      const { set, entries } = parseAddressList(utf8(word));
      fc.pre(entries === 1);
      const [cidr] = set.cidrs;
      const [network, prefix] = word.includes("/")
        ? ipaddr.parseCIDR(word)
        : [ipaddr.process(word), undefined];
      const mapped = network instanceof ipaddr.IPv6 && network.isIPv4MappedAddress();
      fc.pre(!mapped || (prefix ?? 128) >= 96);
      // ipaddr.js reads `::1.2.3.4` as an IPv4 address.
      fc.pre(!/^::[0-9]+\./.test(word));
      const bytes = (mapped ? network.toIPv4Address() : network).toByteArray();
      expect(cidr).toEqual({
        family: bytes.length === 4 ? 4 : 6,
        network: bytes.reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n),
        prefix: prefix === undefined ? 8 * bytes.length : mapped ? prefix - 96 : prefix,
      });
    }),
    { numRuns: 2000 },
  );
});
