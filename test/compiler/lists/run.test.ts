import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AddressSet, formatAddress, type Cidr } from "../../../src/addresses/index.js";
import type { IpListOptions } from "../../../src/index.js";
import { addresses } from "../../support/policies.js";
import { requestOf, simulatorOf } from "../../simulator/support.js";
import { borders, clustered, compiledWith, walled } from "./layout.js";

/** Whether the compiled VCL blocks an address, by each of a few limits. */
function blocks(
  options: IpListOptions,
  limits: { readonly aclEntries: number; readonly dictionaryItems: number },
  live?: AddressSet,
): (ip: string) => boolean {
  const simulator = simulatorOf(compiledWith(walled(options), { ...limits, shards: 100_000 }));
  const state = live === undefined ? {} : { lists: new Map([["wall", live]]) };
  return (ip) => simulator.decide(requestOf({ ip }), state).outcome === "block";
}

const few = { aclEntries: 40, dictionaryItems: 40 };

describe("the compiled VCL blocks every member of a list, and nobody else", () => {
  const members = [
    ...clustered(1_500, 3),
    "0.0.0.0",
    "255.255.255.255",
    "::",
    "2001:db8::1",
    "2001:db8::3",
    "2001:db8:ffff::",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    ...Array.from({ length: 90 }, (_, index) => `2001:db8:0:${index.toString(16)}::1`),
  ];
  const wide = ["10.0.0.0/8", "100.64.0.0/10", "224.0.0.0/4", "2001:db8:aaaa::/48", "fe80::/10"];

  it.each<[string, IpListOptions]>([
    ["ACLs", { entries: [...members, ...wide] }],
    ["dictionaries", { entries: members, store: "dictionary" }],
    ["dictionaries and ACLs", { entries: [...members, ...wide], store: "dictionary" }],
    ["ACLs, IPv6 widened", { entries: [...members, ...wide], ipv6: { prefix: 56 } }],
    [
      "dictionaries, IPv6 widened",
      { entries: [...members, ...wide], store: "dictionary", ipv6: { prefix: 64 } },
    ],
  ])("at the borders of every block: %s", (_, options) => {
    const listed = addresses(...(options.entries ?? []));
    const prefix = options.ipv6?.prefix;
    const set = prefix === undefined ? listed : listed.widenIpv6(prefix);
    const isBlocked = blocks(options, few);
    let members = 0;
    const wrong: string[] = [];
    for (const { ip, isMember } of borders(set)) {
      members += Number(isMember);
      if (isBlocked(ip) !== isMember) wrong.push(ip);
    }
    expect(wrong).toEqual([]);
    expect(members).toBeGreaterThan(1_000);
  });

  it.each<[string, IpListOptions]>([
    ["ACLs", { managed: "live", capacity: 300 }],
    ["dictionaries", { managed: "live", capacity: 1_700, store: "dictionary" }],
    [
      "dictionaries, IPv6 widened",
      { managed: "live", capacity: 1_700, store: "dictionary", ipv6: { prefix: 48 } },
    ],
  ])("live: %s", (_, options) => {
    const listed = addresses(...members);
    const prefix = options.ipv6?.prefix;
    const set = prefix === undefined ? listed : listed.widenIpv6(prefix);
    const isBlocked = blocks(options, few, listed);
    const wrong = [...borders(set)].filter(({ ip, isMember }) => isBlocked(ip) !== isMember);
    expect(wrong).toEqual([]);
  });
});

describe("a ban on a live list", () => {
  const service = compiledWith(
    walled({ managed: "live", store: "dictionary", capacity: 1_100 }),
    {},
  );
  const simulator = simulatorOf(service);
  const until = 1_800_000_000;
  const state = (now: number) => ({
    lists: new Map([["wall", addresses("192.0.2.1")]]),
    temporary: new Map([["wall", [{ addresses: addresses("192.0.2.2", "192.0.2.3"), until }]]]),
    now,
  });
  const outcome = (ip: string, now: number) =>
    simulator.decide(requestOf({ ip }), state(now)).outcome;

  it("ends at its second, and others are for good", () => {
    const before = until * 1000 - 1;
    expect(
      ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"].map((ip) => outcome(ip, before)),
    ).toEqual(["block", "block", "block", "pass"]);
    const after = until * 1000;
    expect(
      ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"].map((ip) => outcome(ip, after)),
    ).toEqual(["block", "pass", "pass", "pass"]);
  });
});

const width = (family: 4 | 6): number => (family === 4 ? 32 : 128);

/** Blocks that crowd at a few places, so that parts have to be divided again and again. */
const crowded: fc.Arbitrary<Cidr> = fc
  .tuple(
    fc.constantFrom<readonly [4 | 6, bigint]>(
      [4, 0n],
      [4, 0xc0a80000n],
      [4, 0xffffff00n],
      [6, 0x20010db8n << 96n],
      [6, (1n << 128n) - 512n],
    ),
    fc.nat({ max: 511 }),
    fc.nat({ max: 9 }),
  )
  .map(([[family, base], offset, free]) => {
    const all = (1n << BigInt(width(family))) - 1n;
    const network = (base + BigInt(offset)) & all & ~((1n << BigInt(free)) - 1n);
    return { family, network, prefix: width(family) - free };
  });

it("agrees with the set for any list and any limit", () => {
  fc.assert(
    fc.property(
      fc.array(crowded, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom<"acl" | "dictionary">("acl", "dictionary"),
      fc.constantFrom<48 | 64 | undefined>(undefined, 64, 48),
      (cidrs, most, store, prefix) => {
        const entries = cidrs.map(
          ({ family, network, prefix: length }) => `${formatAddress(family, network)}/${length}`,
        );
        const listed = AddressSet.of(cidrs);
        const set = prefix === undefined ? listed : listed.widenIpv6(prefix);
        const isBlocked = blocks(
          { entries, store, ...(prefix !== undefined && { ipv6: { prefix } }) },
          { aclEntries: most, dictionaryItems: most },
        );
        for (const { ip, isMember } of borders(set)) {
          expect([ip, isBlocked(ip)]).toEqual([ip, isMember]);
        }
      },
    ),
    { numRuns: 40 },
  );
});
