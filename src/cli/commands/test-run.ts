import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { coverageVariable } from "../../testing/coverage.js";
import { hasColor, type Io } from "../io.js";

export interface Failure {
  readonly file: string;
  /** The test with the groups around it; empty when the file itself failed. */
  readonly name: string;
  readonly message: string;
}

export interface TestResults {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly Failure[];
  /** Also false when something went wrong that is no test's failure. */
  readonly success: boolean;
}

export interface TestRun {
  readonly root: string;
  readonly files: readonly string[];
  /** A folder for what the run writes down. */
  readonly work: string;
}

/** Where the project has vitest, as a URL of its programming interface; undefined where it has none. */
export function findVitest(folder: string): string | undefined {
  try {
    const found = createRequire(path.join(folder, "_")).resolve("vitest/node");
    return pathToFileURL(found).href;
  } catch {
    return undefined;
  }
}

/**
 * The project's vitest, with its configuration, but for which files are tests. The files are given twice, since vitest
 * takes its arguments for parts of paths.
 */
const script = `
const { vitest, root, files, include, results } = JSON.parse(process.argv[1]);
const { startVitest } = await import(vitest);
const run = await startVitest("test", files, {
  root, include, run: true, watch: false, passWithNoTests: false,
  reporters: ["default", "json"], outputFile: { json: results },
});
await run.exit();
`;

/** Runs tests; undefined when the run did not get as far as results. What vitest says goes to stderr. */
export async function runTests(
  vitest: string,
  { root, files, work }: TestRun,
  io: Io,
): Promise<TestResults | undefined> {
  const results = path.join(work, "results.json");
  const include = files.map((file) =>
    path
      .relative(root, file)
      .split(path.sep)
      .join("/")
      .replace(/[\\[\]{}()*?!+@|]/g, "\\$&"),
  );
  const { FORCE_COLOR: _, NO_COLOR: __, ...env } = io.env;
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        "--input-type=module",
        "--eval",
        script,
        JSON.stringify({ vitest, root, files, include, results }),
      ],
      {
        cwd: root,
        env: {
          ...env,
          [coverageVariable]: work,
          ...(hasColor(io.stderr, io.env) ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }),
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        // Of no use to anyone: the report is removed again.
        io.stderr.write(text.replace(/^JSON report written to .*\n/m, ""));
      });
    }
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (!existsSync(results)) return undefined;
  const read = readResults(readFileSync(results, "utf8"), root);
  return read && { ...read, success: read.success && code === 0 };
}

/** What of vitest's JSON report is used here. */
interface Report {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

function readResults(text: string, root: string): TestResults | undefined {
  const report: unknown = JSON.parse(text);
  if (!isReport(report)) return undefined;
  const failures: Failure[] = [];
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = path.relative(root, name).split(path.sep).join("/");
    if (status === "failed" && assertionResults.every((test) => test.status !== "failed")) {
      failures.push({ file, name: "", message });
    }
    for (const { fullName, status: outcome, failureMessages = [] } of assertionResults) {
      if (outcome === "passed") counts.passed++;
      else if (outcome !== "failed") counts.skipped++;
      else {
        counts.failed++;
        failures.push({ file, name: fullName, message: failureMessages.join("\n") });
      }
    }
  }
  return { ...counts, failures, success: report.success && failures.length === 0 };
}

function isReport(value: unknown): value is Report {
  return (
    typeof value === "object" &&
    value !== null &&
    "success" in value &&
    typeof value.success === "boolean" &&
    "testResults" in value &&
    Array.isArray(value.testResults)
  );
}
