import { quote } from "../../../diagnostics/index.js";
import type { CallStatement } from "../../syntax/ast/statements.js";
import { referencePage } from "../../types/documentation.js";
import { findFunction, type VclFunction } from "../../types/functions.js";
import type { Context } from "../context.js";
import { useDeclared } from "../names/lookup.js";
import { reportUndeclared } from "../names/undeclared.js";
import { checkArguments } from "../types/arguments.js";
import { checkParameters } from "../types/parameters.js";

const link = referencePage("statements/call");

export function checkCall(node: CallStatement, context: Context): void {
  const { name } = node.subroutine;
  const args = node.args ?? [];
  const found = useDeclared(context.unit.declarations, "sub", name);
  const builtin = found === undefined ? findFunction(name) : undefined;
  if (builtin !== undefined) return reportFunction(node, builtin, context);
  const declaration = context.unit.declarations.sub.get(name)?.node;
  if (declaration !== undefined) checkParameters(node.subroutine, args, declaration, context);
  else for (const argument of args) context.typeOf(argument);
  if (found === undefined) reportUndeclared("sub", name, node.subroutine, context);
  else if (declaration?.returnType !== undefined)
    context.report(
      {
        code: "EW2035",
        severity: "error",
        message: `${quote(name)} returns a value, so it is not called by \`call\``,
        help: `call it where a value is wanted: ${quote(`${name}()`)}`,
        link,
      },
      node.subroutine,
    );
}

function reportFunction(
  { subroutine, args }: CallStatement,
  called: VclFunction,
  context: Context,
): void {
  const { name } = called;
  if (args !== undefined)
    checkArguments({ ...subroutine, kind: "CallExpression", callee: name, args }, called, context);
  context.report(
    {
      code: "EW2035",
      severity: "error",
      message: `${quote(name)} is a function, not a subroutine`,
      help:
        called.returns === "VOID"
          ? `remove the \`call\`: ${quote(`${name}(…);`)}`
          : `write ${quote(`${name}(…)`)} where its value is wanted, without \`call\``,
      link,
    },
    subroutine,
  );
}
