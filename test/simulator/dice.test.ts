import { describe, expect, it } from "vitest";
import { dice } from "../../src/simulator/dice.js";

describe("dice", () => {
  const draws = (seed: number, count: number) => {
    const draw = dice(seed);
    return Array.from({ length: count }, () => draw());
  };

  it("fall the same for a seed, and differently for another, beyond 32 bits too", () => {
    expect(draws(1, 5)).toEqual(draws(1, 5));
    const firsts = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1].map((seed) => draws(seed, 1)[0]);
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it.each<[string, readonly number[]]>([
    ["of one seed", draws(1, 100_000)],
    ["of seeds in a row", Array.from({ length: 100_000 }, (_, seed) => draws(seed, 1)[0] ?? -1)],
    [
      "of seeds in a row, the second ones",
      Array.from({ length: 100_000 }, (_, seed) => draws(seed, 2)[1] ?? -1),
    ],
  ])("are even: %s", (_, numbers) => {
    const counts = Array.from({ length: 100 }, () => 0);
    for (const number of numbers) {
      const bin = Math.floor(number * 100);
      counts[bin] = (counts[bin] ?? Number.NaN) + 1;
    }
    const expected = numbers.length / 100;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 99 degrees of freedom: one in a million is above 180, one in a million below 45.
    expect(chiSquare).toBeLessThan(180);
    expect(chiSquare).toBeGreaterThan(45);
  });
});
