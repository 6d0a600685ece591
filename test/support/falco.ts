import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * falco, an independent reader of VCL, as the npm package falco-js ships it: the binary of 2023. It does not know
 * what came to Fastly since.
 */
const binary = path.join(
  path.dirname(createRequire(import.meta.url).resolve("falco-js/package.json")),
  "bin",
  `falco-${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`,
);

/** Why falco cannot run here; undefined where it can. */
export const falcoMissing: string | undefined = existsSync(binary)
  ? undefined
  : `falco-js has no binary for ${process.platform} on ${process.arch}`;

export interface FalcoError {
  /** 0 where falco does not say. */
  readonly line: number;
  readonly message: string;
  /** Whether falco read no further. */
  readonly stopped: boolean;
}

interface Report {
  readonly LintErrors?: Readonly<Record<string, readonly Finding[]>>;
  readonly ParseErrors?: Readonly<Record<string, Finding>>;
  /** Null where it could not be read. */
  readonly Vcl: unknown;
}

interface Finding {
  readonly Severity?: string;
  readonly Message: string;
  readonly Token?: { readonly Line?: number };
}

/** What falco says of a VCL: every error, of parsing and of linting. */
export function falcoErrors(vcl: string): readonly FalcoError[] {
  if (falcoMissing !== undefined) throw new Error(falcoMissing);
  const work = mkdtempSync(path.join(tmpdir(), "edgewall-falco-"));
  try {
    const file = path.join(work, "main.vcl");
    writeFileSync(file, vcl);
    const { stdout } = spawnSync(binary, ["-json", file], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    return errorsOf(JSON.parse(stdout) as Report);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function errorsOf(report: Report): readonly FalcoError[] {
  const linted = Object.values(report.LintErrors ?? {})
    .flat()
    .filter(({ Severity }) => Severity === "Error");
  const parsed = Object.values(report.ParseErrors ?? {});
  const errors = [
    ...linted.map((finding) => errorOf(finding, false)),
    ...parsed.map((finding) => errorOf(finding, true)),
  ];
  // At some VCL it gives up without a word.
  if (report.Vcl === null && errors.length === 0)
    return [{ line: 0, message: "gave up without a word", stopped: true }];
  return errors;
}

function errorOf({ Message, Token }: Finding, stopped: boolean): FalcoError {
  return { line: Token?.Line ?? 0, message: Message, stopped };
}
