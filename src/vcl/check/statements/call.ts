import { quote } from "../../../diagnostics/index.js";
import type { CallStatement } from "../../syntax/ast/statements.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { useDeclared } from "../names/lookup.js";
import { reportUndeclared } from "../names/undeclared.js";
import { checkParameters } from "../types/parameters.js";

const link = referencePage("statements/call");

export function checkCall(node: CallStatement, context: Context): void {
  const { name } = node.subroutine;
  const args = node.args ?? [];
  const found = useDeclared(context.unit.declarations, "sub", name);
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
