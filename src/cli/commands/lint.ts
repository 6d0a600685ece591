import { defaultSettings } from "../../compiler/settings.js";
import {
  diagnosticsToJson,
  quote,
  type Diagnostic,
  type Severity,
} from "../../diagnostics/index.js";
import { loadConfig } from "../../project/config-file.js";
import { parseSubroutine } from "../../project/vcl/subroutine-name.js";
import { lintVcl, type LintOptions } from "../../project/vcl/lint.js";
import type { ProjectConfig } from "../../project/config.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import { plural, reportFiles, type FileReport } from "../report-files.js";
import { report, writeJson, type Format } from "../report.js";
import { readVclFiles } from "../vcl-input.js";

export interface LintCommandOptions {
  readonly policies: string;
  readonly json: boolean;
  readonly format: Format;
  readonly quiet: boolean;
  readonly maxWarnings?: string;
  readonly subroutine?: string;
  readonly stdinName?: string;
}

/** `edgewall lint`: files of VCL, checked. */
export async function lintCommand(
  args: readonly string[],
  options: LintCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const refuse = (faults: readonly Diagnostic[]): ExitCode => {
    if (options.json) writeJson(io, { files: [], diagnostics: diagnosticsToJson(faults) });
    else report(io, io.cwd, faults, options.format);
    return exitCodes.badInput;
  };
  const wrong = wrongOptions(options);
  if (wrong.length > 0) return refuse(wrong);
  const { config, diagnostics } = await loadConfig(io.cwd, options.policies);
  if (diagnostics.length > 0) return refuse(diagnostics);
  const { files: found, faults } = await readVclFiles(io, args, options.stdinName);
  if (faults.length > 0) return refuse(faults);

  const inputs = found.flatMap(({ file, absolute, read }) =>
    "fault" in read || absolute === undefined ? [] : [{ file, absolute, text: read.text }],
  );
  const linted = lintVcl(inputs, checkOptions(config, options));
  const files: readonly FileReport[] = found.map(({ file, read }) => ({
    file,
    text: read.text,
    diagnostics: "fault" in read ? [read.fault] : (linted.get(file) ?? []),
  }));
  const maxWarnings =
    options.maxWarnings === undefined ? config.lint.maxWarnings : Number(options.maxWarnings);
  print(files, options, maxWarnings, io);
  return exitCode(files, maxWarnings);
}

function wrongOptions({ maxWarnings, subroutine }: LintCommandOptions): readonly Diagnostic[] {
  const wrong: Diagnostic[] = [];
  if (maxWarnings !== undefined && !/^\d{1,9}$/.test(maxWarnings)) {
    wrong.push({
      code: "EW1061",
      severity: "error",
      message: `\`--max-warnings\` ${quote(maxWarnings)} is not a whole number`,
      help: "give how many warnings there may be",
    });
  }
  if (subroutine !== undefined && parseSubroutine(subroutine) === undefined) {
    wrong.push({
      code: "EW1061",
      severity: "error",
      message: `there is no subroutine ${quote(subroutine)}`,
      help: "give recv, hash, hit, miss, pass, fetch, error, deliver or log",
    });
  }
  return wrong;
}

/** Limits count where the account has others than the compiler takes for granted. */
function checkOptions({ settings, lint }: ProjectConfig, options: LintCommandOptions): LintOptions {
  const { aclEntries, dictionaryItems, vclBytes } = settings.limits;
  const standard = defaultSettings.limits;
  return {
    severities: lint.severities,
    declared: lint.declared,
    limits: {
      ...(aclEntries !== standard.aclEntries && { aclEntries }),
      ...(dictionaryItems !== standard.dictionaryItems && { tableEntries: dictionaryItems }),
      ...(vclBytes !== standard.vclBytes && { vclFileBytes: vclBytes, snippetBytes: vclBytes }),
    },
    ...(options.subroutine !== undefined && { subroutine: parseSubroutine(options.subroutine) }),
  };
}

function print(
  files: readonly FileReport[],
  { json, format, quiet }: LintCommandOptions,
  maxWarnings: number | undefined,
  io: Io,
): void {
  const shown = quiet
    ? files.map((file) => ({
        ...file,
        diagnostics: file.diagnostics.filter(({ severity }) => severity === "error"),
      }))
    : files;
  if (json) {
    writeJson(io, {
      files: files.map((file, index) => ({
        path: file.file,
        errors: count([file], "error"),
        warnings: count([file], "warning"),
        diagnostics: diagnosticsToJson(shown[index]?.diagnostics ?? []),
      })),
      diagnostics: [],
    });
    return;
  }
  reportFiles(io, shown, format);
  const warnings = count(files, "warning");
  if (maxWarnings !== undefined && warnings > maxWarnings) {
    const allowed = `${maxWarnings} ${maxWarnings === 1 ? "is" : "are"} allowed`;
    io.stderr.write(`${plural(warnings, "warning")}, and ${allowed}\n`);
  }
  if (format === "text") io.stdout.write(summary(files));
}

/** `3 files, 1 error, 2 warnings`. */
function summary(files: readonly FileReport[]): string {
  const info = count(files, "info");
  const parts = [
    plural(files.length, "file"),
    plural(count(files, "error"), "error"),
    plural(count(files, "warning"), "warning"),
    ...(info === 0 ? [] : [`${info} info`]),
  ];
  return `${parts.join(", ")}\n`;
}

function count(files: readonly FileReport[], wanted: Severity): number {
  let found = 0;
  for (const { diagnostics } of files) {
    for (const { severity } of diagnostics) if (severity === wanted) found++;
  }
  return found;
}

function exitCode(files: readonly FileReport[], maxWarnings = Number.POSITIVE_INFINITY): ExitCode {
  if (files.some(({ diagnostics }) => diagnostics.some(isUnchecked))) return exitCodes.badInput;
  const failed = count(files, "error") > 0 || count(files, "warning") > maxWarnings;
  return failed ? exitCodes.checkFailed : exitCodes.done;
}

/** A file that could not be read, or not be checked: no verdict on it. */
function isUnchecked({ code }: Diagnostic): boolean {
  return code === "EW2007" || code === "EW1090";
}
