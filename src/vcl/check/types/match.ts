import type { BinaryExpression, Expression } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import type { Context, ValueType } from "../context.js";
import { checkPattern, forgetCaptures } from "../values/patterns.js";
import { describe } from "./describe.js";
import { isLiteralString } from "./literals.js";
import { checkLeftOperand, operatorsPage } from "./operand.js";

/** Checks `~` and `!~`, the type of whose left side is known. */
export function checkMatch(node: BinaryExpression, left: ValueType, context: Context): void {
  const refused = checkLeftOperand(node, context);
  if (!refused && left !== undefined && left !== "STRING" && left !== "IP")
    context.report(
      {
        code: "EW2032",
        severity: "error",
        message: `${describe(node.left, left)} cannot be matched`,
        help: `\`${node.operator}\` matches a STRING with a regular expression, or an IP with an ACL`,
        link: operatorsPage,
      },
      node.left,
    );
  checkRight(node.right, context);
}

function checkRight(right: Expression, context: Context): void {
  const type = context.typeOf(right, "acl");
  if (isLiteralString(right)) checkPattern(right, context, "captures");
  else if (type === "REGEX") forgetCaptures(context);
  else if (type !== undefined && type !== "ACL")
    context.report(
      {
        code: "EW2032",
        severity: "error",
        message: `${describe(right, type)} is neither a pattern nor an ACL`,
        help: "write the pattern as a literal string, or name an ACL",
        link: referencePage("regex"),
      },
      right,
    );
}
