import type { BinaryExpression } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { isLiteralString, isNumericLiteral } from "./literals.js";

export const operatorsPage = referencePage("operators");

/** Reports what cannot stand on the left of a comparison of any sort. Returns whether it did. */
export function checkLeftOperand(node: BinaryExpression, context: Context): boolean {
  const { left, operator } = node;
  if (isLiteralString(left) || isNumericLiteral(left)) {
    context.report(
      {
        code: "EW2032",
        severity: "error",
        message: `a literal cannot stand on the left of \`${operator}\``,
        help: "put the variable on the left and the literal on the right",
        link: operatorsPage,
      },
      left,
    );
    return true;
  }
  if (left.kind === "UnaryExpression" && left.operator === "!") {
    context.report(
      {
        code: "EW2032",
        severity: "info",
        message: `tools disagree whether the \`!\` negates the whole comparison or just what is left of \`${operator}\``,
        help: "write what is meant with parentheses: `!(a ~ b)`",
        link: operatorsPage,
      },
      node,
    );
    return true;
  }
  return false;
}
