import { diagnosticsToJson, quote, type Diagnostic } from "../../diagnostics/index.js";
import { formatText, notFormatted, writeFormatted } from "../../project/vcl/format.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import { plural, reportFiles, type FileReport } from "../report-files.js";
import { report, writeJson, type Format } from "../report.js";
import { readVclFiles, stdinArgument, type VclFile } from "../vcl-input.js";

export interface FmtOptions {
  readonly check: boolean;
  readonly json: boolean;
  readonly format: Format;
  readonly stdinName?: string;
}

/** A file, what formatting made of it, and what stands in the way. */
interface FormattedFile extends FileReport {
  /** With `--check`: would be another one. */
  readonly changed: boolean;
  readonly formatted: string | undefined;
}

/** `edgewall fmt`: VCL in the compiler's style, or which files are not in it. */
export async function fmtCommand(
  args: readonly string[],
  options: FmtOptions,
  io: Io,
): Promise<ExitCode> {
  const refuse = (fault: Diagnostic): ExitCode => {
    if (options.json) writeJson(io, { files: [], diagnostics: diagnosticsToJson([fault]) });
    else report(io, io.cwd, [fault], options.format);
    return exitCodes.badInput;
  };
  const isStream = args.includes(stdinArgument);
  if (isStream && args.length > 1) return refuse(notAlone());
  const { files: found, faults } = await readVclFiles(io, args, options.stdinName);
  const [fault] = faults;
  if (fault !== undefined) return refuse(fault);

  const files = found.map((file) => formatFile(file, options));
  if (options.json) printJson(files, isStream, io);
  else print(files, isStream, options, io);
  return exitCode(files, options);
}

function notAlone(): Diagnostic {
  return {
    code: "EW1061",
    severity: "error",
    message: `${quote(stdinArgument)} stands beside other files`,
    help: "standard input is formatted to standard output, files in their places: use two commands",
  };
}

function formatFile(
  { file, absolute, isStdin, read }: VclFile,
  options: FmtOptions,
): FormattedFile {
  if ("fault" in read || absolute === undefined) {
    const diagnostics = "fault" in read ? [read.fault] : [];
    return { file, text: read.text, changed: false, formatted: undefined, diagnostics };
  }
  const { text: formatted, changed, diagnostics } = formatText(read, file);
  const result = { file, text: read.text, changed, formatted, diagnostics };
  if (!changed || formatted === undefined) return result;
  if (options.check) {
    return { ...result, diagnostics: [notFormatted(file, read.text, formatted)] };
  }
  const failure = isStdin ? undefined : writeFormatted(absolute, file, formatted);
  return failure === undefined ? result : { ...result, changed: false, diagnostics: [failure] };
}

function printJson(files: readonly FormattedFile[], isStream: boolean, io: Io): void {
  writeJson(io, {
    files: files.map(({ file, changed, formatted, diagnostics }) => ({
      path: file,
      changed,
      diagnostics: diagnosticsToJson(diagnostics),
      ...(isStream && { formatted: formatted ?? null }),
    })),
    diagnostics: [],
  });
}

function print(
  files: readonly FormattedFile[],
  isStream: boolean,
  { check, format }: FmtOptions,
  io: Io,
): void {
  if (format !== "text") {
    reportFiles(io, files, format);
    return;
  }
  const failed = files.map((file) => ({
    ...file,
    diagnostics: file.diagnostics.filter(({ code }) => code !== "EW2008"),
  }));
  reportFiles(io, failed, "text");
  if (isStream && !check) {
    for (const { formatted } of files) io.stdout.write(formatted ?? "");
    return;
  }
  const changed = files.filter((file) => file.changed);
  for (const { file } of changed) io.stdout.write(`${file}\n`);
  io.stderr.write(
    `${plural(files.length, "file")}, ${changed.length} ${check ? "not formatted" : "formatted"}\n`,
  );
}

function exitCode(files: readonly FormattedFile[], { check }: FmtOptions): ExitCode {
  const codes = new Set(files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  if (codes.has("EW2007") || codes.has("EW1090")) return exitCodes.badInput;
  const failed = codes.size > 0 || (check && files.some(({ changed }) => changed));
  return failed ? exitCodes.checkFailed : exitCodes.done;
}
