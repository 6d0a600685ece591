import picocolors from "picocolors";
import { frame, splitLines } from "../code-frame.js";
import type { Diagnostic, Severity } from "../diagnostic.js";
import { visible, visibleLines } from "../text.js";

export interface TerminalOptions {
  readonly color: boolean;
  /** The text of a file that a diagnostic names; undefined when it cannot be read. */
  readonly readSource: (file: string) => string | undefined;
  /** Whether the last line counts the diagnostics; it does unless told otherwise. */
  readonly tally?: boolean;
}

type Colors = ReturnType<typeof picocolors.createColors>;

/**
 * The diagnostics for people, in the order given, and how many there are; ends with a line end, and is empty
 * where there are none. Whatever texts, file names and sources hold, the only escape sequences in the result
 * are colours of ours.
 */
export function renderTerminal(
  diagnostics: readonly Diagnostic[],
  { color, readSource, tally = true }: TerminalOptions,
): string {
  if (diagnostics.length === 0) return "";
  const colors = picocolors.createColors(color);
  const linesOf = memoize((file) => {
    const source = readSource(file);
    return source === undefined ? undefined : splitLines(source);
  });
  const blocks = diagnostics.map((diagnostic) => render(diagnostic, colors, linesOf));
  if (tally) blocks.push(countBySeverity(diagnostics));
  return `${blocks.join("\n\n")}\n`;
}

/** Splitting a list of a million lines for each of its faults would take minutes. */
function memoize<Result>(compute: (key: string) => Result): (key: string) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (key) => {
    const entry = known.get(key) ?? { result: compute(key) };
    known.set(key, entry);
    return entry.result;
  };
}

function render(
  diagnostic: Diagnostic,
  colors: Colors,
  linesOf: (file: string) => readonly string[] | undefined,
): string {
  const { code, severity, message, help, link } = diagnostic;
  const paint = { error: colors.red, warning: colors.yellow, info: colors.blue }[severity];
  const text = visibleLines(message).map((line) => colors.bold(line));
  const rows = [`${colors.bold(paint(`${severity}[${code}]`))} ${text.join("\n  ")}`];
  rows.push(...where(diagnostic, colors, paint, linesOf));
  if (help !== "") rows.push(`  ${colors.cyan("help:")} ${visibleLines(help).join("\n        ")}`);
  if (link !== undefined) rows.push(`  ${colors.cyan("see:")} ${visible(link)}`);
  return rows.join("\n");
}

function where(
  { file, line, column, endLine, endColumn }: Diagnostic,
  colors: Colors,
  paint: (text: string) => string,
  linesOf: (file: string) => readonly string[] | undefined,
): readonly string[] {
  if (file === undefined) return [];
  const place = [visible(file), line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(":");
  const lines = line === undefined ? undefined : linesOf(file);
  if (line === undefined || lines === undefined) return [`  ${colors.dim("at")} ${place}`];
  const rows = frame(
    lines,
    {
      line,
      ...(column !== undefined && { column }),
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn }),
    },
    { gutter: colors.dim, mark: paint },
  );
  return [`  ${colors.dim("╭─")} ${place}`, ...rows.map((row) => `  ${row}`)];
}

/** `1 error, 2 warnings`. */
function countBySeverity(diagnostics: readonly Diagnostic[]): string {
  const tally: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) tally[severity]++;
  const parts = [
    tally.error > 0 && `${tally.error} ${tally.error === 1 ? "error" : "errors"}`,
    tally.warning > 0 && `${tally.warning} ${tally.warning === 1 ? "warning" : "warnings"}`,
    tally.info > 0 && `${tally.info} info`,
  ];
  return parts.filter((part) => part !== false).join(", ");
}
