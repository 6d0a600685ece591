import type { Expression } from "../../syntax/ast/expressions.js";
import { isCondition } from "../../types/comparison.js";
import { referencePage } from "../../types/documentation.js";
import type { Context, ValueType } from "../context.js";
import { isLiteralString, isNumericLiteral, unwrapped } from "./literals.js";
import { checkTruth } from "../values/not-set.js";
import { describe } from "./describe.js";

const link = referencePage("statements/if");

/** Checks an expression whose truth is asked. */
export function checkCondition(test: Expression, context: Context): void {
  reportNoCondition(test, context.typeOf(test), "error", context);
}

/** The same for an operand of `!`, `&&` and `||`, about whose types no page of Fastly's says anything. */
export function checkOperand(operand: Expression, type: ValueType, context: Context): void {
  reportNoCondition(operand, type, "warning", context);
}

function reportNoCondition(
  test: Expression,
  type: ValueType,
  severity: "error" | "warning",
  context: Context,
): void {
  const inner = unwrapped(test);
  if (isLiteralString(inner) || isNumericLiteral(inner))
    context.report(
      {
        code: "EW2033",
        severity: "error",
        message: "a literal is no condition",
        help: "compare a variable with it, or write `true` or `false`",
        link,
      },
      inner,
    );
  else if (type !== undefined && !isCondition(type))
    context.report(
      {
        code: "EW2033",
        severity,
        message: `${describe(inner, type)} is no condition`,
        help: "a condition is a BOOL, or a STRING, which is true when it is set: compare the value with another",
        link,
      },
      inner,
    );
  else checkTruth(inner, context);
}
