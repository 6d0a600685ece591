import * as fc from "fast-check";
import { expect, it } from "vitest";
import { AddressSet, type Cidr } from "../../src/addresses/index.js";

/** Blocks of every width, crowded into a few /24s so that they meet, and enough of them for an index. */
const block = fc
  .record({
    area: fc.constantFrom(0, 0x0a000000, 0x0a00ff00, 0x0a010000, 0xc0a80000, 0xffffff00),
    offset: fc.nat(0x3ff),
    width: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(25)),
  })
  .map(({ area, offset, width }): Cidr => {
    const bits = (area + offset) % 2 ** 32;
    return { family: 4, network: BigInt(bits - (bits % 2 ** width)), prefix: 32 - width };
  });

it("answers for IPv4 at both sides of every border, however many ranges there are", () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 400 }), (cidrs) => {
      const set = AddressSet.of(cidrs);
      const holds = (bits: number) =>
        cidrs.some(({ network, prefix }) => {
          const start = Number(network);
          return bits >= start && bits < start + 2 ** (32 - prefix);
        });
      // The first answer comes without an index.
      expect(set.hasIpv4(0)).toBe(holds(0));
      for (const { network, prefix } of cidrs) {
        const start = Number(network);
        const end = start + 2 ** (32 - prefix);
        for (const bits of [start - 1, start, end - 1, end, start ^ 0x100, start ^ 0x1_0000]) {
          if (bits < 0 || bits >= 2 ** 32) continue;
          expect([bits, set.hasIpv4(bits >>> 0)]).toEqual([bits, holds(bits >>> 0)]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it("answers for all there is, less single addresses", () => {
  const everything = AddressSet.of([{ family: 4, network: 0n, prefix: 0 }]);
  const holes = Array.from({ length: 3000 }, (_, index) => Math.imul(index, 0x9e37_79b1) >>> 0);
  const set = everything.minus(
    AddressSet.of(holes.map((bits): Cidr => ({ family: 4, network: BigInt(bits), prefix: 32 }))),
  );
  const known = new Set(holes);
  for (const hole of holes) {
    for (const bits of [hole, (hole + 1) >>> 0, (hole - 1) >>> 0]) {
      expect(set.hasIpv4(bits)).toBe(!known.has(bits));
    }
  }
});
