import type { Expression } from "../../syntax/ast/expressions.js";
import type { VclNode } from "../../syntax/ast/node.js";
import type { Statement } from "../../syntax/ast/statements.js";
import type { VclType } from "../../types/type.js";
import type { Code } from "./code.js";
import type { Finding } from "./problems.js";
import type { Unit } from "./unit.js";

/** What is known where an expression stands. */
export interface Wanted {
  /** What a name stands for, where names of several kinds could: an ACL, a BACKEND, a TABLE. */
  readonly type?: VclType;
  /**
   * What becomes of a part of a concatenation that is not set: `""` in local variables, subfields and arguments,
   * `(null)` elsewhere.
   */
  readonly unsetPart?: "" | "(null)";
}

export interface Local {
  readonly type: VclType;
  readonly js: string;
}

/** The function of JavaScript's that is being written, and the place in it. */
export interface Context {
  readonly unit: Unit;
  /** The files that are being read, inside of each other, in place of macros and `include`s. */
  readonly open: readonly number[];
  /** Index of the file that is being read. */
  readonly file: number;
  /** The name of the subroutine, with `vcl_`. */
  readonly subroutine: string;
  /** What the subroutine gives back, where it gives back a value. */
  readonly returns: VclType | undefined;
  /** Whether re.group.N is read somewhere in the function, so that matches have to be kept. */
  readonly keepsCaptures: boolean;
  /** Notes that it is. */
  needCaptures(): void;

  expression(node: Expression, wanted?: Wanted): Code | undefined;
  /** JavaScript that is a boolean. */
  condition(node: Expression): string;

  write(js: string): void;
  statements(list: readonly Statement[]): void;
  /** Statements in a scope of their own. */
  block(list: readonly Statement[]): void;
  /** Those of another file, in place of a macro or an `include`. */
  inlined(file: number, list: readonly Statement[]): void;

  local(name: string): Local | undefined;
  /** @returns undefined when the name is taken by a variable of another type */
  declare(scope: "local" | "block", name: string, type: VclType): Local | undefined;
  temporary(): string;
  /** A name for a label of JavaScript's. */
  label(): string;
  /** Labels that a `goto` can go to from here, by their names in VCL. */
  readonly targets: Map<string, string>;
  /** The test of an `if` that is being written: its value is reported as that, not once more. */
  tested: Expression | undefined;
  /** Whether a `break` ends a case here. */
  inSwitch: boolean;

  report(finding: Finding, at: VclNode): void;
  /** In code that is traced, the value with a report of it. */
  traced(kind: "statement" | "test" | "value", at: VclNode, js: string): string;
  /** In code that is traced, reports that a statement runs. */
  traceStatement(at: VclNode): void;
}
