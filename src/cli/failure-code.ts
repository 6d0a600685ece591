import type { Code, Diagnostic } from "../diagnostics/index.js";
import { isError } from "../project/compile-project.js";
import { exitCodes, type ExitCode } from "./exit-codes.js";

const failedChecks: ReadonlySet<Code> = new Set(["EW1070", "EW1072", "EW1074", "EW1075"]);

/** What errors end a command with: input that is in order and breaks a promise is no wrong input. */
export function failureCode(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.filter(isError).every(({ code }) => failedChecks.has(code))
    ? exitCodes.checkFailed
    : exitCodes.badInput;
}
