import { describe, expect, it } from "vitest";
import { knownRanges, publishedKeys } from "../../src/analysis/known-ranges/index.js";
import { setOf } from "./sets.js";

const { special, published } = knownRanges();

/** Name and RFC of the special set that an address is in; undefined for ordinary addresses. */
function specialOf(ip: string): string | undefined {
  const found = special.filter(({ set }) => set.hasText(ip));
  expect(found.length).toBeLessThan(2);
  return found[0] && `${found[0].name}, ${found[0].rfc}`;
}

/**
 * First and last address of each block of IANA's registries, where no smaller block has them. `-` marks an address
 * next to the block that belongs to no block.
 */
const borders: readonly (readonly [first: string, last: string, name: string])[] = [
  ["0.0.0.0", "0.0.0.0", "This host on this network, RFC 1122"],
  ["0.0.0.1", "0.255.255.255", "This network, RFC 791"],
  ["10.0.0.0", "10.255.255.255", "Private-Use, RFC 1918"],
  ["100.64.0.0", "100.127.255.255", "Shared Address Space, RFC 6598"],
  ["127.0.0.0", "127.255.255.255", "Loopback, RFC 1122"],
  ["169.254.0.0", "169.254.255.255", "Link Local, RFC 3927"],
  ["172.16.0.0", "172.31.255.255", "Private-Use, RFC 1918"],
  ["192.0.0.0", "192.0.0.7", "IPv4 Service Continuity Prefix, RFC 7335"],
  ["192.0.0.8", "192.0.0.8", "IPv4 dummy address, RFC 7600"],
  ["192.0.0.9", "192.0.0.9", "Port Control Protocol Anycast, RFC 7723"],
  ["192.0.0.10", "192.0.0.10", "Traversal Using Relays around NAT Anycast, RFC 8155"],
  ["192.0.0.11", "192.0.0.169", "IETF Protocol Assignments, RFC 6890"],
  ["192.0.0.170", "192.0.0.171", "NAT64/DNS64 Discovery, RFC 8880"],
  ["192.0.0.172", "192.0.0.255", "IETF Protocol Assignments, RFC 6890"],
  ["192.0.2.0", "192.0.2.255", "Documentation (TEST-NET-1), RFC 5737"],
  ["192.31.196.0", "192.31.196.255", "AS112-v4, RFC 7535"],
  ["192.52.193.0", "192.52.193.255", "AMT, RFC 7450"],
  ["192.88.99.0", "192.88.99.1", "Deprecated (6to4 Relay Anycast), RFC 7526"],
  ["192.88.99.2", "192.88.99.2", "6a44-relay anycast address, RFC 6751"],
  ["192.88.99.3", "192.88.99.255", "Deprecated (6to4 Relay Anycast), RFC 7526"],
  ["192.168.0.0", "192.168.255.255", "Private-Use, RFC 1918"],
  ["192.175.48.0", "192.175.48.255", "Direct Delegation AS112 Service, RFC 7534"],
  ["198.18.0.0", "198.19.255.255", "Benchmarking, RFC 2544"],
  ["198.51.100.0", "198.51.100.255", "Documentation (TEST-NET-2), RFC 5737"],
  ["203.0.113.0", "203.0.113.255", "Documentation (TEST-NET-3), RFC 5737"],
  ["224.0.0.0", "239.255.255.255", "Multicast, RFC 5771"],
  ["240.0.0.0", "255.255.255.254", "Reserved, RFC 1112"],
  ["255.255.255.255", "255.255.255.255", "Limited Broadcast, RFC 919"],
  ["::", "::", "Unspecified Address, RFC 4291"],
  ["::1", "::1", "Loopback Address, RFC 4291"],
  ["64:ff9b::", "64:ff9b::ffff:ffff", "IPv4-IPv6 Translat., RFC 6052"],
  ["64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "IPv4-IPv6 Translat., RFC 8215"],
  ["100::", "100::ffff:ffff:ffff:ffff", "Discard-Only Address Block, RFC 6666"],
  ["100:0:0:1::", "100::1:ffff:ffff:ffff:ffff", "Dummy IPv6 Prefix, RFC 9780"],
  ["2001::", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff", "TEREDO, RFC 4380"],
  ["2001:1::", "2001:1::", "IETF Protocol Assignments, RFC 2928"],
  ["2001:1::1", "2001:1::1", "Port Control Protocol Anycast, RFC 7723"],
  ["2001:1::2", "2001:1::2", "Traversal Using Relays around NAT Anycast, RFC 8155"],
  ["2001:1::3", "2001:1::3", "DNS-SD Service Registration Protocol Anycast, RFC 9665"],
  ["2001:1::4", "2001:1:ffff:ffff:ffff:ffff:ffff:ffff", "IETF Protocol Assignments, RFC 2928"],
  ["2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff", "Benchmarking, RFC 5180"],
  ["2001:3::", "2001:3:ffff:ffff:ffff:ffff:ffff:ffff", "AMT, RFC 7450"],
  ["2001:4:112::", "2001:4:112:ffff:ffff:ffff:ffff:ffff", "AS112-v6, RFC 7535"],
  [
    "2001:10::",
    "2001:1f:ffff:ffff:ffff:ffff:ffff:ffff",
    "Deprecated (previously ORCHID), RFC 4843",
  ],
  ["2001:20::", "2001:2f:ffff:ffff:ffff:ffff:ffff:ffff", "ORCHIDv2, RFC 7343"],
  [
    "2001:30::",
    "2001:3f:ffff:ffff:ffff:ffff:ffff:ffff",
    "Drone Remote ID Protocol Entity Tags (DETs) Prefix, RFC 9374",
  ],
  ["2001:40::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "IETF Protocol Assignments, RFC 2928"],
  ["2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "Documentation, RFC 3849"],
  ["2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "6to4, RFC 3056"],
  [
    "2620:4f:8000::",
    "2620:4f:8000:ffff:ffff:ffff:ffff:ffff",
    "Direct Delegation AS112 Service, RFC 7534",
  ],
  ["3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "Documentation, RFC 9637"],
  ["5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "Segment Routing (SRv6) SIDs, RFC 9602"],
  ["fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "Unique-Local, RFC 4193"],
  ["fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "Link-Local Unicast, RFC 4291"],
  ["ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "Multicast, RFC 4291"],
];

/** Addresses right beside blocks, which belong to none. */
const ordinary: readonly string[] = [
  "1.0.0.0",
  "9.255.255.255",
  "11.0.0.0",
  "100.63.255.255",
  "100.128.0.0",
  "126.255.255.255",
  "128.0.0.0",
  "169.253.255.255",
  "169.255.0.0",
  "172.15.255.255",
  "172.32.0.0",
  "191.255.255.255",
  "192.0.1.0",
  "192.0.1.255",
  "192.0.3.0",
  "192.31.195.255",
  "192.31.197.0",
  "192.52.192.255",
  "192.52.194.0",
  "192.88.98.255",
  "192.88.100.0",
  "192.167.255.255",
  "192.169.0.0",
  "192.175.47.255",
  "192.175.49.0",
  "198.17.255.255",
  "198.20.0.0",
  "198.51.99.255",
  "198.51.101.0",
  "203.0.112.255",
  "203.0.114.0",
  "223.255.255.255",
  "::2",
  "64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff",
  "64:ff9b::1:0:0",
  "64:ff9b:2::",
  "ff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  "100:0:0:2::",
  "2000:ffff::",
  "2001:200::",
  "2001:db7:ffff:ffff::",
  "2001:db9::",
  "2003::",
  "2620:4f:7fff:ffff::",
  "2620:4f:8001::",
  "3ffe:ffff:ffff::",
  "3fff:1000::",
  "5eff:ffff::",
  "5f01::",
  "fbff:ffff::",
  "fe00::",
  "fe7f:ffff::",
  "fec0::",
  "feff:ffff::",
];

describe("special-purpose ranges", () => {
  it.each(borders)("%s to %s is %s", (first, last, name) => {
    expect(specialOf(first)).toBe(name);
    expect(specialOf(last)).toBe(name);
  });

  it.each(ordinary)("%s is none", (ip) => {
    expect(specialOf(ip)).toBeUndefined();
  });

  it("are all in the table above", () => {
    const names = new Set(borders.map(([, , name]) => name));
    expect(
      special.map(({ name, rfc }) => `${name}, ${rfc}`).filter((name) => !names.has(name)),
    ).toEqual([]);
  });

  it("count an address once", () => {
    for (const [index, { set }] of special.entries()) {
      for (const other of special.slice(index + 1))
        expect(set.intersect(other.set).isEmpty).toBe(true);
    }
  });
});

describe("published ranges", () => {
  // Counted from the lists as published, by Python's ipaddress.
  it.each([
    ["Fastly", 304_128, 158_456_325_028_528_675_187_087_900_672n, "151.101.1.1"],
    ["Googlebot", 5_056, 2_693_224_634_761_594_535_936n, "66.249.66.1"],
    ["Bingbot", 4_736, 0n, "157.55.39.1"],
    ["DuckDuckBot", 481, 0n, "20.191.45.212"],
    ["Applebot", 7_056, 0n, "17.241.75.1"],
  ])("of %s hold as many addresses as their source", (name, v4, v6, member) => {
    const found = published.find((ranges) => ranges.name === name);
    expect(found?.set.addressCount).toEqual({ v4, v6 });
    expect(found?.set.hasText(member)).toBe(true);
  });

  it("give way to what a project brings", () => {
    const newer = setOf("192.0.2.0/24");
    const known = knownRanges({ googlebot: newer });
    expect(known.published.find(({ name }) => name === "Googlebot")).toMatchObject({
      kind: "crawler",
      asOf: undefined,
      set: newer,
    });
    expect(known.published.find(({ name }) => name === "Fastly")?.asOf).toBe("2026-08-22");
    expect(known.published).toHaveLength(publishedKeys.length);
  });
});
