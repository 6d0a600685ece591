// `npm run fuzz -- --seconds 60 --seed 1`: generated and broken VCL, for as long as asked. Prints the smallest case that
// the parser or the printer fails on, and exits with 1.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "60" }, seed: { type: "string" } },
});
const seconds = number("seconds", values.seconds);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : number("seed", values.seed);

const fuzz = await load("test/vcl/support/fuzz.ts");
console.log(`fuzzing for ${seconds} s with seed ${seed}`);
const { runs, failure } = fuzz({ seconds, seed, now: () => performance.now() });
console.log(`${runs} cases`);
if (failure !== undefined) {
  console.error(`\nbroken: ${failure.property}`);
  console.error(`again with: { seed: ${failure.seed}, path: "${failure.path}" }`);
  console.error(`case: ${failure.counterexample}\n\n${failure.reason}`);
  process.exitCode = 1;
}

function number(name, text) {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) {
    console.error(`--${name} takes a whole number, not ${text}`);
    process.exit(2);
  }
  return value;
}

/** Node.js reads no TypeScript by itself. */
async function load(entry) {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const folder = mkdtempSync(path.join(tmpdir(), "edgewall-fuzz-"));
  try {
    const outfile = path.join(folder, "fuzz.mjs");
    await build({
      entryPoints: [path.join(root, entry)],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      logLevel: "warning",
    });
    return (await import(pathToFileURL(outfile).href)).fuzz;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
