// Times whole processes and shows figures.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const cli = path.join(root, "dist", "cli.js");
export const smoke = process.argv.includes("--smoke");
export const work = mkdtempSync(path.join(tmpdir(), "edgewall-bench-"));

/** A folder for one measurement. */
export function folder(name) {
  return path.join(work, name);
}

/**
 * Runs a program to its end.
 *
 * @returns wall time in milliseconds
 */
export function run(cwd, program, args, mayFail = false) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0 && !mayFail) throw new Error(stderr);
  return took;
}

export function node(cwd, args) {
  return run(cwd, process.execPath, args);
}

/** The most memory that a program had at a time, in megabytes; undefined where GNU time is not installed. */
export function peak(cwd, program, args) {
  if (!existsSync("/usr/bin/time")) return undefined;
  const report = path.join(work, "peak");
  spawnSync("/usr/bin/time", ["-f", "%M", "-o", report, program, ...args], {
    cwd,
    maxBuffer: 1 << 30,
  });
  const kilobytes = readFileSync(report, "utf8").trim().split("\n").at(-1);
  return Number(kilobytes) / 1024;
}

/** The median of some figures, with the least and the most. */
export function show(name, figures, unit) {
  const sorted = figures.toSorted((a, b) => a - b);
  const digits = unit === "x" ? 2 : unit === "MB/s" ? 1 : 0;
  const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  const print = (figure) =>
    unit === "a second"
      ? `${Math.round(figure).toLocaleString("en")} a second`
      : `${figure.toFixed(digits)} ${unit}`;
  console.log(`  ${name.padEnd(42)} median ${print(median)}  (${print(least)} to ${print(most)})`);
}

/** Both programs in turn, so that a machine that slows down slows both; the first pair is not counted. */
export function inTurn(runs, ours, peers) {
  const rounds = Array.from({ length: runs + 1 }, () => [ours(), ...peers.map((peer) => peer())]);
  return rounds.slice(1);
}
