import type { Code, Severity } from "../diagnostics/index.js";
import type { Span } from "./syntax/ast/node.js";

/** A fault or a remark about a VCL text. A `Diagnostic` (`src/diagnostics/`) without the file, in offsets. */
export interface VclProblem {
  readonly code: Code;
  readonly severity: Severity;
  /** Starts in lower case and ends without a full stop; what the author wrote stands in backticks. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** The page of Fastly's documentation that says so. */
  readonly link?: string;
  readonly span: Span;
}
