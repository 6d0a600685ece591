import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { diagnosticsToJson, quote, type Diagnostic } from "../../diagnostics/index.js";
import { compileProject, isError } from "../../project/compile-project.js";
import { readCoverage } from "../../testing/coverage.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { failureCode } from "../failure-code.js";
import type { Io } from "../io.js";
import { report, writeJson } from "../report.js";
import { coverageOf, describeCoverage, tooLow, type PolicyCoverage } from "./test-coverage.js";
import { findTests } from "./test-files.js";
import { findVitest, runTests, type TestResults } from "./test-run.js";

export interface TestOptions {
  readonly policies: string;
  readonly json: boolean;
  readonly minCoverage?: string;
}

/** `edgewall test`: runs the policies' tests with the project's vitest, and says which rules they match. */
export async function testCommand(
  args: readonly string[],
  options: TestOptions,
  io: Io,
): Promise<ExitCode> {
  const { root, services, diagnostics: compiled } = await compileProject(io.cwd, options.policies);
  const finish = (
    found: readonly Diagnostic[],
    results?: TestResults,
    coverage: readonly PolicyCoverage[] = [],
  ): ExitCode => {
    const diagnostics = [...compiled, ...found];
    const ok = !diagnostics.some(isError);
    if (options.json) writeJson(io, toJson(ok, results, coverage, diagnostics));
    else {
      report(io, root, diagnostics, "text");
      io.stdout.write(describeCoverage(coverage));
    }
    return ok ? exitCodes.done : failureCode(diagnostics);
  };

  const usage = checkMinCoverage(options.minCoverage);
  if (usage.length > 0 || compiled.some(isError)) return finish(usage);
  const { files, diagnostics: missing } = findTests(io.cwd, options.policies, args);
  if (missing.length > 0) return finish(missing);
  if (files.length === 0) return finish([noTests(args.length > 0 ? args : [options.policies])]);
  const vitest = findVitest(path.resolve(io.cwd, options.policies));
  if (vitest === undefined) {
    return finish([
      cannotRun("vitest is not installed", "run `npm install --save-dev vitest` in the project"),
    ]);
  }

  const work = mkdtempSync(path.join(tmpdir(), "edgewall-tests-"));
  try {
    const results = await runTests(vitest, { root, files, work }, io);
    if (results === undefined) {
      return finish([cannotRun("vitest ended without results", "what it said stands above")]);
    }
    const coverage = coverageOf(services, readCoverage(work));
    const least = Number(options.minCoverage ?? 0);
    return finish([...judge(results), ...tooLow(coverage, least)], results, coverage);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function judge({ passed, failed, failures, success }: TestResults): readonly Diagnostic[] {
  const ran = passed + failed;
  if (!success) {
    return [
      {
        code: "EW1074",
        severity: "error",
        message:
          failed > 0 ? `${failed} of ${ran} tests fail` : "the tests do not run to their end",
        help: failures.length > 0 ? "what failed stands above" : "what vitest said stands above",
      },
    ];
  }
  return ran > 0
    ? []
    : [
        {
          code: "EW1072",
          severity: "error",
          message: "all tests are skipped",
          help: "a run without tests says nothing: take the `skip` away",
        },
      ];
}

function noTests(folders: readonly string[]): Diagnostic {
  return {
    code: "EW1072",
    severity: "error",
    message: `there is no test in ${folders.map((folder) => quote(folder)).join(", ")}`,
    help: "write one to NAME.test.ts, as docs/testing.md shows",
  };
}

function cannotRun(message: string, help: string): Diagnostic {
  return { code: "EW1073", severity: "error", message: `the tests cannot run: ${message}`, help };
}

function checkMinCoverage(text: string | undefined): readonly Diagnostic[] {
  if (text === undefined || (/^\d+(?:\.\d+)?$/.test(text) && Number(text) <= 100)) return [];
  return [
    {
      code: "EW1061",
      severity: "error",
      message: `--min-coverage: ${quote(text)} is not a percentage`,
      help: "use a number from 0 to 100",
    },
  ];
}

function toJson(
  ok: boolean,
  results: TestResults | undefined,
  coverage: readonly PolicyCoverage[],
  diagnostics: readonly Diagnostic[],
) {
  return {
    ok,
    tests:
      results === undefined
        ? null
        : {
            passed: results.passed,
            failed: results.failed,
            skipped: results.skipped,
            failures: results.failures.map(({ file, name, message }) => ({ file, name, message })),
          },
    coverage: coverage.map(({ policy, percentage, rules }) => ({ policy, percentage, rules })),
    diagnostics: diagnosticsToJson(diagnostics),
  };
}
