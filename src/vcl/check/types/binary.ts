import type {
  BinaryExpression,
  ComparisonOperator,
  Expression,
} from "../../syntax/ast/expressions.js";
import type { Context, ValueType } from "../context.js";
import { nameKindOf } from "../names/lookup.js";
import type { Rule } from "../rules.js";
import { applyRules } from "../rules.js";
import { checkContradiction } from "../values/constant.js";
import { checkComparison } from "./comparison.js";
import { checkOperand } from "./condition.js";
import { checkMatch } from "./match.js";

/** Chains nest to the left and may have 100,000 operands: they are walked in a loop, first operand first. */
export function binaryType(
  node: BinaryExpression,
  context: Context,
  rules: readonly Rule<"BinaryExpression">[],
): ValueType {
  const chain: BinaryExpression[] = [];
  let first: Expression = node;
  for (; first.kind === "BinaryExpression"; first = first.left) {
    chain.push(first);
    applyRules(rules, first, context);
  }
  checkContradiction(chain, context);
  let left = context.typeOf(first);
  for (let index = chain.length - 1; index >= 0; index--) {
    const link = chain[index];
    if (link !== undefined) left = linkType(link, left, context);
  }
  return left;
}

/** The type of one operator of a chain, whose left operand was looked at. */
function linkType(node: BinaryExpression, left: ValueType, context: Context): ValueType {
  const { operator } = node;
  if (operator === "&&" || operator === "||") {
    checkOperand(node.left, left, context);
    checkOperand(node.right, context.typeOf(node.right), context);
  } else compare(node, operator, left, context);
  return "BOOL";
}

function compare(
  node: BinaryExpression,
  operator: ComparisonOperator,
  left: ValueType,
  context: Context,
): void {
  if (operator === "~" || operator === "!~") checkMatch(node, left, context);
  else checkComparison(node, operator, left, context.typeOf(node.right, nameKindOf(left)), context);
}
