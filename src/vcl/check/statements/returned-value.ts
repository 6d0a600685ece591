import { quote } from "../../../diagnostics/index.js";
import type { Expression, Identifier } from "../../syntax/ast/expressions.js";
import type { SubroutineDeclaration } from "../../syntax/ast/declarations.js";
import type { ReturnStatement } from "../../syntax/ast/statements.js";
import { mayAssign } from "../../types/assignment.js";
import { referencePage } from "../../types/documentation.js";
import type { Body } from "../body.js";
import type { Context } from "../context.js";
import { fastlySubroutine } from "../places/call-graph.js";
import { formOf } from "../types/assigned-value.js";
import { describe } from "../types/describe.js";
import { checkTypeName } from "../types/type-name.js";
import { isDeclarableType } from "../types/type-names.js";
import { typeWhere } from "../types/wanted.js";

/** Checks the type that a subroutine returns. Fastly's own subroutines return states. */
export function checkSignature(
  { name, returnType, parameters = [] }: SubroutineDeclaration,
  context: Context,
): void {
  const [extra] = [...(returnType === undefined ? [] : [returnType]), ...parameters];
  if (extra !== undefined && fastlySubroutine(name.name) !== undefined)
    context.report(
      {
        code: "EW2036",
        severity: "error",
        message: `${quote(name.name)} takes no parameters and returns a state, not a value`,
        help: `write ${quote(`sub ${name.name} { … }`)}`,
        link: referencePage("subroutines"),
      },
      extra,
    );
  if (returnType !== undefined) checkTypeName(returnType, context);
}

/** Checks, at the end of a subroutine with a type, that it returned something somewhere. */
export function checkReturns(body: Body, context: Context): void {
  const type = body.declaration?.returnType;
  if (type === undefined || body.returnsValue) return;
  context.report(
    {
      code: "EW2036",
      severity: "warning",
      message: `the subroutine is declared to return ${quote(type.name)} and returns nothing`,
      help: "write `return VALUE;`, or remove the type",
      link: referencePage("subroutines"),
    },
    type,
  );
}

/** Checks what a subroutine with a type returns: no page says what converts to it, so it is what may be assigned. */
export function checkReturnedValue(
  node: ReturnStatement,
  declared: Identifier,
  context: Context,
): void {
  const value: Expression | undefined = node.value ?? node.state;
  if (value === undefined)
    return report(
      `this subroutine must return a value of type ${quote(declared.name)}`,
      "write `return VALUE;`",
      node,
      context,
    );
  const type = typeWhere(declared.name, value, context);
  if (node.state !== undefined || value.kind === "ParenthesizedExpression")
    reportParentheses(node, context);
  if (type === undefined || !isDeclarableType(declared.name)) return;
  if (!mayAssign("=", declared.name, type, formOf(value)))
    report(
      `${describe(value, type)} is returned, where the subroutine is declared to return ${quote(declared.name)}`,
      `return a value of type ${quote(declared.name)}, or declare another type`,
      value,
      context,
    );
}

/** No page says so, but only states are seen in parentheses. */
function reportParentheses(node: ReturnStatement, context: Context): void {
  context.report(
    {
      code: "EW2036",
      severity: "warning",
      message: "parentheses belong around a state, and this subroutine returns a value",
      help: "remove them: `return VALUE;`",
      link: referencePage("statements/return"),
    },
    node,
  );
}

function report(
  message: string,
  help: string,
  at: Expression | ReturnStatement,
  context: Context,
): void {
  context.report(
    { code: "EW2036", severity: "error", message, help, link: referencePage("subroutines") },
    at,
  );
}
