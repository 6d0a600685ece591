// `npm run bench`: every figure this project claims, as a ratio against a peer in the same run, into results.md.
// `--smoke` is small and writes nothing, `--only SUBJECT` runs one. Nothing here asserts a time.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "./measure.mjs";
import { allPeers } from "./peers.mjs";
import { document, section } from "./results.mjs";
import { aggregate } from "./subjects/aggregate.mjs";
import { compile } from "./subjects/compile.mjs";
import { decisions } from "./subjects/decisions.mjs";
import { flip } from "./subjects/flip.mjs";
import { growth } from "./subjects/growth.mjs";
import { lint } from "./subjects/lint.mjs";
import { listCompile } from "./subjects/list-compile.mjs";
import { membership } from "./subjects/membership.mjs";
import { push } from "./subjects/push.mjs";
import { rules } from "./subjects/rules.mjs";
import { stages } from "./subjects/stages.mjs";

const subjects = {
  compile,
  rules,
  lint,
  stages,
  decisions,
  aggregate,
  membership,
  "list-compile": listCompile,
  growth,
  flip,
  push,
};

const { smoke, only } = options();
const date = new Date();
const [load] = loadavg();
const work = mkdtempSync(path.join(tmpdir(), "edgewall-bench-"));

/** What a subject gets: `runs` says how often to measure what is worth so many runs, `folder` makes a folder. */
const setting = {
  smoke,
  runs: (full) => (smoke ? 1 : full),
  folder: (name) => {
    const made = path.join(work, name);
    mkdirSync(made, { recursive: true });
    return made;
  },
};

for (const { program, missing } of allPeers()) {
  if (program === undefined) console.error(`${missing}; not compared`);
}

try {
  const sections = [];
  const charts = new Map();
  for (const [name, measure] of Object.entries(subjects)) {
    if (only !== undefined && name !== only) continue;
    const start = performance.now();
    const result = measure(setting);
    const text = await section(result, !smoke);
    sections.push(text);
    if (result.chart !== undefined) charts.set(`${result.title}.svg`, result.chart);
    console.log(text);
    console.error(`${name} took ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  }
  const whole = await document(sections, date, load);
  // A part would overwrite the whole, and small figures the true ones.
  if (only === undefined && !smoke) {
    for (const [file, chart] of charts) writeFileSync(path.join(root, "bench", file), chart);
    writeFileSync(path.join(root, "bench", "results.md"), whole);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function options() {
  const known = Object.keys(subjects);
  try {
    const { values } = parseArgs({
      options: { smoke: { type: "boolean", default: false }, only: { type: "string" } },
    });
    if (values.only === undefined || known.includes(values.only)) return values;
    console.error(`--only takes one of ${known.join(", ")}`);
  } catch (error) {
    console.error(error.message);
  }
  process.exit(2);
}
