import type { Expression } from "../../syntax/ast/expressions.js";

/** The expression inside any parentheses. */
export function unwrapped(expression: Expression): Expression {
  let inner = expression;
  while (inner.kind === "ParenthesizedExpression") inner = inner.expression;
  return inner;
}

/** `10`, `1.5`, `10s`, and those with a minus. */
export function isNumericLiteral(expression: Expression): boolean {
  const inner =
    expression.kind === "UnaryExpression" && expression.operator === "-"
      ? expression.operand
      : expression;
  return (
    inner.kind === "IntegerLiteral" ||
    inner.kind === "FloatLiteral" ||
    inner.kind === "RTimeLiteral" ||
    inner.kind === "PercentLiteral"
  );
}

/** A literal string, or several which are joined. */
export function isLiteralString(expression: Expression): boolean {
  return (
    expression.kind === "StringLiteral" ||
    (expression.kind === "ConcatenationExpression" &&
      expression.parts.every(({ kind }) => kind === "StringLiteral"))
  );
}

export function isLiteral(expression: Expression): boolean {
  return (
    expression.kind === "BooleanLiteral" ||
    isNumericLiteral(expression) ||
    isLiteralString(expression)
  );
}

/** Bare, such an expression is no value: `!x` and `a == b`. */
export function isBareCondition(expression: Expression): boolean {
  return (
    expression.kind === "BinaryExpression" ||
    (expression.kind === "UnaryExpression" && expression.operator === "!")
  );
}
