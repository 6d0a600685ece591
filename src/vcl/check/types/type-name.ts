import { quote } from "../../../diagnostics/index.js";
import type { Identifier } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { declarableTypes, isDeclarableType, type DeclarableType } from "./type-names.js";

/** The type that a variable, a parameter or a subroutine is declared with. */
export function checkTypeName(node: Identifier, context: Context): DeclarableType | undefined {
  if (isDeclarableType(node.name)) return node.name;
  const meant = context.unit.suggestions.didYouMean(node.name, declarableTypes);
  context.report(
    {
      code: "EW2030",
      severity: "error",
      message: `${quote(node.name)} is no type that can be declared`,
      help: `${meant}the types are ${declarableTypes.join(", ")}`,
      link: referencePage("types"),
    },
    node,
  );
  return undefined;
}
