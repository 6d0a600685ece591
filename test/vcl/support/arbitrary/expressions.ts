import fc from "fast-check";
import type {
  BinaryOperator,
  CallExpression,
  ConcatenationExpression,
  Expression,
} from "../../../../src/vcl/syntax/ast/expressions.js";
import { identifier, name, number, string } from "./words.js";

interface Expressions {
  /** What stands in a concatenation without a `+`. */
  readonly atom: Expression;
  readonly call: CallExpression;
  readonly parenthesized: Expression;
  readonly unary: Expression;
  readonly operand: Expression;
  readonly comparison: Expression;
  readonly expression: Expression;
}

function fold(operator: BinaryOperator, operands: readonly Expression[]): Expression {
  return operands.reduce((left, right) => ({ kind: "BinaryExpression", operator, left, right }));
}

/** Where adjacency would mean something else: `a (b)` is a call, `10 s` a time. */
function needsPlus(part: Expression, previous: Expression | undefined): boolean {
  if (part.kind === "ParenthesizedExpression" || part.kind === "UnaryExpression") return true;
  return previous !== undefined && endsInNumber(previous) && /^(?:ms|[smhdwy])$/.test(nameOf(part));
}

/** With or without a sign. */
function endsInNumber(node: Expression): boolean {
  if (node.kind === "UnaryExpression") return endsInNumber(node.operand);
  return node.kind === "IntegerLiteral" || node.kind === "FloatLiteral";
}

/** What a name or a call begins with. */
export function nameOf(node: Expression): string {
  if (node.kind === "Identifier") return node.name;
  return node.kind === "CallExpression" ? node.callee : "";
}

function concatenation(
  parts: readonly Expression[],
  wanted: readonly boolean[],
): ConcatenationExpression {
  const plus = parts.map(
    (part, index) => index > 0 && (wanted[index] === true || needsPlus(part, parts[index - 1])),
  );
  return plus.includes(true)
    ? { kind: "ConcatenationExpression", parts, plus }
    : { kind: "ConcatenationExpression", parts };
}

const comparisons = ["==", "!=", "<", ">", "<=", ">=", "~", "!~"] as const;

const depth = { depthSize: "small", maxDepth: 4 } as const;

export const { atom, call, parenthesized, unary, expression } = fc.letrec<Expressions>(
  (tie: fc.LetrecTypedTie<Expressions>) => ({
    call: fc
      .tuple(fc.oneof(name, fc.constant("if")), fc.array(tie("expression"), { maxLength: 3 }))
      .map(([callee, args]): CallExpression => ({ kind: "CallExpression", callee, args })),
    atom: fc.oneof(
      depth,
      { weight: 4, arbitrary: identifier },
      { weight: 4, arbitrary: string },
      { weight: 2, arbitrary: number },
      fc.boolean().map((value): Expression => ({ kind: "BooleanLiteral", value })),
      tie("call"),
    ),
    parenthesized: tie("expression").map((inner): Expression => ({
      kind: "ParenthesizedExpression",
      expression: inner,
    })),
    unary: fc
      .tuple(
        fc.array(fc.constantFrom("!", "-"), { minLength: 1, maxLength: 3 }),
        fc.oneof(tie("atom"), tie("parenthesized")),
      )
      .map(([operators, operand]) =>
        operators.reduce<Expression>(
          (inner, operator) => ({ kind: "UnaryExpression", operator, operand: inner }),
          operand,
        ),
      ),
    operand: fc.oneof(
      depth,
      { weight: 4, arbitrary: tie("atom") },
      tie("parenthesized"),
      tie("unary"),
      fc
        .tuple(
          fc.array(
            fc.oneof({ weight: 4, arbitrary: tie("atom") }, tie("parenthesized"), tie("unary")),
            { minLength: 2, maxLength: 4 },
          ),
          fc.array(fc.boolean(), { maxLength: 4 }),
        )
        .map(([parts, plus]) => concatenation(parts, plus)),
    ),
    comparison: fc.oneof(
      tie("operand"),
      fc
        .tuple(fc.constantFrom(...comparisons), tie("operand"), tie("operand"))
        .map(([operator, left, right]) => fold(operator, [left, right])),
    ),
    expression: fc.oneof(
      depth,
      { weight: 4, arbitrary: tie("comparison") },
      fc
        .array(
          fc.array(tie("comparison"), { minLength: 1, maxLength: 3 }).map((all) => fold("&&", all)),
          { minLength: 1, maxLength: 3 },
        )
        .map((all) => fold("||", all)),
    ),
  }),
);

/** The part of an expression that stands first in its text. */
export function firstOf(node: Expression): Expression {
  if (node.kind === "BinaryExpression") return firstOf(node.left);
  if (node.kind === "ConcatenationExpression" && node.parts[0] !== undefined)
    return firstOf(node.parts[0]);
  return node;
}
