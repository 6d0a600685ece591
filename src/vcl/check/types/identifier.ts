import { quote } from "../../../diagnostics/index.js";
import type { Identifier } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import { variableNames } from "../../types/variables.js";
import type { Context, ValueType } from "../context.js";
import type { NameKind } from "../names/declarations.js";
import { isLocalName, useLocal } from "../names/locals.js";
import { kindTypes, useDeclared, useValueName } from "../names/lookup.js";
import { useNameInVariable } from "../names/name-in-variable.js";
import { checkOutdated } from "../names/outdated.js";
import { reportUndeclared } from "../names/undeclared.js";
import { checkAvailable } from "../places/availability.js";
import { checkGroup } from "../values/groups.js";

export const variablesPage = referencePage("variables");

/** What a name stands for where its value is read. */
export function identifierType(
  node: Identifier,
  context: Context,
  expected: NameKind | undefined,
): ValueType {
  const { name } = node;
  if (isLocalName(name)) return useLocal(node, context);
  const { declarations } = context.unit;
  if (expected !== undefined && useDeclared(declarations, expected, name) !== undefined)
    return expected === "sub" ? undefined : kindTypes[expected];
  const variable = context.unit.variables.find(name);
  if (variable === undefined) return nameType(node, context, expected);
  checkOutdated(name, variable, node, context);
  if (variable.read === 0)
    context.report(
      {
        code: "EW2034",
        severity: "error",
        message: `${quote(name)} cannot be read`,
        help: "it can only be set",
        link: variable.link,
      },
      node,
    );
  else checkAvailable(name, variable.read, "EW2040", variable.link, node, context);
  useNameInVariable(node, context);
  checkGroup(node, context);
  return variable.type;
}

function nameType(node: Identifier, context: Context, expected: NameKind | undefined): ValueType {
  const { name } = node;
  const { declarations } = context.unit;
  const type = useValueName(declarations, name);
  if (type !== undefined) return type;
  if (expected !== undefined && !name.includes(".")) {
    reportUndeclared(expected, name, node, context);
    return expected === "sub" ? undefined : kindTypes[expected];
  }
  if (useDeclared(declarations, "sub", name) !== undefined) reportSubroutine(node, context);
  else reportUnknown(node, context);
  return undefined;
}

function reportSubroutine(node: Identifier, context: Context): void {
  context.report(
    {
      code: "EW2035",
      severity: "error",
      message: `${quote(node.name)} is a subroutine, not a value`,
      help: `where it returns a value, call it: ${quote(`${node.name}()`)}`,
      link: referencePage("subroutines"),
    },
    node,
  );
}

/** Also for variables that are set or unset. */
export function reportUnknown(node: Identifier, context: Context): void {
  const { name } = node;
  const meant = context.unit.suggestions.didYouMean(name, variableNames);
  context.report(
    {
      code: "EW2020",
      severity: "error",
      message: `unknown variable ${quote(name)}`,
      help: `${meant}Fastly lists its variables; those of your own start with \`var.\``,
      link: variablesPage,
    },
    node,
  );
}
