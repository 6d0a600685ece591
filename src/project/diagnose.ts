import { readFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/index.js";
import type { Place } from "../compiler/place.js";
import type { Origin } from "../program/origin.js";
import type { Problem } from "../program/problem.js";

/** Places a fault: at the origin, or where that is not known at the policy file. */
export type DiagnosticAt = (
  origin: Origin | undefined,
  fault: Pick<Diagnostic, "code" | "severity" | "message" | "help">,
) => Diagnostic;

/**
 * @param placeOf where an origin is; undefined when it is not known
 * @param fallback the file to name then
 */
export function diagnosticAt(
  root: string,
  fallback: string,
  placeOf: (origin: Origin | undefined) => Place | undefined,
): DiagnosticAt {
  return (origin, fault) => {
    const place = placeOf(origin) ?? { file: fallback, line: 1, column: 1 };
    return { ...fault, ...place, endLine: place.line, endColumn: endOfName(root, place) };
  };
}

/** A program's problem as a diagnostic. */
export function diagnose({ origin, ...fault }: Problem, at: DiagnosticAt): Diagnostic {
  return at(origin, fault);
}

/** Where the name ends that starts at a place: what was called there. */
function endOfName(root: string, { file, line, column }: Place): number {
  try {
    const text = readFileSync(path.resolve(root, file), "utf8").split(/\r\n|\n|\r/)[line - 1] ?? "";
    const name = /^[\w$]+/.exec(text.slice(column - 1))?.[0] ?? "";
    return column + Math.max(name.length, 1);
  } catch {
    return column + 1;
  }
}
