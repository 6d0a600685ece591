import pc from "picocolors";
import { codeFrame } from "../code-frame.js";
import type { Diagnostic, Severity } from "../diagnostic.js";
import { visible } from "../text.js";

export interface TerminalOptions {
  readonly color: boolean;
  /** The text of a file that diagnostics name; undefined when it cannot be had. */
  readonly readSource: (file: string) => string | undefined;
}

/** Diagnostics for people, each with the lines it is about, and how many there are. */
export function renderTerminal(diagnostics: readonly Diagnostic[], options: TerminalOptions): string {
  const colors = pc.createColors(options.color);
  const paint: Record<Severity, (text: string) => string> = {
    error: (text) => colors.bold(colors.red(text)),
    warning: (text) => colors.bold(colors.yellow(text)),
    info: (text) => colors.bold(colors.cyan(text)),
  };
  const blocks = diagnostics.map((diagnostic) => {
    const { code, severity, message, help, file, line, column } = diagnostic;
    const lines = [`${paint[severity](`${severity}[${code}]`)} ${visible(message)}`];
    if (file !== undefined) {
      const place = [file, line, column].filter((part) => part !== undefined).join(":");
      lines.push(`  ${colors.dim("╭─")} ${visible(place)}`);
      const source = options.readSource(file);
      if (source !== undefined && line !== undefined) {
        const { endLine, endColumn } = diagnostic;
        const at = {
          line,
          column: column ?? 1,
          ...(endLine !== undefined && { endLine }),
          ...(endColumn !== undefined && { endColumn }),
        };
        const style = { gutter: colors.dim, marker: paint[severity] };
        lines.push(...codeFrame(source, at, style).map((frameLine) => `  ${frameLine}`));
      }
    }
    lines.push(`  ${colors.dim("help:")} ${visible(help)}`);
    return `${lines.join("\n")}\n`;
  });
  return `${blocks.join("\n")}\n${count(diagnostics)}\n`;
}

function count(diagnostics: readonly Diagnostic[]): string {
  const severities = ["error", "warning", "info"] as const;
  return severities
    .map((severity) => ({ severity, number: diagnostics.filter((each) => each.severity === severity).length }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => `${number} ${severity}${number === 1 || severity === "info" ? "" : "s"}`)
    .join(", ");
}
