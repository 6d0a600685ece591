import { fromBytes } from "../vcl/runtime/bytes.js";
import type { TraceStep } from "../vcl/runtime/trace.js";
import type { Expression } from "../vcl/syntax/index.js";

type StepValue = TraceStep["value"];

/** A value as VCL would write it. */
export function describeValue(value: StepValue): string {
  switch (typeof value) {
    case "undefined":
      return "(not set)";
    case "string":
      return `"${fromBytes(value)}"`;
    case "object":
      if ("text" in value) return value.text;
      return "name" in value ? value.name : "(a value of several parts)";
    case "bigint":
    case "boolean":
    case "number":
    case "function":
    case "symbol":
      return String(value);
  }
}

/** Whether a condition of that value holds: a text does when it is set. */
export function truthOf(value: StepValue): boolean {
  return typeof value === "boolean" ? value : value !== undefined;
}

/** What the parts of a test came to, by where they stand. */
export type Values = ReadonlyMap<string, StepValue>;

export function spanKey({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start} ${end}`;
}

/** Whether a part of a test held; undefined where it was not asked. */
export function outcomeOf(node: Expression, values: Values): boolean | undefined {
  switch (node.kind) {
    case "ParenthesizedExpression":
      return outcomeOf(node.expression, values);
    case "UnaryExpression": {
      const operand = outcomeOf(node.operand, values);
      return operand === undefined ? undefined : !operand;
    }
    case "BinaryExpression": {
      if (node.operator !== "&&" && node.operator !== "||") return known(node, values);
      const left = outcomeOf(node.left, values);
      const decisive = node.operator === "||";
      return left === undefined || left === decisive ? left : outcomeOf(node.right, values);
    }
    case "BooleanLiteral":
      return node.value;
    case "CallExpression":
    case "ConcatenationExpression":
    case "FloatLiteral":
    case "Identifier":
    case "IntegerLiteral":
    case "PercentLiteral":
    case "RTimeLiteral":
    case "StringLiteral":
      return known(node, values);
  }
}

function known({ span }: Expression, values: Values): boolean | undefined {
  const key = span === undefined ? "" : spanKey(span);
  return values.has(key) ? truthOf(values.get(key)) : undefined;
}
