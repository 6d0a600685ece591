import type { Diagnostic, Severity } from "../diagnostics/index.js";
import { renderTerminal, visible } from "../diagnostics/index.js";
import { hasColor, type Io } from "./io.js";
import { report, type Format } from "./report.js";

/** A file, and what was found in it. */
export interface FileReport {
  /** As messages show it. */
  readonly file: string;
  /** For code frames; undefined when it could not be read. */
  readonly text: string | undefined;
  /** In the file's order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Nobody reads more of one file, and a terminal takes seconds for ten thousand. */
const mostShown = 50;

/**
 * What was found in files, in the form that was asked for. For people at most 50 diagnostics a file are shown, errors
 * rather than others, and the rest is counted; machines get all.
 */
export function reportFiles(io: Io, files: readonly FileReport[], format: Format): void {
  if (format !== "text") {
    report(
      io,
      io.cwd,
      files.flatMap(({ diagnostics }) => diagnostics),
      format,
    );
    return;
  }
  const color = hasColor(io.stderr, io.env);
  const blocks = files.flatMap(({ file, text, diagnostics }) => {
    const shown = mostImportant(diagnostics, mostShown);
    const readSource = (name: string) => (name === file ? text : undefined);
    const block = renderTerminal(shown, { color, readSource, tally: false });
    const left = diagnostics.length - shown.length;
    const rest = `  … and ${left} more in ${visible(file)}; \`--json\` shows all\n`;
    return [...(block === "" ? [] : [block]), ...(left === 0 ? [] : [rest])];
  });
  if (blocks.length > 0) io.stderr.write(`${blocks.join("\n")}\n`);
}

const importance: readonly Severity[] = ["error", "warning", "info"];

/** As many as there is room for, the most severe first to be taken, in the order they had. */
export function mostImportant(
  diagnostics: readonly Diagnostic[],
  most: number,
): readonly Diagnostic[] {
  if (diagnostics.length <= most) return diagnostics;
  const taken = new Set(
    importance
      .flatMap((wanted) => diagnostics.filter(({ severity }) => severity === wanted))
      .slice(0, most),
  );
  return diagnostics.filter((diagnostic) => taken.has(diagnostic));
}

/** `3 files`, `1 file`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
