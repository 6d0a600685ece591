import type { VclProblem } from "../../problem.js";
import type { Root } from "../../syntax/ast/roots.js";
import type { Subroutine } from "../../types/subroutines.js";
import type { Acl, AclEntry } from "../acl.js";
import type { Backend } from "../backend.js";
import type { Table } from "../table.js";
import type { Transaction } from "../transaction.js";

export interface SourceFile {
  readonly name: string;
  readonly text: string;
  readonly root: Root;
}

export interface VclSource {
  /** Custom VCL, in order. */
  readonly files: readonly SourceFile[];
  /** What stands for `#FASTLY recv` and the like; `init` is for declarations. */
  readonly snippets?: ReadonlyMap<Subroutine | "init", readonly SourceFile[]>;
  /** By what `include` names: a module, or `snippet::NAME`. */
  readonly includes?: ReadonlyMap<string, SourceFile>;
  /**
   * Keys and values in bytes. A map is used as it is: what changes in it later counts for later requests. Of a table
   * that is declared too, this is the content.
   */
  readonly dictionaries?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Likewise, but read once. */
  readonly acls?: ReadonlyMap<string, readonly AclEntry[]>;
  /** Backends that Fastly declares in front of custom VCL. */
  readonly backends?: readonly Backend[];
}

/** How a subroutine of Fastly's ends. */
export type State =
  | "lookup"
  | "pass"
  | "error"
  | "restart"
  | "hash"
  | "deliver"
  | "fetch"
  | "deliver_stale"
  | "hit_for_pass"
  | "upgrade";

/** VCL as JavaScript. It keeps nothing of a request, so that one program serves any number of them. */
export interface VclProgram {
  /** All that the program was made of; a trace counts in them. */
  readonly files: readonly SourceFile[];
  readonly tables: ReadonlyMap<string, Table>;
  readonly acls: ReadonlyMap<string, Acl>;
  /** Directors among them. */
  readonly backends: ReadonlyMap<string, Backend>;
  has(subroutine: Subroutine): boolean;
  /** Undefined when the body ended without a `return`, or there is none. */
  run(subroutine: Subroutine, transaction: Transaction): State | undefined;
}

/** A problem, and in which file: an index into `files` of the result. */
export interface CompileProblem extends VclProblem {
  readonly file: number;
}

export type CompileVclResult =
  | { readonly ok: true; readonly program: VclProgram }
  | {
      readonly ok: false;
      readonly files: readonly SourceFile[];
      /** In the order of files and text. */
      readonly problems: readonly CompileProblem[];
    };

export interface CompileOptions {
  /** Makes code that reports each step to `Transaction.trace`. */
  readonly trace?: boolean;
}
