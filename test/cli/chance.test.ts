import { expect, it } from "vitest";
import { seededChance } from "../../src/cli/chance.js";

/** Within five standard deviations of a fair draw, for these seeds. */
it("is true n times in d, over seeds and within one", () => {
  for (const [n, d] of [
    [1, 2],
    [1, 6],
    [999, 1_000],
  ] as const) {
    const tries = 20_000;
    const one = seededChance(7);
    const within = Array.from({ length: tries }, () => one(n, d)).filter(Boolean).length;
    const over = Array.from({ length: tries }, (_, seed) => seededChance(seed)(n, d)).filter(
      Boolean,
    ).length;
    const spread = 5 * Math.sqrt(tries * (n / d) * (1 - n / d));
    expect(Math.abs(within - (tries * n) / d)).toBeLessThan(spread);
    expect(Math.abs(over - (tries * n) / d)).toBeLessThan(spread);
  }
});

it("gives the same for the same seed", () => {
  const draws = (seed: number) => {
    const chance = seededChance(seed);
    return Array.from({ length: 50 }, () => chance(1, 2));
  };
  expect(draws(3)).toEqual(draws(3));
  expect(draws(3)).not.toEqual(draws(4));
});
