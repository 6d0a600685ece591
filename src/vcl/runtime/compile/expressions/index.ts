import type { BinaryExpression, Expression } from "../../../syntax/ast/expressions.js";
import { operands } from "../../../syntax/ast/children.js";
import { referencePage } from "../../../types/documentation.js";
import { code, type Code } from "../code.js";
import type { Context, Wanted } from "../context.js";
import { truth } from "../convert-code.js";
import { call } from "./calls.js";
import { comparison } from "./comparisons.js";
import { concatenation } from "./concatenation.js";
import { literal, literalText, negated, patternConstant } from "./literals.js";
import { nameValue } from "./names.js";

/** The value of an expression; undefined, with a problem reported, where it has none. */
export function value(node: Expression, context: Context, wanted: Wanted): Code | undefined {
  if (wanted.type === "REGEX" && literalText(node) !== undefined)
    return patternConstant(node, context);
  switch (node.kind) {
    case "StringLiteral":
    case "IntegerLiteral":
    case "FloatLiteral":
    case "RTimeLiteral":
    case "PercentLiteral":
    case "BooleanLiteral":
      return literal(node, context);
    case "Identifier":
      return nameValue(node, context, wanted);
    case "CallExpression":
      return callValue(call(node, context, wanted), node, context);
    case "ParenthesizedExpression":
      return context.expression(node.expression, wanted);
    case "UnaryExpression":
      if (node.operator === "-") return negated(node, context);
      return code("BOOL", truthOf(node, context));
    case "BinaryExpression":
      return code("BOOL", truthOf(node, context));
    case "ConcatenationExpression":
      return concatenation(node, context, wanted);
  }
}

function callValue(value: Code | undefined, node: Expression, context: Context): Code | undefined {
  if (value?.type !== "VOID") return value;
  context.report(
    {
      code: "EW2035",
      message: "the function returns no value",
      help: "call it as a statement of its own",
      link: referencePage("functions"),
    },
    node,
  );
  return undefined;
}

/** Whether an expression holds, as a boolean of JavaScript's. */
export function truthOf(node: Expression, context: Context): string {
  switch (node.kind) {
    case "ParenthesizedExpression":
      return truthOf(node.expression, context);
    case "UnaryExpression":
      if (node.operator === "!") return `!${truthOf(node.operand, context)}`;
      return valueTruth(node, context);
    case "BinaryExpression":
      return binaryTruth(node, context);
    case "BooleanLiteral":
    case "CallExpression":
    case "ConcatenationExpression":
    case "FloatLiteral":
    case "Identifier":
    case "IntegerLiteral":
    case "PercentLiteral":
    case "RTimeLiteral":
    case "StringLiteral":
      return valueTruth(node, context);
  }
}

function binaryTruth(node: BinaryExpression, context: Context): string {
  const { operator } = node;
  if (operator === "&&" || operator === "||") {
    const tests = operands(node).map((operand) => truthOf(operand, context));
    return `(${tests.join(` ${operator} `)})`;
  }
  const js = comparison(node, context);
  if (js === undefined) return "false";
  return node === context.tested ? js : context.traced("value", node, js);
}

function valueTruth(node: Expression, context: Context): string {
  const tested = context.expression(node);
  if (tested === undefined) return "false";
  const js = truth(tested);
  if (js !== undefined) return js;
  context.report(
    {
      code: "EW2033",
      message: `a value of type ${tested.type} is no condition`,
      help: "a condition is a BOOL, or a STRING, which is true when it is set: compare the value with another",
      link: referencePage("statements/if"),
    },
    node,
  );
  return "false";
}
