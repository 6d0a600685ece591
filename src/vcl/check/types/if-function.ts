import type { CallExpression } from "../../syntax/ast/expressions.js";
import { functionPage } from "../../types/documentation.js";
import type { Context, ValueType } from "../context.js";
import type { NameKind } from "../names/declarations.js";
import { checkCondition } from "./condition.js";
import { isNumericLiteral } from "./literals.js";

const link = functionPage("miscellaneous", "if");

/** `if(condition, value, other)`, which is the one function that takes a condition. */
export function ifType(
  node: CallExpression,
  context: Context,
  expected: NameKind | undefined,
): ValueType {
  const [condition, ...values] = node.args;
  if (condition !== undefined) checkCondition(condition, context);
  const types = values.map((value) => context.typeOf(value, expected));
  if (condition === undefined || values.length !== 2) {
    context.report(
      {
        code: "EW2031",
        severity: "error",
        message: `\`if()\` takes 3 arguments, not ${node.args.length}`,
        help: "write `if(condition, value when true, value when false)`",
        link,
      },
      node,
    );
    return undefined;
  }
  for (const value of values)
    if (isNumericLiteral(value))
      context.report(
        {
          code: "EW2035",
          severity: "error",
          message: "`if()` takes no numeric literal as a value",
          help: 'write the number as a string: `"5"`, or put it into a local variable first',
          link,
        },
        value,
      );
  const [first, second] = types;
  if (first === second) return first;
  // Fastly documents `if()` for strings alone.
  return first === "STRING" && second !== undefined ? "STRING" : undefined;
}
