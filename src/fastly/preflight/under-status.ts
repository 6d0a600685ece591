import { operands, type BinaryExpression, type Expression } from "../../vcl/syntax/index.js";

/** Whether a test holds when `obj.status` is that; undefined where it depends on more. */
export function underStatus(test: Expression, status: number): boolean | undefined {
  switch (test.kind) {
    case "ParenthesizedExpression":
      return underStatus(test.expression, status);
    case "UnaryExpression": {
      const holds = test.operator === "!" ? underStatus(test.operand, status) : undefined;
      return holds === undefined ? undefined : !holds;
    }
    case "BooleanLiteral":
      return test.value;
    case "BinaryExpression":
      return underOperator(test, status);
    case "StringLiteral":
    case "IntegerLiteral":
    case "FloatLiteral":
    case "RTimeLiteral":
    case "PercentLiteral":
    case "Identifier":
    case "CallExpression":
    case "ConcatenationExpression":
      return undefined;
  }
}

function underOperator(test: BinaryExpression, status: number): boolean | undefined {
  if (test.operator === "&&" || test.operator === "||") {
    const decides = test.operator === "||";
    const holds = new Set(operands(test).map((operand) => underStatus(operand, status)));
    if (holds.has(decides)) return decides;
    return holds.has(undefined) ? undefined : !decides;
  }
  const number = comparedWithStatus(test);
  if (number === undefined) return undefined;
  switch (test.operator) {
    case "==":
      return status === number;
    case "!=":
      return status !== number;
    case "<":
      return status < number;
    case "<=":
      return status <= number;
    case ">":
      return status > number;
    case ">=":
      return status >= number;
    case "~":
    case "!~":
      return undefined;
  }
}

/** The number in `obj.status == 620` and other comparisons. */
export function comparedWithStatus({ left, right }: BinaryExpression): number | undefined {
  return left.kind === "Identifier" && left.name === "obj.status" && right.kind === "IntegerLiteral"
    ? Number(right.raw)
    : undefined;
}
