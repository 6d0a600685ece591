import { execFile } from "node:child_process";
import { appendFileSync, closeSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { quote, visible, type Diagnostic } from "../diagnostics/index.js";
import { displayPath } from "../project/paths.js";
import type { Io } from "./io.js";

export const defaultAudit = ".edgewall/audit.jsonl";

/** A file that lines are added to. It can be written, or was a moment ago: nothing is done that cannot be noted. */
export interface AuditFile {
  /** Adds lines, each with its line break. What cannot be written (the disk is full) goes to stderr. */
  readonly write: (lines: readonly string[]) => void;
}

export type OpenedAudit =
  | { readonly ok: true; readonly audit: AuditFile }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Opens the audit file, and makes it and its folder when they are not there. Nobody but its owner can read it. */
export function openAudit(io: Io, file: string | undefined): OpenedAudit {
  const target = path.resolve(io.cwd, file ?? defaultAudit);
  const shown = displayPath(io.cwd, target);
  try {
    mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
    closeSync(openSync(target, "a", 0o600));
  } catch (error) {
    return {
      ok: false,
      diagnostic: {
        code: "EW3068",
        severity: "error",
        message: `the audit file ${quote(shown)} cannot be written (${reasonOf(error)})`,
        help: "nothing was done; name another with --audit FILE",
      },
    };
  }
  return {
    ok: true,
    audit: {
      write(lines) {
        try {
          appendFileSync(target, lines.join(""));
        } catch (error) {
          io.stderr.write(
            `warning: the audit file ${quote(shown)} cannot be written (${reasonOf(error)}); its lines are\n`,
          );
          for (const line of lines) io.stderr.write(`${visible(line.trimEnd())}\n`);
        }
      },
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return visible(String(error), 100);
  return "code" in error ? visible(String(error.code), 100) : visible(error.message, 100);
}

/** How long git may take to say who is there, in milliseconds. */
const patience = 2_000;

/** Who is at the keyboard: git's user of the folder, or the environment's. */
export function whoIsThere({ cwd, env }: Pick<Io, "cwd" | "env">): Promise<string> {
  const fallback = env.USER ?? env.USERNAME ?? "unknown";
  return new Promise((resolve) => {
    execFile("git", ["config", "user.email"], { cwd, env, timeout: patience }, (error, stdout) => {
      const user = error === null ? stdout.trim() : "";
      resolve(user === "" ? fallback : user);
    });
  });
}
