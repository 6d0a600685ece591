import type { Code } from "./codes.js";

export type Severity = "error" | "warning" | "info";

/**
 * A fault or a remark, as a value. It is rendered in one place (`render/`), so the texts here are raw: they may
 * quote anything that a file held.
 */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Starts in lower case and ends without a full stop; what the author wrote stands in backticks. */
  readonly message: string;
  /** What to do about it; empty when there is nothing to say. */
  readonly help: string;
  /** The page of Fastly's documentation that says so. */
  readonly link?: string;
  /** Relative to the project's root, with forward slashes. */
  readonly file?: string;
  /** Lines count from 1. */
  readonly line?: number;
  /** Columns count UTF-16 units from 1. */
  readonly column?: number;
  readonly endLine?: number;
  /** The column behind the last character. */
  readonly endColumn?: number;
}

/** A diagnostic as machines get it: always the same ten keys, null for what is not known. */
export interface DiagnosticJson {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly link: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

/** The diagnostic for `--json`; other properties that the object may carry stay out. */
export function toJson(diagnostic: Diagnostic): DiagnosticJson {
  const { code, severity, message, help, link, file, line, column, endLine, endColumn } =
    diagnostic;
  return {
    code,
    severity,
    message,
    help,
    link: link ?? null,
    file: file ?? null,
    line: line ?? null,
    column: column ?? null,
    endLine: endLine ?? null,
    endColumn: endColumn ?? null,
  };
}
