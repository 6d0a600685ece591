// Runs whole programs and says what they took.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const cli = path.join(root, "dist", "cli.js");

const gnuTime = "/usr/bin/time";
const longest = 5 * 60_000;

/**
 * A program to be measured.
 *
 * @typedef {object} Program
 * @property {string} name
 * @property {string} cwd
 * @property {string} program
 * @property {readonly string[]} args
 * @property {() => void} [prepare] what has to be so before each run; takes no part in the time
 * @property {boolean} [mayFail] exit codes other than 0 are fine
 * @property {boolean} [captured] what it prints is read, as its users do; thrown away otherwise
 */

/**
 * Runs a program to its end.
 *
 * @param {Program} program
 * @returns {{ took: number, stdout: string }} wall time in milliseconds, the start of the process included
 */
export function run({ name, cwd, program, args, prepare, mayFail = false, captured = false }) {
  prepare?.();
  const start = process.hrtime.bigint();
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 30,
    stdio: ["ignore", captured ? "pipe" : "ignore", "pipe"],
    timeout: longest,
  });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (error !== undefined || status === null || (status !== 0 && !mayFail)) {
    throw new Error(`${name}: exit code ${status}: ${error?.message ?? stderr}`);
  }
  return { took, stdout: stdout ?? "" };
}

/**
 * Runs a program to its end.
 *
 * @param {Program} program
 * @param {string} folder for GNU time's report
 * @returns the most memory that it had at a time, in megabytes; undefined where GNU time is not installed
 */
export function peakMemory(program, folder) {
  if (!existsSync(gnuTime)) {
    run(program);
    return undefined;
  }
  const report = path.join(folder, "peak-memory");
  const args = ["-f", "%M", "-o", report, program.program, ...program.args];
  run({ ...program, program: gnuTime, args });
  const kilobytes = Number(readFileSync(report, "utf8").trim().split("\n").at(-1));
  return Number.isFinite(kilobytes) ? (kilobytes * 1024) / 1e6 : undefined;
}

/** `edgewall` as it is built. */
export function edgewall(name, cwd, args) {
  return { name, cwd, program: process.execPath, args: [cli, ...args] };
}

/** What every command of ours pays before it begins. */
export function idleNode(cwd) {
  return { name: "`node -e 0`", cwd, program: process.execPath, args: ["-e", "0"] };
}

/** One of bench/workers: prints one JSON document. */
export function worker(name, file, args) {
  return {
    name,
    cwd: root,
    program: process.execPath,
    args: [path.join(root, "bench", "workers", file), ...args],
    captured: true,
  };
}
