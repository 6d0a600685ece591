import type { Code, Severity } from "../../diagnostics/index.js";
import type { ParsedVcl } from "../syntax/parse.js";
import type { Limits } from "../types/limits.js";
import type { Subroutine } from "../types/subroutines.js";

/** A file of a unit. */
export interface UnitFile {
  readonly name: string;
  readonly text: string;
  readonly parsed: ParsedVcl;
  /** Of a snippet: the subroutine that Fastly puts it into, where its name or its type tells. */
  readonly subroutine?: Subroutine;
}

/** Names that Fastly or files elsewhere declare. */
export interface DeclaredNames {
  readonly acls?: readonly string[];
  readonly tables?: readonly string[];
  /** Directors count as backends. */
  readonly backends?: readonly string[];
  readonly subroutines?: readonly string[];
  readonly penaltyboxes?: readonly string[];
  readonly ratecounters?: readonly string[];
}

export interface CheckOptions {
  readonly limits?: Partial<Limits>;
  readonly declared?: DeclaredNames;
  readonly severities?: Partial<Record<Code, Severity | "off">>;
}

export function mergeNames(some: DeclaredNames = {}, others: DeclaredNames = {}): DeclaredNames {
  return {
    acls: [...(some.acls ?? []), ...(others.acls ?? [])],
    tables: [...(some.tables ?? []), ...(others.tables ?? [])],
    backends: [...(some.backends ?? []), ...(others.backends ?? [])],
    subroutines: [...(some.subroutines ?? []), ...(others.subroutines ?? [])],
    penaltyboxes: [...(some.penaltyboxes ?? []), ...(others.penaltyboxes ?? [])],
    ratecounters: [...(some.ratecounters ?? []), ...(others.ratecounters ?? [])],
  };
}
