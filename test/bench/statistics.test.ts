import { describe, expect, it } from "vitest";
import { marginalCosts, ratios, summary } from "./bench.js";

describe("summary", () => {
  it("sorts by value, not by text", () => {
    expect(summary([100, 9, 20])).toEqual({ least: 9, median: 20, most: 100 });
  });

  it("takes the mean of the two in the middle", () => {
    expect(summary([4, 1, 2, 10])).toEqual({ least: 1, median: 3, most: 10 });
  });

  it("has nothing to say of no figures", () => {
    expect(() => summary([])).toThrow("no figures");
  });
});

describe("ratios", () => {
  it("compares what was measured one after the other", () => {
    // Both slow down by half in the second run, which changes nothing.
    expect(ratios([10, 20], [5, 10])).toEqual([2, 2]);
  });

  it("has as many as the peer has runs", () => {
    expect(ratios([10, 20, 30], [5])).toEqual([2]);
  });
});

describe("marginalCosts", () => {
  it("are the same for linear growth, whatever a process needs to start", () => {
    const points = [10, 100, 1000].map((size) => ({ size, time: 50 + 3 * size }));
    expect(marginalCosts(points)).toEqual([3, 3]);
  });

  it("grow for quadratic growth", () => {
    const points = [1, 2, 4].map((size) => ({ size, time: size ** 2 }));
    expect(marginalCosts(points)).toEqual([3, 6]);
  });
});
