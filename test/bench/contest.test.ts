import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { atMost, contest } from "./bench.js";

const folder = mkdtempSync(path.join(tmpdir(), "edgewall-contest-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, script: string) {
  return { name, cwd: folder, program: process.execPath, args: ["-e", script] };
}

describe("contest", () => {
  it("runs programs in turn after a round that is not counted, a slow one less often", () => {
    const noting = (name: string) =>
      program(name, `require("node:fs").appendFileSync("log", ${JSON.stringify(name)})`);
    const rows = contest({
      folder,
      runs: 2,
      ours: noting("o"),
      peers: [noting("p"), { ...noting("s"), runs: 1 }, { name: "q", missing: "not here" }],
    });
    expect(readFileSync(path.join(folder, "log"), "utf8")).toBe("opsopsop");
    expect(rows.map(({ name, values, ratios }) => [name, values?.length, ratios?.length])).toEqual([
      ["o", 2, undefined],
      ["p", 2, 2],
      ["s", 1, 1],
      ["q", undefined, undefined],
    ]);
  });

  it("takes figures that programs print, and holds the goals against them", () => {
    const printing = (name: string, figure: number) => ({
      ...program(name, `console.log(${figure})`),
      captured: true,
    });
    const [ours, peer] = contest({
      folder,
      runs: 1,
      unit: "a second",
      ours: { ...printing("ours", 30), median: atMost(29, "a second") },
      peers: [{ ...printing("peer", 60), ratio: atMost(0.5, "x") }],
    });
    expect(ours?.values).toEqual([30]);
    expect(peer?.ratios).toEqual([0.5]);
    expect(
      [ours, peer].flatMap((row) => row?.goals?.map(({ goal, value }) => goal.meets(value))),
    ).toEqual([false, true]);
  });

  it("measures nothing of a program that fails", () => {
    const failing = program("broken", 'console.error("why"); process.exit(3)');
    expect(() => contest({ folder, runs: 1, ours: failing, peers: [] })).toThrow(
      /^broken: exit code 3: why/,
    );
  });
});
