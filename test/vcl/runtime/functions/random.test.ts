import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call, run, transactionIn } from "./call.js";

const drawing = (random: number) => transactionIn({ random: () => random });
const almostOne = 1 - 2 ** -53;

/** https://www.fastly.com/documentation/reference/vcl/functions/randomness/randombool/ */
describe("randombool", () => {
  // "It then returns true if (RAND_MAX × numerator) > (r × denominator)."
  it.each([
    [3n, 4n, 0.7499, true],
    [3n, 4n, 0.75, false],
    [0n, 4n, 0, false],
    [4n, 4n, almostOne, true],
    [-1n, 4n, 0, false],
    [1n, 0n, 0.5, true],
    [0n, 0n, 0.5, false],
  ])("(%s, %s) for %s", (numerator, denominator, random, expected) => {
    expect(call("randombool", [numerator, denominator], drawing(random))).toBe(expected);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/randomness/randomint/ */
describe("randomint", () => {
  it.each([
    [0n, 99n, 0, 0n],
    [0n, 99n, almostOne, 99n],
    [-1n, 0n, 0.4, -1n],
    [-1n, 0n, 0.5, 0n],
    [7n, 7n, 0.9, 7n],
    [9n, 1n, 0.5, 0n],
    [-(2n ** 63n), 2n ** 63n - 1n, almostOne, 2n ** 63n - 1n],
  ])("(%s, %s) for %s", (from, to, random, expected) => {
    const drawn = call("randomint", [from, to], drawing(random));
    // Doubles are not exact to the last of 64 bits.
    if (to - from < 2n ** 53n) expect(drawn).toBe(expected);
    else expect(drawn).toSatisfy((drawn) => typeof drawn === "bigint" && drawn <= expected);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/randomness/randomint-seeded/ : "A consistent seed will provide a consistent result." */
describe("randomint_seeded", () => {
  const seeds = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

  it("gives one result for one seed, in range, and draws nothing else", () => {
    const transaction = transactionIn({
      random: () => {
        throw new Error("it must not be asked");
      },
    });
    fc.assert(
      fc.property(seeds, (seed) => {
        const first = call("randomint_seeded", [-5n, 5n, seed], transaction);
        expect(first).toSatisfy(
          (drawn) => typeof drawn === "bigint" && drawn >= -5n && drawn <= 5n,
        );
        expect(call("randomint_seeded", [-5n, 5n, seed], transaction)).toBe(first);
        const lucky = call("randombool_seeded", [1n, 2n, seed], transaction);
        expect(call("randombool_seeded", [1n, 2n, seed], transaction)).toBe(lucky);
      }),
    );
  });

  it("spreads seeds that follow each other", () => {
    const counts = new Map<unknown, number>();
    for (let seed = 0n; seed < 10_000n; seed += 1n) {
      const drawn = call("randomint_seeded", [0n, 9n, seed]);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    // 1000 each, with a standard deviation of 30.
    expect([...counts.values()]).toHaveLength(10);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/randomness/randomstr/ */
describe("randomstr", () => {
  it("draws from the characters", () => {
    const draws = [0, 0.5, almostOne];
    const transaction = transactionIn({ random: () => draws.shift() ?? 0 });
    expect(call("randomstr", [3n, "1234567890abcdef"], transaction)).toBe("19f");
  });

  it("draws from 64 characters by default", () => {
    let at = 0;
    const transaction = transactionIn({ random: () => at++ / 64 });
    const text = call("randomstr", [64n], transaction);
    if (typeof text !== "string") throw new Error("it is no text");
    expect([...text].sort().join("")).toBe(
      "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz",
    );
  });

  it("keeps characters whole, and does not grow without end", () => {
    expect(call("randomstr", [2n, "ä"])).toBe("ää");
    expect(call("randomstr", [-1n])).toBe("");
    expect(call("randomstr", [3n, ""])).toBeUndefined();
    expect(run("randomstr", [2n ** 62n])).toEqual({ value: "", error: "ESESOOM" });
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/fastly-hash/ */
describe("fastly.hash", () => {
  it("is a number of the range, both ends included, that key and seed determine", () => {
    const drawn = new Set<unknown>();
    for (let key = 0; key < 200; key += 1) {
      const hash = call("fastly.hash", [`/${key}`, 0n, 3n, 6n]);
      expect(call("fastly.hash", [`/${key}`, 0n, 3n, 6n])).toBe(hash);
      drawn.add(hash);
    }
    expect(drawn).toEqual(new Set([3n, 4n, 5n, 6n]));
    const wide = [0n, 2n ** 62n] as const;
    expect(call("fastly.hash", ["a", 1n, ...wide])).not.toBe(
      call("fastly.hash", ["a", 2n, ...wide]),
    );
    expect(call("fastly.hash", ["a", -1n, 5n, 1n])).toBe(0n);
  });
});
