// `npm run bench`: every figure this project claims, as a ratio against a peer in the same run.
// Nothing here asserts; bench/README.md records what was measured, where and when.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { generatedPolicy, loopPolicy } from "./generate.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cli = path.join(root, "dist", "cli.js");
const smoke = process.argv.includes("--smoke");
const runs = smoke ? 2 : 15;
const work = mkdtempSync(path.join(tmpdir(), "edgewall-bench-"));

try {
  console.log(
    `node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown"}, ${runs} runs each\n`,
  );
  coldCompile();
  manyRules(smoke ? 1_000 : 10_000);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** `edgewall compile` of the campaign policy from a cold start, against a node that does nothing. */
function coldCompile() {
  const project = path.join(work, "campaign");
  cpSync(path.join(root, "policies"), path.join(project, "policies"), { recursive: true });
  const peer = () => node(project, ["-e", "0"]);
  const ours = () => node(project, [cli, "compile"]);
  const pairs = Array.from({ length: runs + 1 }, () => [ours(), peer()]).slice(1);
  show(
    "edgewall compile, cold",
    pairs.map(([mine]) => mine),
    "ms",
  );
  show(
    "node -e 0",
    pairs.map(([, other]) => other),
    "ms",
  );
  show(
    "ratio",
    pairs.map(([mine, other]) => mine / other),
    "x",
  );
}

/**
 * `edgewall compile` of so many rules, written out one by one and made in a loop, and whether two compilations
 * are the same, byte for byte.
 */
function manyRules(count) {
  const policies = {
    "written out": generatedPolicy(count, 20160926),
    "made in a loop": loopPolicy(count, 20160926),
  };
  for (const [kind, text] of Object.entries(policies)) {
    const project = path.join(work, kind.replaceAll(" ", "-"));
    mkdirSync(path.join(project, "policies"), { recursive: true });
    writeFileSync(path.join(project, "policies", "many.policy.ts"), text);
    writeFileSync(
      path.join(project, "edgewall.config.ts"),
      "export default { limits: { vclBytes: 100_000_000 } };\n",
    );
    const pairs = Array.from({ length: smoke ? 1 : 5 }, () => [
      node(project, [cli, "compile"]),
      node(project, ["-e", "0"]),
    ]);
    node(project, [cli, "compile", "--out", "again"]);
    const same = digest(path.join(project, "vcl-out")) === digest(path.join(project, "again"));
    console.log("");
    show(
      `${count} rules, ${kind}`,
      pairs.map(([mine]) => mine),
      "ms",
    );
    show(
      "ratio to node -e 0",
      pairs.map(([mine, other]) => mine / other),
      "x",
    );
    const bytes = readFileSync(path.join(project, "vcl-out", "many", "main.vcl")).length;
    console.log(
      `  main.vcl ${bytes} bytes; compiled twice: ${same ? "identical bytes" : "DIFFERENT BYTES"}`,
    );
  }
}

/** Wall time of a whole process in milliseconds. */
function node(cwd, args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(stderr);
  return took;
}

function show(name, figures, unit) {
  const sorted = [...figures].sort((a, b) => a - b);
  const digits = unit === "x" ? 2 : 0;
  const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  const print = (figure) => `${figure.toFixed(digits)} ${unit}`;
  console.log(`  ${name.padEnd(34)} median ${print(median)}  (${print(least)} to ${print(most)})`);
}

function digest(folder) {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    const file = path.join(folder, name);
    if (/\.\w+$/.test(name)) hash.update(`${name}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}
