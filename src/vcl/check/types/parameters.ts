import type { Expression } from "../../syntax/ast/expressions.js";
import type { SubroutineDeclaration } from "../../syntax/ast/declarations.js";
import type { VclNode } from "../../syntax/ast/node.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { converts } from "./conversion.js";
import { isDeclarableType } from "./type-names.js";
import { typeWhere } from "./wanted.js";
import { reportCount, reportType } from "./wrong-arguments.js";

/** Checks the arguments of a subroutine of the unit's own. */
export function checkParameters(
  at: VclNode,
  args: readonly Expression[],
  declaration: SubroutineDeclaration,
  context: Context,
): void {
  const link = referencePage("subroutines");
  const { name } = declaration.name;
  const parameters = (declaration.parameters ?? []).flatMap(({ name: { name: word }, type }) =>
    isDeclarableType(type.name) ? [{ name: word, type: type.name, optional: false }] : [],
  );
  // One of an unknown type is reported where it is declared.
  const known = parameters.length === (declaration.parameters?.length ?? 0);
  if (known && args.length !== parameters.length) reportCount(at, name, parameters, link, context);
  for (const [index, argument] of args.entries()) {
    const parameter = known ? parameters[index] : undefined;
    const type = typeWhere(parameter?.type, argument, context);
    if (parameter !== undefined && type !== undefined && !converts(type, parameter.type))
      reportType(argument, type, parameter, { name, link }, context);
  }
}
