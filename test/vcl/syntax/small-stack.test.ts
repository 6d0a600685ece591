import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "edgewall-stack-"));
const script = path.join(folder, "small-stack.mjs");

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("../support/small-stack.ts", import.meta.url))],
    outfile: script,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "warning",
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Node.js gives 984 KB; who calls the parser has used some of them. */
it("reads and prints what nests as deeply as it may in 400 KB of stack", () => {
  const output = execFileSync(process.execPath, ["--stack-size=400", script], { encoding: "utf8" });
  const lines = output.trimEnd().split("\n");
  expect(lines).toHaveLength(10);
  for (const line of lines) expect(line).toMatch(/ 0 true$/);
});
