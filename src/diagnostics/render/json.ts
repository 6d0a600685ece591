import { toJson, type Diagnostic, type DiagnosticJson } from "../diagnostic.js";

/** The diagnostics for `--json`, in the order given. */
export function diagnosticsToJson(diagnostics: readonly Diagnostic[]): readonly DiagnosticJson[] {
  return diagnostics.map(toJson);
}
