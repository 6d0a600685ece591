import { quote } from "../../../diagnostics/index.js";
import type { Expression } from "../../syntax/ast/expressions.js";
import type { VclNode } from "../../syntax/ast/node.js";
import type { ErrorStatement, ExpressionStatement } from "../../syntax/ast/statements.js";
import { referencePage } from "../../types/documentation.js";
import { statementScopes } from "../../types/subroutines.js";
import type { Context, ValueType } from "../context.js";
import { checkAvailable } from "../places/availability.js";
import { callType } from "../types/call.js";
import { unprintable } from "../types/concatenation.js";
import { describe } from "../types/describe.js";
import { isBareCondition, isNumericLiteral } from "../types/literals.js";

/** Checks that a statement may stand in the subroutines that reach it. */
export function checkPlace(
  statement: keyof typeof statementScopes,
  at: VclNode,
  context: Context,
): void {
  const link = referencePage(`statements/${statement}`);
  checkAvailable(statement, statementScopes[statement], "EW2041", link, at, context);
}

export function checkError(node: ErrorStatement, context: Context): void {
  checkPlace("error", node, context);
  const { code, response } = node;
  if (code !== undefined) {
    const type = context.typeOf(code);
    if (type !== undefined && type !== "INTEGER")
      context.report(
        {
          code: "EW2030",
          severity: "error",
          message: `${describe(code, type)} is no status code`,
          help: "write the code as a number, or give an INTEGER",
          link: referencePage("statements/error"),
        },
        code,
      );
  }
  if (response !== undefined) checkText("error", response, context);
}

/** Checks what is logged, or sent as a response. Returns its type. */
export function checkText(
  statement: "error" | "log" | "synthetic" | "synthetic.base64",
  value: Expression,
  context: Context,
): ValueType {
  const type = context.typeOf(value);
  const bad =
    isNumericLiteral(value) ||
    isBareCondition(value) ||
    (type !== undefined && unprintable.has(type));
  if (bad)
    context.report(
      {
        code: "EW2035",
        severity: type !== undefined && unprintable.has(type) ? "error" : "warning",
        message: `${quote(statement)} takes a string`,
        help: "write a string, or concatenate values to one",
        link: referencePage(`statements/${statement.replace(".", "-")}`),
      },
      value,
    );
  return type;
}

/** Checks a call that stands by itself. */
export function checkCallForEffect(node: ExpressionStatement, context: Context): void {
  const type = callType(node.expression, context);
  if (type === undefined || type === "VOID") return;
  context.report(
    {
      code: "EW2035",
      severity: "warning",
      message: `what ${quote(`${node.expression.callee}()`)} returns is not used`,
      help: "assign it, or remove the call",
    },
    node,
  );
}
