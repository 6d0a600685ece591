import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, it } from "vitest";
import { AddressSet, formatCidr, parseAddressList } from "../../src/addresses/index.js";

function setOf(...words: readonly string[]): AddressSet {
  return parseAddressList(new TextEncoder().encode(words.join("\n"))).set;
}

it("keeps single addresses apart for a dictionary and merges them for an ACL", () => {
  const set = setOf("1.2.3.5", "::1", "1.2.3.4", "1.2.3.5");
  expect(set.cidrs.map(formatCidr)).toEqual(["1.2.3.4/31", "::1"]);
  expect(set.exact?.map(formatCidr)).toEqual(["1.2.3.4", "1.2.3.5", "::1"]);
  expect(set.size).toBe(3);
  expect(set.isEmpty).toBe(false);
});

it("has no exact addresses when an entry is a block", () => {
  const set = setOf("10.0.0.0/8", "10.1.2.3", "10.0.0.0/8");
  expect(set.exact).toBeUndefined();
  expect(set.cidrs.map(formatCidr)).toEqual(["10.0.0.0/8"]);
  expect(set.size).toBe(2);
});

it("can be empty", () => {
  const set = setOf();
  expect([set.isEmpty, set.size, set.cidrs, set.exact]).toEqual([true, 0, [], []]);
  expect(set.hasText("1.2.3.4")).toBe(false);
});

it("answers for texts as Fastly sees the client", () => {
  const set = setOf("10.0.0.0/8", "2001:db8::/32");
  expect(set.hasText("10.255.0.1")).toBe(true);
  expect(set.hasText("::ffff:10.255.0.1")).toBe(true);
  expect(set.hasText("11.0.0.0")).toBe(false);
  expect(set.hasText("2001:DB8:0::f")).toBe(true);
  expect(set.hasText("10.0.0.0/8")).toBe(false);
  expect(set.hasText("nonsense")).toBe(false);
});

it("is left alone by later changes to the array it was made from", () => {
  const cidrs = [{ family: 4, network: 1n, prefix: 32 } as const];
  const set = AddressSet.of(cidrs);
  cidrs.pop();
  expect(set.size).toBe(1);
  expect(Object.isFrozen(set) && Object.isFrozen(set.cidrs) && Object.isFrozen(set.exact)).toBe(
    true,
  );
});

it("agrees with ipaddr.js on membership", () => {
  const block = fc.oneof(
    fc
      .tuple(fc.ipV4(), fc.integer({ min: 1, max: 32 }))
      .map(
        ([ip, prefix]) =>
          `${ipaddr.IPv4.networkAddressFromCIDR(`${ip}/${prefix}`).toString()}/${prefix}`,
      ),
    fc
      .tuple(fc.ipV6(), fc.integer({ min: 1, max: 128 }))
      .map(
        ([ip, prefix]) =>
          `${ipaddr.IPv6.networkAddressFromCIDR(`${ip}/${prefix}`).toString()}/${prefix}`,
      ),
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 20 }), fc.oneof(fc.ipV4(), fc.ipV6()), (list, ip) => {
      const set = setOf(...list);
      const probes = [ip, ...list.map((text) => text.replace(/\/.*/, ""))].map((text) =>
        ipaddr.process(text),
      );
      for (const probe of probes) {
        // A mapped client is an IPv4 client, so an IPv6 block does not hold it.
        const expected = list.some((text) => {
          const [network, prefix] = ipaddr.parseCIDR(text);
          const mapped =
            network instanceof ipaddr.IPv6 && network.isIPv4MappedAddress() && prefix > 96;
          const [base, length] = mapped
            ? [network.toIPv4Address(), prefix - 96]
            : [network, prefix];
          return base.kind() === probe.kind() && probe.match(base, length);
        });
        expect(set.hasText(probe.toString())).toBe(expected);
      }
    }),
    { numRuns: 500 },
  );
});
