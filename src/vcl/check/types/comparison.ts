import type { Severity } from "../../../diagnostics/index.js";
import type { BinaryExpression, ComparisonOperator } from "../../syntax/ast/expressions.js";
import { comparableTypes } from "../../types/comparison.js";
import type { VclType } from "../../types/type.js";
import type { Context, ValueType } from "../context.js";
import { checkConstant } from "../values/constant.js";
import { checkEmptyComparison } from "../values/not-set.js";
import { describe } from "./describe.js";
import { checkLeftOperand, operatorsPage } from "./operand.js";

/** Checks `==`, `!=`, `<`, `<=`, `>` and `>=`. */
export function checkComparison(
  node: BinaryExpression,
  operator: Exclude<ComparisonOperator, "~" | "!~">,
  left: ValueType,
  right: ValueType,
  context: Context,
): void {
  if (checkLeftOperand(node, context) || left === undefined || right === undefined) return;
  if (operator === "==" || operator === "!=") checkEquality(node, left, right, context);
  else {
    checkOrdered(node, node.left, left, context);
    if (isOrdered(left)) checkOrdered(node, node.right, right, context);
  }
}

function checkEquality(
  node: BinaryExpression,
  left: VclType,
  right: VclType,
  context: Context,
): void {
  if (left === right) {
    checkEmptyComparison(node, context);
    checkConstant(node, context);
    return;
  }
  context.report(
    {
      code: "EW2032",
      severity: severityOf(left, right),
      message: `${describe(node.left, left)} and ${describe(node.right, right)} cannot be compared`,
      help: `\`${node.operator}\` takes two values of one type`,
      link: operatorsPage,
    },
    node,
  );
}

/** Of some pairs, no page of Fastly's says that they cannot be compared, and they mean something. */
function severityOf(left: VclType, right: VclType): Severity {
  // Services that run compare `client.geo.latitude` with 0.
  if (isNumber(left) && isNumber(right)) return "info";
  const mayConvert =
    (isOrdered(left) && isOrdered(right)) || isTextual(left, right) || isTextual(right, left);
  return mayConvert ? "warning" : "error";
}

function isNumber(type: VclType): boolean {
  return type === "INTEGER" || type === "FLOAT";
}

function isTextual(one: VclType, other: VclType): boolean {
  return one === "STRING" && (other === "IP" || other === "BACKEND" || other === "ID");
}

function checkOrdered(
  node: BinaryExpression,
  operand: BinaryExpression["left"],
  type: VclType,
  context: Context,
): void {
  if (isOrdered(type)) return;
  context.report(
    {
      code: "EW2032",
      severity: "error",
      message: `${describe(operand, type)} is not less or greater than anything`,
      help:
        type === "STRING"
          ? `\`${node.operator}\` compares numbers and durations: convert it by \`std.atoi()\` first`
          : `\`${node.operator}\` compares numbers and durations`,
      link: operatorsPage,
    },
    operand,
  );
}

function isOrdered(type: VclType): boolean {
  return comparableTypes("<", type).length > 0;
}
