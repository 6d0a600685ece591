import type { SubroutineDeclaration } from "../../syntax/ast/declarations.js";
import type { VclType } from "../../types/type.js";
import type { Acl } from "../acl.js";
import type { Backend } from "../backend.js";
import type { Table } from "../table.js";

export interface CompiledParameter {
  readonly name: string;
  readonly type: VclType;
}

/** A subroutine, and the function of JavaScript's that it becomes. */
export interface CompiledSubroutine {
  readonly name: string;
  readonly js: string;
  readonly parameters: readonly CompiledParameter[];
  readonly returns: VclType | undefined;
  /** Several of `vcl_recv` and the like, which run one after the other. */
  readonly bodies: { readonly file: number; readonly node: SubroutineDeclaration }[];
}

/** What names stand for in a program. */
export interface Declarations {
  readonly acls: Map<string, Acl>;
  readonly backends: Map<string, Backend>;
  readonly tables: Map<string, Table>;
  readonly subroutines: Map<string, CompiledSubroutine>;
  readonly penaltybox: Set<string>;
  readonly ratecounter: Set<string>;
}

export function noDeclarations(): Declarations {
  return {
    acls: new Map(),
    backends: new Map(),
    tables: new Map(),
    subroutines: new Map(),
    penaltybox: new Set(),
    ratecounter: new Set(),
  };
}
