import { describe, expect, it } from "vitest";
import { acceptance, fewestDraws } from "../../src/testing/binomial.js";

/** P(X <= k) for n draws of probability a/b, as an exact fraction over b^n. */
function lowerTail(n: number, a: bigint, b: bigint, k: number): bigint {
  let sum = 0n;
  let ways = 1n;
  for (let count = 0; count <= k; count++) {
    sum += ways * a ** BigInt(count) * (b - a) ** BigInt(n - count);
    ways = (ways * BigInt(n - count)) / BigInt(count + 1);
  }
  return sum;
}

describe("the exact binomial test", () => {
  // Tables of the binomial distribution: for n = 20, p = 1/2, P(X <= 5) = 0.0207 and P(X <= 6) = 0.0577; at five
  // percent, the two-sided test rejects 0 to 5 and 15 to 20 (the sign test's well-known critical value).
  it("has the sign test's critical values", () => {
    expect(acceptance(20, 0.5, 0.05)).toEqual({ least: 6, most: 14 });
    expect(acceptance(10, 0.5, 0.05)).toEqual({ least: 2, most: 8 });
    expect(acceptance(8, 0.5, 0.05)).toEqual({ least: 1, most: 7 });
    expect(acceptance(5, 0.5, 0.05)).toEqual({ least: 0, most: 5 });
  });

  it.each([
    [100, 1n, 2n],
    [1_000, 1n, 3n],
    [2_000, 1n, 100n],
    [3_000, 9n, 10n],
  ])("agrees with exact fractions: %d draws of %d in %d", (n, a, b) => {
    const { least, most } = acceptance(n, Number(a) / Number(b), 1e-6);
    const half = 2_000_000n;
    const all = b ** BigInt(n);
    expect(lowerTail(n, a, b, least - 1) * half < all).toBe(true);
    expect(lowerTail(n, a, b, least) * half >= all).toBe(true);
    const upper = (k: number) => all - lowerTail(n, a, b, k - 1);
    expect(upper(most + 1) * half < all).toBe(true);
    expect(upper(most) * half >= all).toBe(true);
  });

  it("stands large numbers, where the first probabilities are smaller than any number", () => {
    const { least, most } = acceptance(1_000_000, 0.5, 1e-6);
    // The normal distribution puts 4.8916 standard deviations (of 500) there.
    expect(least).toBeGreaterThan(500_000 - 2_450);
    expect(least).toBeLessThan(500_000 - 2_440);
    expect(most).toBe(1_000_000 - least);
  });

  it("leaves certain outcomes no room", () => {
    expect(acceptance(10, 1, 0.05)).toEqual({ least: 10, most: 10 });
    expect(acceptance(10, 0, 0.05)).toEqual({ least: 0, most: 0 });
  });

  it("says how many draws can tell a share from none and from all", () => {
    for (const share of [0.5, 0.01, 0.99]) {
      const fewest = fewestDraws(share, 1e-6);
      const enough = acceptance(fewest, share, 1e-6);
      expect(enough.least > 0 && enough.most < fewest).toBe(true);
      const short = acceptance(fewest - 1, share, 1e-6);
      expect(short.least > 0 && short.most < fewest - 1).toBe(false);
    }
  });
});
