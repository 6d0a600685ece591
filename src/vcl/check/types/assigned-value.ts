import { quote } from "../../../diagnostics/index.js";
import type { Expression } from "../../syntax/ast/expressions.js";
import type { VclNode } from "../../syntax/ast/node.js";
import type { AssignmentOperator } from "../../syntax/ast/statements.js";
import { mayAssign, takesOperator, type ValueForm } from "../../types/assignment.js";
import { referencePage } from "../../types/documentation.js";
import type { VclType } from "../../types/type.js";
import type { Context, ValueType } from "../context.js";
import { noteAssignment } from "../values/not-set.js";
import { checkPattern } from "../values/patterns.js";
import { describe } from "./describe.js";
import { isBareCondition, isLiteral, isLiteralString, unwrapped } from "./literals.js";
import { typeWhere } from "./wanted.js";

const link = referencePage("statements/set");

/** What is assigned to: its name for messages and its type, undefined when that is not known. */
export interface Target {
  readonly name: string;
  readonly type: ValueType;
}

/** Checks the value of `set`, `add` and `declare local … =`. Returns its type. */
export function checkAssignedValue(
  target: Target,
  operator: AssignmentOperator,
  value: Expression,
  at: VclNode,
  context: Context,
): ValueType {
  const type = typeWhere(target.type, value, context);
  if (isBareCondition(value)) reportBare(value, context);
  else if (target.type !== undefined && type !== undefined) {
    if (!mayAssign(operator, target.type, type, formOf(value)))
      reportType(target, target.type, operator, type, value, at, context);
    else if (value.kind === "ParenthesizedExpression" && target.type !== "BOOL")
      reportParentheses(value, target.type, context);
  }
  noteAssignment(target.name, value, context);
  if (target.type === "REGEX" && isLiteralString(value)) checkPattern(value, context, "nothing");
  return type;
}

function reportBare(value: Expression, context: Context): void {
  context.report(
    {
      code: "EW2035",
      severity: "error",
      message: "a condition needs parentheses to be assigned",
      help: "put parentheses around it: `set var.x = (a == b);`",
      link,
    },
    value,
  );
}

function reportParentheses(value: Expression, target: VclType, context: Context): void {
  context.report(
    {
      code: "EW2035",
      severity: "warning",
      message: `parentheses around a value of type ${target}`,
      help: "remove them: Fastly documents parentheses for conditions only",
      link,
    },
    value,
  );
}

function reportType(
  { name }: Target,
  target: VclType,
  operator: AssignmentOperator,
  type: VclType,
  value: Expression,
  at: VclNode,
  context: Context,
): void {
  const problem = !takesOperator(target, operator)
    ? "operator"
    : formOf(value) === "literal" && mayAssign(operator, target, type, "variable")
      ? "literal"
      : "type";
  const text = problems[problem](name, target, operator, describe(value, type));
  context.report(
    { code: "EW2030", severity: "error", ...text, link },
    problem === "operator" ? at : value,
  );
}

/** Parentheses do not change it. */
export function formOf(value: Expression): ValueForm {
  const inner = unwrapped(value);
  if (isLiteral(inner)) return "literal";
  return inner.kind === "Identifier" && inner.name.includes(":") ? "subfield" : "variable";
}

type Problem = (
  name: string,
  target: VclType,
  operator: AssignmentOperator,
  value: string,
) => { readonly message: string; readonly help: string };

const problems: Readonly<Record<"operator" | "type" | "literal", Problem>> = {
  operator: (name, target, operator) => ({
    message: `\`${operator}\` cannot be used on ${quote(name)}, of type ${target}`,
    help: "use an operator that this type has",
  }),
  type: (name, target, operator, value) => ({
    message: `${value} cannot be assigned to ${quote(name)}, of type ${target}${operator === "=" ? "" : `, by \`${operator}\``}`,
    help: `give it a value of type ${target}, or convert the value by a function first`,
  }),
  literal: (name, target, _operator, value) => ({
    message: `${value} cannot be assigned to ${quote(name)}, of type ${target}`,
    help:
      target === "STRING"
        ? 'write it as a string: `"5"`'
        : `write a literal of type ${target}; only a variable of another type is converted`,
  }),
};
