import type { Code } from "../diagnostics/index.js";
import type { Origin } from "./origin.js";

/** A fault in a policy: a diagnostic whose place is still an origin. */
export interface Problem {
  readonly code: Code;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly help: string;
  readonly origin?: Origin;
}
