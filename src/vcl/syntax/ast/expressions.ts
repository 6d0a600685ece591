import type { VclNode } from "./node.js";

/** `"…"` (form `short`: percent escapes are expanded) or `{"…"}` and `{TAG"…"TAG}` (form `long`: verbatim). */
export interface StringLiteral extends VclNode {
  readonly kind: "StringLiteral";
  readonly form: "short" | "long";
  /** The tag of a heredoc; absent when there is none. */
  readonly delimiter?: string;
  /** Exactly what stands between the delimiters. */
  readonly raw: string;
}

/** `10` or `0xff`, as written. A sign is a `UnaryExpression`. */
export interface IntegerLiteral extends VclNode {
  readonly kind: "IntegerLiteral";
  readonly raw: string;
}

export interface FloatLiteral extends VclNode {
  readonly kind: "FloatLiteral";
  readonly raw: string;
}

/** `10s`, `5m`, `20ms`. */
export interface RTimeLiteral extends VclNode {
  readonly kind: "RTimeLiteral";
  readonly raw: string;
}

/** `50%`, which only directors know. */
export interface PercentLiteral extends VclNode {
  readonly kind: "PercentLiteral";
  /** With the `%`. */
  readonly raw: string;
}

export interface BooleanLiteral extends VclNode {
  readonly kind: "BooleanLiteral";
  readonly value: boolean;
}

/**
 * A name of any sort, as one token: `client.ip`, `req.http.Cookie:session`, `F_origin`. Every name that a
 * diagnostic may want to point at is an `Identifier`, types and subroutine names included.
 */
export interface Identifier extends VclNode {
  readonly kind: "Identifier";
  readonly name: string;
}

/** A function call; the function `if(c, a, b)` is one too. */
export interface CallExpression extends VclNode {
  readonly kind: "CallExpression";
  /** Where it starts is where the call starts. */
  readonly callee: string;
  readonly args: readonly Expression[];
}

/** Parentheses are kept: tools disagree about precedence, so they are never the printer's to add or remove. */
export interface ParenthesizedExpression extends VclNode {
  readonly kind: "ParenthesizedExpression";
  readonly expression: Expression;
}

export type UnaryOperator = "!" | "-";

export interface UnaryExpression extends VclNode {
  readonly kind: "UnaryExpression";
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export type ComparisonOperator = "==" | "!=" | "<" | ">" | "<=" | ">=" | "~" | "!~";
export type LogicalOperator = "&&" | "||";
export type BinaryOperator = ComparisonOperator | LogicalOperator;

/** Operators of one precedence nest to the left: `a && b && c` is `(a && b) && c`. */
export interface BinaryExpression extends VclNode {
  readonly kind: "BinaryExpression";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** Two parts or more, joined by adjacency or `+`. */
export interface ConcatenationExpression extends VclNode {
  readonly kind: "ConcatenationExpression";
  readonly parts: readonly Expression[];
  /** For each part whether a `+` was written before it: in `now + 1d` it is not for nothing. Absent where none was. */
  readonly plus?: readonly boolean[];
}

export type Literal =
  StringLiteral | IntegerLiteral | FloatLiteral | RTimeLiteral | PercentLiteral | BooleanLiteral;

export type Expression =
  | Literal
  | Identifier
  | CallExpression
  | ParenthesizedExpression
  | UnaryExpression
  | BinaryExpression
  | ConcatenationExpression;

const kinds: Readonly<Record<Expression["kind"], true>> = {
  StringLiteral: true,
  IntegerLiteral: true,
  FloatLiteral: true,
  RTimeLiteral: true,
  PercentLiteral: true,
  BooleanLiteral: true,
  Identifier: true,
  CallExpression: true,
  ParenthesizedExpression: true,
  UnaryExpression: true,
  BinaryExpression: true,
  ConcatenationExpression: true,
};

/** Tells expressions from the other nodes of a tree. */
export function isExpression<Node extends VclNode>(node: Node): node is Extract<Node, Expression> {
  return Object.hasOwn(kinds, node.kind);
}
