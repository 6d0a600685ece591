import type { UnaryExpression } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import type { Context, ValueType } from "../context.js";
import { checkOperand } from "./condition.js";
import { isNumericLiteral } from "./literals.js";

export function unaryType(node: UnaryExpression, context: Context): ValueType {
  if (node.operator === "!") {
    checkOperand(node.operand, context.typeOf(node.operand), context);
    return "BOOL";
  }
  const type = context.typeOf(node.operand);
  if (!isNumericLiteral(node.operand))
    context.report(
      {
        code: "EW2035",
        severity: "error",
        message: "only a literal number can be negative by a sign",
        help: "multiply by it: `set var.x *= -1;`",
        link: referencePage("operators"),
      },
      node,
    );
  return type;
}
