import type { ConcatenationExpression, Expression } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import type { VclType } from "../../types/type.js";
import type { Context, ValueType } from "../context.js";
import { describe } from "./describe.js";
import { isBareCondition, isNumericLiteral } from "./literals.js";

const link = referencePage("operators");

/** Joins its parts to a STRING, except that the type of `now + 5m` depends on what is wanted: see `typeWhere`. */
export function concatenationType(node: ConcatenationExpression, context: Context): ValueType {
  const { parts } = node;
  let before: ValueType = "STRING";
  let durations = 0;
  for (const part of parts) {
    const type: ValueType = context.typeOf(part);
    if (isDuration(part) && (before === "TIME" || before === undefined)) durations++;
    else checkPart(part, type, context);
    before = type;
  }
  return durations > 0 && parts.length === 2 ? undefined : "STRING";
}

/** `5m` and `-5m`, which may follow a TIME: https://www.fastly.com/documentation/reference/vcl/variables/date-and-time/time-now/ */
function isDuration(part: Expression): boolean {
  return (
    part.kind === "RTimeLiteral" ||
    (part.kind === "UnaryExpression" && part.operand.kind === "RTimeLiteral")
  );
}

function checkPart(part: Expression, type: ValueType, context: Context): void {
  const text = problemOf(part, type);
  if (text === undefined) return;
  context.report({ code: "EW2035", severity: "error", ...text, link }, part);
}

function problemOf(
  part: Expression,
  type: ValueType,
): { message: string; help: string } | undefined {
  if (part.kind === "ParenthesizedExpression")
    return {
      message: "a concatenation takes no parentheses",
      help: "remove them, or put the value into a local variable first",
    };
  if (isNumericLiteral(part))
    return {
      message: "a concatenation takes no numeric literal",
      help: 'write the number as a string: `"5"`. Where arithmetic is meant, use `set` with `+=` and the like',
    };
  if (isBareCondition(part))
    return {
      message: "a concatenation takes no condition",
      help: "use `if(condition, value, other)`",
    };
  if (type !== undefined && unprintable.has(type))
    return {
      message: `${describe(part, type)} cannot become a string`,
      help: "concatenate strings, or values that convert to them",
    };
  return undefined;
}

/** The types without a conversion to STRING: https://www.fastly.com/documentation/reference/vcl/types/ */
export const unprintable: ReadonlySet<VclType> = new Set(["ACL", "TABLE", "REGEX", "VOID"]);
