import { quote } from "../../../diagnostics/index.js";
import type { BinaryExpression, Expression } from "../../syntax/ast/expressions.js";
import { functionPage, referencePage } from "../../types/documentation.js";
import { findFunction } from "../../types/functions.js";
import type { Context } from "../context.js";
import { unwrapped } from "../types/literals.js";
import { mentions } from "./mentions.js";

/** Whether an expression may be "not set", as far as the tables of variables and functions tell. */
export function mayBeUnset(expression: Expression, context: Context): boolean {
  const inner = unwrapped(expression);
  if (inner.kind === "Identifier")
    return context.unit.variables.find(inner.name)?.mayBeUnset === true;
  if (inner.kind !== "CallExpression") return false;
  const called = findFunction(inner.callee);
  if (called?.mayBeUnset !== true) return false;
  // With a default there is always a value.
  const all = called.signatures[0]?.parameters.length ?? 0;
  return !(called.name === "table.lookup" && inner.args.length === all);
}

/**
 * Notes that a local got a value which may be not set: it becomes an empty string there.
 * https://www.fastly.com/documentation/reference/vcl/functions/table/table-lookup/
 */
export function noteAssignment(name: string, value: Expression, context: Context): void {
  const local = context.body?.locals.get(name);
  if (local?.type !== "STRING") return;
  local.mayBeEmpty = mayBeUnset(value, context) && !isGuarded(value, context);
}

/** Whether a test around the statement asks about the value, so that it is known to be set. */
function isGuarded(value: Expression, { guards }: Context): boolean {
  const inner = unwrapped(value);
  const name = inner.kind === "Identifier" ? inner.name : undefined;
  if (name === undefined) return false;
  return guards.slice(-8).some(({ test }) => mentions(test, name));
}

/** An empty string is true, so that asking for the truth of such a local says nothing. */
export function checkTruth(tested: Expression, context: Context): void {
  if (tested.kind !== "Identifier") return;
  const local = context.body?.locals.get(tested.name);
  if (local?.mayBeEmpty !== true) return;
  context.report(
    {
      code: "EW2050",
      severity: "warning",
      message: `${quote(tested.name)} is always true here: a value that is not set becomes an empty string in a local variable, and an empty string is true`,
      help: `compare it, as in ${quote(`${tested.name} == ""`)}, or test the value before it is assigned`,
      link: functionPage("table", "table.lookup"),
    },
    tested,
  );
}

/**
 * A header that is not set equals nothing, not even the empty string. Of other variables, some are documented to be an
 * empty string where there is nothing, as `tls.client.servername` is.
 */
export function checkEmptyComparison(node: BinaryExpression, context: Context): void {
  const { left, operator, right } = node;
  if (right.kind !== "StringLiteral" || right.raw !== "" || left.kind !== "Identifier") return;
  if (!/^\w+\.http\.[^:]+$/.test(left.name) || !mayBeUnset(left, context)) return;
  if (context.asksForTruth(left.name) || isGuarded(left, context)) return;
  const { name } = left;
  context.report(
    {
      code: "EW2050",
      severity: "info",
      message:
        operator === "=="
          ? `${quote(name)} is not equal to "" when it is not set`
          : `${quote(name)} is different from "" when it is not set`,
      help:
        operator === "=="
          ? `to ask whether it is missing, write ${quote(`!${name}`)}`
          : `to ask whether it is there, write ${quote(name)}`,
      link: referencePage("types"),
    },
    node,
  );
}
