import type { Code } from "./codes.js";

export type Severity = "error" | "warning" | "info";

/**
 * One fault, for whoever renders it. Lines and columns count from 1, columns in UTF-16 units; the end is
 * exclusive. The file is relative to the project's root, with forward slashes.
 */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Starts in lower case, has no full stop, quotes what the user wrote in backticks. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}
