import type { Expression } from "../../syntax/ast/expressions.js";

/** Deeper and longer expressions than this are not searched to their end. */
const mostNodes = 500;

/** Whether a name stands in an expression. */
export function mentions(expression: Expression, name: string): boolean {
  return stands(expression, name, true);
}

/** Whether the truth of a name is asked: it stands there without being compared. */
export function asksTruth(expression: Expression, name: string): boolean {
  return stands(expression, name, false);
}

function stands(expression: Expression, name: string, compared: boolean): boolean {
  const pending: Expression[] = [expression];
  let seen = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (++seen > mostNodes) return false;
    switch (node.kind) {
      case "Identifier":
        if (node.name === name) return true;
        break;
      case "ParenthesizedExpression":
        pending.push(node.expression);
        break;
      case "UnaryExpression":
        pending.push(node.operand);
        break;
      case "BinaryExpression":
        if (compared || node.operator === "&&" || node.operator === "||")
          pending.push(node.right, node.left);
        break;
      case "ConcatenationExpression":
      case "CallExpression":
        if (compared) pending.push(...(node.kind === "CallExpression" ? node.args : node.parts));
        break;
      case "StringLiteral":
      case "IntegerLiteral":
      case "FloatLiteral":
      case "RTimeLiteral":
      case "PercentLiteral":
      case "BooleanLiteral":
        break;
    }
  }
  return false;
}
