import { describe, expect, it } from "vitest";
import { addressLines, attackAddresses } from "./bench.js";

/** How many addresses each /24 has. */
function sizes(addresses: Uint32Array): readonly number[] {
  const byNetwork = new Map<number, number>();
  for (const address of addresses) {
    byNetwork.set(address >>> 8, (byNetwork.get(address >>> 8) ?? 0) + 1);
  }
  return [...byNetwork.values()];
}

/** The share of addresses whose /24 has so many. */
function share(all: readonly number[], least: number, most: number): number {
  const sum = (some: readonly number[]) => some.reduce((total, size) => total + size, 0);
  return sum(all.filter((size) => size >= least && size <= most)) / sum(all);
}

describe("attackAddresses", () => {
  it("gives the same addresses for a seed, and others for another", () => {
    expect(attackAddresses(5000, 1)).toEqual(attackAddresses(5000, 1));
    expect(attackAddresses(5000, 2)).not.toEqual(attackAddresses(5000, 1));
  });

  it("gives different addresses, as many as asked for", () => {
    // So many meet some /24s twice.
    expect(new Set(attackAddresses(400_000, 1)).size).toBe(400_000);
    expect(attackAddresses(1, 1)).toHaveLength(1);
    expect(attackAddresses(0, 1)).toHaveLength(0);
  });

  it("leaves private and reserved space out", () => {
    const octets = new Set(Array.from(attackAddresses(50_000, 1), (address) => address >>> 24));
    for (const octet of [0, 10, 127, 169, 172, 192, 198, 203]) expect(octets).not.toContain(octet);
    expect(Math.max(...octets)).toBeLessThan(224);
  });

  it.each([10_000, 200_000])("is clustered as documented, %i like any other number", (count) => {
    const all = sizes(attackAddresses(count, 20160926));
    expect(share(all, 128, 256)).toBeCloseTo(0.6, 1);
    expect(share(all, 8, 64)).toBeCloseTo(0.3, 1);
    expect(share(all, 1, 1)).toBeCloseTo(0.1, 1);
    expect(all.filter((size) => size === 256).length).toBeGreaterThan(count / 10_000);
  });

  it("comes in the order of arrival, in which neighbours are apart", () => {
    const addresses = attackAddresses(10_000, 1);
    const together = addresses.filter(
      (address, index) => address >>> 8 === (addresses[index - 1] ?? 0) >>> 8,
    );
    expect(together.length).toBeLessThan(500);
  });
});

describe("addressLines", () => {
  it("writes one address a line", () => {
    expect(addressLines(Uint32Array.of(0x01020304, 0xdfffffff))).toBe("1.2.3.4\n223.255.255.255\n");
  });
});
