// `npm run agreement -- --pairs 100000 --seed 1`: generated policies and requests, decided by the reference evaluator
// and by the compiled VCL. Prints the smallest case found that they disagree about, and exits with 1.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "100000" },
    seed: { type: "string" },
    requests: { type: "string", default: "200" },
  },
});
const pairs = number("pairs", values.pairs);
const requests = Math.max(1, number("requests", values.requests));
const seed = values.seed === undefined ? Date.now() % 1_000_000 : number("seed", values.seed);

const agreement = await load("test/simulator/agreement/agreement.ts");
console.log(`${pairs} pairs of a policy and a request, seed ${seed}`);
const start = performance.now();
const { failure, ...done } = agreement({ pairs, seed, requests, now: () => performance.now() });
const outcomes = [...done.outcomes].map(([name, count]) => `${count} ${name}`).join(", ");
console.log(
  `${done.pairs} pairs under ${done.policies} policies in ${Math.round((performance.now() - start) / 1000)} s: ${outcomes}`,
);
if (failure !== undefined) {
  console.error(`\nthey disagree\n\n${failure}`);
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
  const folder = mkdtempSync(path.join(tmpdir(), "edgewall-agreement-"));
  try {
    const outfile = path.join(folder, "agreement.mjs");
    await build({
      entryPoints: [path.join(root, entry)],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      logLevel: "warning",
    });
    return (await import(pathToFileURL(outfile).href)).agreement;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
