import { describe, expect, it } from "vitest";
import { atLeast, atMost, npmPackage, type Row, table, timesFaster } from "./bench.js";

function line(row: Row, judged = true): string {
  return table([row], judged).split("\n")[2] ?? "";
}

describe("table", () => {
  it("shows median, spread, runs and peak memory", () => {
    expect(line({ name: "compile", unit: "ms", values: [1200, 1000, 1100], memory: 71.6 })).toBe(
      "| compile | 1,100 ms | 1,000 to 1,200 ms | 3 | 72 MB |  |  |",
    );
  });

  it("shows the ratio to a peer with its spread", () => {
    const row = { name: "peer", unit: "ms", values: [40, 40], ratios: [0.5, 0.03] };
    expect(line(row)).toBe(
      "| peer | 40.0 ms | 40.0 to 40.0 ms | 2 |  | 0.27 x (0.03 to 0.50 x) |  |",
    );
  });

  it("says of each goal whether it is met", () => {
    const goals = [
      { goal: atMost(3000, "ms"), value: 3000 },
      { goal: atMost(500, "MB"), value: 501 },
    ];
    expect(line({ name: "compile", found: "done", goals })).toContain(
      "| at most 3,000 ms: met; at most 500 MB: **not met** |",
    );
  });

  it("judges nothing at a smaller size", () => {
    const goals = [{ goal: atMost(1, "ms"), value: 2 }];
    expect(line({ name: "compile", found: "done", goals }, false)).toContain(
      "at most 1 ms: not judged",
    );
  });

  it("names a peer that is missing, and how to get it", () => {
    expect(line({ name: "iprange", missing: "`apt-get install iprange`" })).toBe(
      "| iprange | **not compared**: `apt-get install iprange` |  |  |  |  |  |",
    );
  });

  it("keeps a name in its cell", () => {
    expect(line({ name: "a | b\nc", found: "" })).toMatch(/^\| a \\\| b c \|/);
  });
});

describe("goals", () => {
  it("hold at the border", () => {
    expect([atLeast(20, "x").meets(20), atLeast(20, "x").meets(19.9)]).toEqual([true, false]);
  });

  it("read 20 times faster as a twentieth of the time", () => {
    expect([timesFaster(20).meets(0.05), timesFaster(20).meets(0.051)]).toEqual([true, false]);
  });
});

describe("npmPackage", () => {
  it("says what to do about a package that is not installed", () => {
    const peer = npmPackage("no-such-package-of-ours");
    expect(peer.program).toBeUndefined();
    expect(peer.missing).toBe("no-such-package-of-ours is not installed: `npm ci`");
  });
});
