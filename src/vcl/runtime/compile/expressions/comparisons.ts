import type {
  BinaryExpression,
  ComparisonOperator,
  Expression,
} from "../../../syntax/ast/expressions.js";
import { referencePage } from "../../../types/documentation.js";
import type { VclType } from "../../../types/type.js";
import { timeToFloat } from "../../convert.js";
import { numberConstant, type Code } from "../code.js";
import type { Context } from "../context.js";
import { asNumber, ipOf, textMayBeUnset, truth } from "../convert-code.js";
import { matched } from "./matches.js";

/**
 * A comparison, as JavaScript that is a boolean.
 *
 * `!a ~ b` is the negation of the comparison, as in Fastly's own VCL.
 */
export function comparison(node: BinaryExpression, context: Context): string | undefined {
  let left = node.left;
  let negations = 0;
  while (left.kind === "UnaryExpression" && left.operator === "!") {
    left = left.operand;
    negations += 1;
  }
  const js = compared(node, left, context);
  return js === undefined || negations % 2 === 0 ? js : `!${js}`;
}

function compared(node: BinaryExpression, left: Expression, context: Context): string | undefined {
  const { operator, right } = node;
  if (operator === "&&" || operator === "||") return undefined;
  const first = context.expression(left);
  if (operator === "~" || operator === "!~") {
    const js = matched(node, first, context);
    return js === undefined || operator === "~" ? js : `!${js}`;
  }
  const second = context.expression(right, first && { type: first.type });
  if (first === undefined || second === undefined) return undefined;
  const js =
    operator === "==" || operator === "!="
      ? equality(operator, first, second, context)
      : ordered(operator, first, second);
  if (js === undefined) report(node, operator, first.type, second.type, context);
  return js;
}

/** What is not set equals nothing. https://www.fastly.com/documentation/reference/vcl/types/ */
function equality(
  operator: "==" | "!=",
  left: Code,
  right: Code,
  context: Context,
): string | undefined {
  const js = equal(left, right, context);
  if (js === undefined || operator === "==") return js;
  return `!${js}`;
}

function equal(left: Code, right: Code, context: Context): string | undefined {
  if (left.type === "IP" || right.type === "IP") return equalIps(left, right, context);
  if (isNumeric(left.type) && isNumeric(right.type)) return numbers("===", left, right);
  if (left.type === "BACKEND" && right.type === "BACKEND")
    return `(${left.js}.name === ${right.js}.name)`;
  if (left.type !== right.type) return mixed(left, right);
  switch (left.type) {
    case "STRING":
      return equalTexts(left.js, textMayBeUnset(left), right.js, textMayBeUnset(right));
    case "BOOL":
    case "TIME":
      return `(${left.js} === ${right.js})`;
    default:
      return undefined;
  }
}

/** Pairs that no page of Fastly's rules out: `req.backend == "name"`. */
function mixed(left: Code, right: Code): string | undefined {
  if (left.type === "BACKEND" && right.type === "STRING")
    return `(${left.js}.name === ${right.js})`;
  if (left.type === "STRING" && right.type === "BACKEND")
    return `(${left.js} === ${right.js}.name)`;
  if (left.type === "BOOL" && right.type === "STRING") return `(${left.js} === ${truth(right)})`;
  return undefined;
}

function equalTexts(left: string, unsetLeft: boolean, right: string, unsetRight: boolean): string {
  // Two that are not set would be equal in JavaScript: one has to be set.
  if (!unsetLeft || !unsetRight) return `(${left} === ${right})`;
  return `equalTexts(${left}, ${right})`;
}

function equalIps(left: Code, right: Code, context: Context): string | undefined {
  const [first, second] = [ipOf(left, context), ipOf(right, context)];
  if (first === undefined || second === undefined) return undefined;
  return `equalIps(${first}, ${second})`;
}

function isNumeric(type: VclType): boolean {
  return type === "INTEGER" || type === "FLOAT" || type === "RTIME";
}

function ordered(operator: "<" | ">" | "<=" | ">=", left: Code, right: Code): string | undefined {
  if (left.type === "TIME" && right.type === "TIME") return `(${left.js} ${operator} ${right.js})`;
  return isNumeric(left.type) && isNumeric(right.type) ? numbers(operator, left, right) : undefined;
}

/** Numbers of several types compare by value; an RTIME counts in seconds then. */
function numbers(
  operator: Exclude<ComparisonOperator, "==" | "!=" | "~" | "!~"> | "===",
  left: Code,
  right: Code,
): string {
  if (left.type === right.type) {
    if (left.type !== "INTEGER") return `(${left.js} ${operator} ${right.js})`;
    const [first, second] = [smallNumber(left), smallNumber(right)];
    if (first !== undefined && second !== undefined) return `(${first} ${operator} ${second})`;
    return `(${left.js} ${operator} ${right.js})`;
  }
  return `(${inSeconds(left)} ${operator} ${inSeconds(right)})`;
}

/** An INTEGER as a number, where nothing is lost by that. */
function smallNumber({ constant, number }: Code): string | undefined {
  if (typeof constant !== "bigint") return number;
  return BigInt.asIntN(53, constant) === constant
    ? numberConstant("FLOAT", Number(constant)).js
    : undefined;
}

function inSeconds(value: Code): string {
  if (value.type === "INTEGER") return asNumber(value);
  if (value.type !== "RTIME") return value.js;
  return typeof value.constant === "number"
    ? numberConstant("FLOAT", timeToFloat(value.constant)).js
    : `timeToFloat(${value.js})`;
}

function report(
  node: BinaryExpression,
  operator: ComparisonOperator,
  left: VclType,
  right: VclType,
  context: Context,
): void {
  context.report(
    {
      code: "EW2032",
      message: `\`${operator}\` cannot compare ${left} with ${right}`,
      help: "compare values of one type",
      link: referencePage("operators"),
    },
    node,
  );
}
