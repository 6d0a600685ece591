import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Overlaps } from "../../../src/fastly/plan/overlaps.js";

/** Blocks of 10.0.0.0/24, so that they meet often; with first and last address as numbers. */
const block = fc
  .tuple(fc.integer({ min: 24, max: 32 }), fc.integer({ min: 0, max: 255 }))
  .map(([prefix, last]) => {
    const size = 2 ** (32 - prefix);
    const first = last - (last % size);
    const text = prefix === 32 ? `10.0.0.${first}` : `10.0.0.${first}/${prefix}`;
    return { text, first, last: first + size - 1 };
  });

describe("overlaps", () => {
  it("agree with a comparison of each with each", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), block, (blocks, asked) => {
        const overlaps = new Overlaps(blocks.map(({ text }, index) => [text, index]));
        const met = blocks.map(({ first, last }) => first <= asked.last && asked.first <= last);
        expect(overlaps.highest(asked.text)).toBe(met.lastIndexOf(true));
        expect(overlaps.covers(asked.text)).toBe(
          blocks.some(({ first, last }) => first <= asked.first && asked.last <= last),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it("keep the families apart, and know IPv6 blocks as dictionaries spell them", () => {
    const overlaps = new Overlaps([
      ["10.0.0.0/8", 0],
      ["2001:db8:0:1::/64", 1],
    ]);
    expect(overlaps.highest("2001:db8:0:1::5")).toBe(1);
    expect(overlaps.highest("2001:db8::/32")).toBe(1);
    expect(overlaps.highest("2001:db8:0:2::/64")).toBe(-1);
    // 10.0.0.0 in hex digits, and the same digits at the start of an IPv6 address.
    expect(overlaps.highest("a00::1")).toBe(-1);
  });

  it("take what is no address for nobody's", () => {
    const overlaps = new Overlaps([["non_us_ban", 0]]);
    expect(overlaps.highest("10.0.0.1")).toBe(-1);
    expect(overlaps.highest("non_us_ban")).toBe(-1);
    expect(overlaps.covers("")).toBe(false);
  });
});
