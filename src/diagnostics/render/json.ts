import type { Diagnostic } from "../diagnostic.js";

/** A diagnostic for machines: every key is there, null where nothing is known. */
export interface DiagnosticJson {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

export function diagnosticsToJson(diagnostics: readonly Diagnostic[]): readonly DiagnosticJson[] {
  return diagnostics.map(({ code, severity, message, help, file, line, column, endLine, endColumn }) => ({
    code,
    severity,
    message,
    help,
    file: file ?? null,
    line: line ?? null,
    column: column ?? null,
    endLine: endLine ?? null,
    endColumn: endColumn ?? null,
  }));
}
