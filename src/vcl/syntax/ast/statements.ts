import type { CallExpression, Expression, Identifier, StringLiteral } from "./expressions.js";
import type { Container, VclNode } from "./node.js";

export type AssignmentOperator =
  | "="
  | "+="
  | "-="
  | "*="
  | "/="
  | "%="
  | "|="
  | "&="
  | "^="
  | "<<="
  | ">>="
  | "rol="
  | "ror="
  | "&&="
  | "||=";

export interface SetStatement extends VclNode {
  readonly kind: "SetStatement";
  readonly target: Identifier;
  readonly operator: AssignmentOperator;
  readonly value: Expression;
}

export interface UnsetStatement extends VclNode {
  readonly kind: "UnsetStatement";
  readonly keyword: "unset" | "remove";
  /** Its name may end in `*`, which here alone stands for any rest. */
  readonly target: Identifier;
}

export interface AddStatement extends VclNode {
  readonly kind: "AddStatement";
  readonly target: Identifier;
  readonly value: Expression;
}

export interface CallStatement extends VclNode {
  readonly kind: "CallStatement";
  readonly subroutine: Identifier;
  /** Absent for `call f;`, empty for `call f();`. */
  readonly args?: readonly Expression[];
}

/** A function called for its effect: `std.collect(req.http.Cookie);`. */
export interface ExpressionStatement extends VclNode {
  readonly kind: "ExpressionStatement";
  readonly expression: CallExpression;
}

/** @see https://www.fastly.com/documentation/reference/vcl/declarations/local-variables/ */
export interface DeclareLocalStatement extends VclNode {
  readonly kind: "DeclareLocalStatement";
  /** Where the variable is known: in all of the subroutine, or in the block it is declared in. */
  readonly scope: "local" | "block";
  /** With its `var.`. */
  readonly name: Identifier;
  readonly type: Identifier;
  readonly init?: Expression;
}

export interface ErrorStatement extends VclNode {
  readonly kind: "ErrorStatement";
  readonly code?: Expression;
  /** Never there without a code. */
  readonly response?: Expression;
}

export interface EsiStatement extends VclNode {
  readonly kind: "EsiStatement";
}

export interface LogStatement extends VclNode {
  readonly kind: "LogStatement";
  readonly value: Expression;
}

export interface RestartStatement extends VclNode {
  readonly kind: "RestartStatement";
}

/**
 * `return;`, `return(state);` or `return expression;`, so that at most one of the two is there. One name in
 * parentheses is always read as a state; a functional subroutine that returns `(var.x)` looks no different.
 */
export interface ReturnStatement extends VclNode {
  readonly kind: "ReturnStatement";
  readonly state?: Identifier;
  readonly value?: Expression;
}

export interface SyntheticStatement extends VclNode {
  readonly kind: "SyntheticStatement";
  readonly keyword: "synthetic" | "synthetic.base64";
  readonly value: Expression;
}

/** Statements in braces, be it the body of something or a statement by itself. */
export interface Block extends Container {
  readonly kind: "Block";
  readonly body: readonly Statement[];
}

export interface GotoStatement extends VclNode {
  readonly kind: "GotoStatement";
  readonly label: Identifier;
}

/** `x:`, where a `goto` may go. */
export interface LabelStatement extends VclNode {
  readonly kind: "LabelStatement";
  /** Without the colon. */
  readonly label: Identifier;
}

/** One test and what it guards. The comments in front of an `else if` are its branch's leading ones. */
export interface IfBranch extends VclNode {
  readonly kind: "IfBranch";
  readonly test: Expression;
  readonly body: Block;
}

export interface IfStatement extends VclNode {
  readonly kind: "IfStatement";
  /** The `if`, then each `else if` (`elseif` and `elsif` are not told apart from it); never empty. */
  readonly branches: readonly IfBranch[];
  /** The comments in front of `else` are its leading ones. */
  readonly otherwise?: Block;
}

export type CaseLabel =
  | { readonly type: "string"; readonly value: StringLiteral }
  | { readonly type: "regex"; readonly pattern: StringLiteral }
  | { readonly type: "default" };

export interface SwitchCase extends Container {
  readonly kind: "SwitchCase";
  readonly label: CaseLabel;
  /** Ends in a `break` or a `fallthrough`. */
  readonly body: readonly Statement[];
}

export interface SwitchStatement extends Container {
  readonly kind: "SwitchStatement";
  readonly control: Expression;
  readonly cases: readonly SwitchCase[];
}

export interface BreakStatement extends VclNode {
  readonly kind: "BreakStatement";
}

export interface FallthroughStatement extends VclNode {
  readonly kind: "FallthroughStatement";
}

/** `#FASTLY recv`, where Fastly inserts the code of its own settings and of snippets. */
export interface MacroStatement extends VclNode {
  readonly kind: "MacroStatement";
  /** What follows `#FASTLY`: `recv`. */
  readonly name: string;
}

/** `include "module";` or `include "snippet::name";`: among declarations and inside subroutines. */
export interface IncludeDirective extends VclNode {
  readonly kind: "IncludeDirective";
  readonly path: StringLiteral;
}

/** A line of generated VCL that means nothing to us and is kept as it is: `pragma …;`, `C!`, `W!`. */
export interface RawLine extends VclNode {
  readonly kind: "RawLine";
  readonly text: string;
}

export type Statement =
  | SetStatement
  | UnsetStatement
  | AddStatement
  | CallStatement
  | ExpressionStatement
  | DeclareLocalStatement
  | ErrorStatement
  | EsiStatement
  | LogStatement
  | RestartStatement
  | ReturnStatement
  | SyntheticStatement
  | Block
  | GotoStatement
  | LabelStatement
  | IfStatement
  | SwitchStatement
  | BreakStatement
  | FallthroughStatement
  | MacroStatement
  | IncludeDirective
  | RawLine;

/** What stands in statements without being one. */
export type StatementPart = IfBranch | SwitchCase;
