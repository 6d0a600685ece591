import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AddressSet, type Cidr } from "../../src/addresses/index.js";
import { entriesTouching } from "../../src/analysis/lists/touching.js";
import { setOf } from "./sets.js";

describe("entriesTouching()", () => {
  it("counts an entry once, however many blocks of the set are in it", () => {
    const found = entriesTouching(
      // The entry behind it keeps the search going.
      setOf("10.0.0.0/8", "12.0.0.0/24"),
      setOf("10.1.0.0/24", "10.9.0.0/24"),
    );
    expect(found).toEqual({ entries: 1, examples: ["10.0.0.0/8"] });
  });

  it("counts every entry in a block, and names the first three", () => {
    const list = setOf("10.0.0.1", "10.0.0.3", "10.0.0.5", "10.0.0.7", "11.0.0.0");
    expect(entriesTouching(list, setOf("10.0.0.0/8"))).toEqual({
      entries: 4,
      examples: ["10.0.0.1", "10.0.0.3", "10.0.0.5"],
    });
  });

  it("counts neighbours as they were listed, not as they aggregate", () => {
    const list = setOf("10.0.0.0", "10.0.0.1", "10.0.0.2", "10.0.0.3");
    expect(entriesTouching(list, setOf("10.0.0.0/8")).entries).toBe(4);
  });

  it.each([
    ["9.255.255.255", 0],
    ["10.0.0.0", 1],
    ["10.255.255.255", 1],
    ["11.0.0.0", 0],
    ["8.0.0.0/6", 1],
    ["::", 0],
  ])("holds %s against 10.0.0.0/8", (entry, entries) => {
    expect(entriesTouching(setOf(entry), setOf("10.0.0.0/8")).entries).toBe(entries);
  });

  it.each([
    "255.255.255.255",
    "240.0.0.0/4",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "ff00::/8",
  ])("reaches the end of the address space: %s", (entry) => {
    const list = setOf(entry);
    expect(entriesTouching(list, setOf("240.0.0.0/4", "ff00::/8"))).toEqual({
      entries: 1,
      examples: [entry],
    });
  });

  it("finds what looking at each entry finds", () => {
    // Few bits, so that blocks meet.
    const block = fc
      .tuple(fc.constantFrom<4 | 6>(4, 6), fc.nat({ max: 255 }), fc.integer({ min: 0, max: 8 }))
      .map(([family, bits, host]): Cidr => {
        const network = (BigInt(bits) >> BigInt(host)) << BigInt(host);
        return { family, network, prefix: (family === 4 ? 32 : 128) - host };
      });
    const sets = fc.array(block, { maxLength: 12 }).map((blocks) => AddressSet.of(blocks));
    fc.assert(
      fc.property(sets, sets, (list, set) => {
        const { addresses, blocks } = list.listed;
        const entries = [addresses.v4, blocks.v4, addresses.v6, blocks.v6].flatMap((part) =>
          Array.from({ length: part.length }, (_, index) => part.at(index)),
        );
        const wanted = entries.filter((entry) => !AddressSet.of([entry]).intersect(set).isEmpty);
        expect(entriesTouching(list, set).entries).toBe(wanted.length);
      }),
    );
  });
});
