import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAddressList } from "../../src/addresses/index.js";
import { utf8 } from "./read-list.js";

const installed = spawnSync("iprange", ["--version"]).error === undefined;
if (!installed) console.log("skipped: iprange (Debian's package of that name) is not installed");

/** Crowded, so that blocks meet, with some anywhere. */
const entry = fc
  .record({
    bits: fc.oneof(
      fc.nat(0xfff).map((offset) => 0x0a000000 + offset),
      fc.integer({ min: 0, max: 0xffff_ffff }),
    ),
    width: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(31)),
    end: fc.option(fc.nat(5000)),
  })
  .map(({ bits, width, end }) => {
    if (end !== null) return `${dotted(bits)}-${dotted(Math.min(bits + end, 0xffff_ffff))}`;
    return `${dotted(bits - (bits % 2 ** width))}/${32 - width}`;
  });

function dotted(bits: number): string {
  return [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255].join(".");
}

describe.skipIf(!installed)("agrees with Debian's iprange on", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "iprange-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, lines: readonly string[]): string => {
    const file = path.join(folder, name);
    writeFileSync(file, `${lines.join("\n")}\n`);
    return file;
  };
  const iprange = (...args: readonly string[]): readonly string[] =>
    execFileSync("iprange", args, { encoding: "utf8", maxBuffer: 2 ** 26 })
      .split("\n")
      .filter(Boolean);
  const setOf = (lines: readonly string[]) => parseAddressList(utf8(lines.join("\n"))).set;
  const lists = fc.array(entry, { minLength: 1, maxLength: 60 });

  it("the fewest blocks, what both sets hold, and what one holds and the other does not", () => {
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        const a = setOf(first);
        const b = setOf(second);
        const fileA = write("a", first);
        const fileB = write("b", second);
        expect(a.v4.texts()).toEqual(iprange(fileA));
        expect(a.union(b).v4.texts()).toEqual(iprange(fileA, fileB));
        expect(a.intersect(b).v4.texts()).toEqual(iprange("--common", fileA, fileB));
        expect(a.minus(b).v4.texts()).toEqual(iprange(fileA, "--except", fileB));
      }),
      { numRuns: 50 },
    );
  });

  it("a list of a hundred thousand", () => {
    const lines = Array.from({ length: 100_000 }, (_, index) =>
      dotted((Math.imul(index >>> 5, 0x9e37_79b1) & 0xffff_ff00) + (Math.imul(index, 77) & 0xff)),
    );
    expect(setOf(lines).v4.texts()).toEqual(iprange(write("many", lines)));
  });
});
