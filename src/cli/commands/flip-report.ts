/** How the commands of on-call end, and what they note. */
import { diagnosticsToJson, type Diagnostic } from "../../diagnostics/index.js";
import { auditLine, type AuditHead, type AuditRecord } from "../../fastly/audit.js";
import type { Failure } from "../../fastly/flip/failure.js";
import { openAudit, whoIsThere } from "../audit-file.js";
import { systemClock } from "../credentials.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import { report, writeJson } from "../report.js";

/** Says what is wrong: to people on stderr, to machines on stdout. */
export function refuse(
  io: Io,
  json: boolean,
  diagnostics: readonly Diagnostic[],
  code: ExitCode = exitCodes.badInput,
): ExitCode {
  if (json) writeJson(io, { diagnostics: diagnosticsToJson(diagnostics) });
  else report(io, io.cwd, diagnostics, "text");
  return code;
}

export function failed(io: Io, json: boolean, { kind, diagnostic }: Failure): ExitCode {
  return refuse(io, json, [diagnostic], codeOf(kind));
}

/** What a failure ends a command with. */
export function codeOf(kind: Failure["kind"]): ExitCode {
  switch (kind) {
    case "check":
      return exitCodes.checkFailed;
    case "input":
      return exitCodes.badInput;
    case "remote":
      return exitCodes.remoteFailed;
  }
}

/** Noted where a write may have been made, and could not be read back. */
export const unknown = "unknown";

/** One change, for the audit file. */
export type Noted = Omit<AuditRecord, keyof AuditHead | "at">;

export type Auditor =
  | { readonly ok: true; readonly note: (changes: readonly Noted[]) => Promise<void> }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Opens the audit file, so that nothing is done that could not be noted, and meanwhile asks git who is there. */
export function auditor(io: Io, file: string | undefined, head: Omit<AuditHead, "who">): Auditor {
  const opened = openAudit(io, file);
  if (!opened.ok) return opened;
  const asked = whoIsThere(io);
  return {
    ok: true,
    async note(changes) {
      const who = await asked;
      const { now } = io.clock ?? systemClock;
      opened.audit.write(changes.map((change) => auditLine(now(), { ...head, who }, change)));
    },
  };
}
