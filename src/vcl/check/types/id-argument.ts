import { quote } from "../../../diagnostics/index.js";
import type { Expression, Identifier } from "../../syntax/ast/expressions.js";
import type { Parameter, VclFunction } from "../../types/functions.js";
import type { Context } from "../context.js";
import { kindNames } from "../names/declarations.js";
import { kindTypes, useDeclared, useValueName } from "../names/lookup.js";
import { checkAvailable } from "../places/availability.js";

/** Checks an argument that names something: a table, a counter, a header, or one of some words. */
export function checkIdArgument(
  argument: Expression,
  parameter: Parameter,
  called: VclFunction,
  context: Context,
): void {
  if (argument.kind !== "Identifier") {
    context.typeOf(argument);
    report(argument, parameter, called, "is not written as a string or another value", context);
    return;
  }
  const { words, declared } = parameter;
  if (words !== undefined) {
    if (words.includes(argument.name)) checkMessage(argument, called, context);
    else report(argument, parameter, called, `cannot be ${quote(argument.name)}`, context);
    return;
  }
  if (declared === undefined) {
    const isKnown = context.typeOf(argument) !== undefined;
    if (isKnown && context.unit.variables.find(argument.name)?.header === undefined)
      report(argument, parameter, called, `cannot be ${quote(argument.name)}`, context);
    return;
  }
  if (isSomethingElse(argument, declared.as, context))
    report(argument, parameter, called, `is no ${kindNames[declared.as]}`, context);
  else if (declared.as === "table" && declared.values !== undefined)
    checkValues(argument.name, declared.values, argument, called, context);
}

/** Whether a name stands for something, but not for that. Where nothing declares it, that is reported. */
function isSomethingElse(
  node: Identifier,
  wanted: keyof typeof kindTypes,
  context: Context,
): boolean {
  const { declarations } = context.unit;
  const type = context.typeOf(node, wanted);
  if (type === undefined || useDeclared(declarations, wanted, node.name) !== undefined)
    return false;
  return type !== kindTypes[wanted] || useValueName(declarations, node.name) !== undefined;
}

/**
 * Checks that the message which a word names is there. Its headers "must be writable" for the functions of headers:
 * https://www.fastly.com/documentation/reference/vcl/functions/headers/header-set/
 */
function checkMessage(node: Identifier, called: VclFunction, context: Context): void {
  const { name } = node;
  const { variables } = context.unit;
  const scope = variables.find(name)?.read ?? variables.find(`${name}.http.A`)?.write;
  if (scope !== undefined) checkAvailable(name, scope, "EW2040", called.link, node, context);
}

function checkValues(
  name: string,
  wanted: string,
  at: Expression,
  called: VclFunction,
  context: Context,
): void {
  const table = context.unit.declarations.table.get(name)?.node;
  if (table === undefined) return;
  const values = table.valueType?.name ?? "STRING";
  if (values === wanted) return;
  context.report(
    {
      code: "EW2031",
      severity: "error",
      message: `table ${quote(name)} holds values of type ${quote(values)}, and ${quote(`${called.name}()`)} looks up ${wanted}`,
      help:
        values === "STRING"
          ? "use `table.lookup()`"
          : `use ${quote(`table.lookup_${values.toLowerCase()}()`)}`,
      link: called.link,
    },
    at,
  );
}

function report(
  at: Expression,
  parameter: Parameter,
  called: VclFunction,
  problem: string,
  context: Context,
): void {
  const { words, declared } = parameter;
  context.report(
    {
      code: "EW2031",
      severity: "error",
      message: `${quote(parameter.name)} of ${quote(`${called.name}()`)} ${problem}`,
      help:
        words !== undefined
          ? `write one of ${words.map((word) => quote(word)).join(", ")}, without quotes`
          : declared !== undefined
            ? `write the name of a declared ${kindNames[declared.as]}, without quotes`
            : "write a header, without quotes: `req.http.NAME`",
      link: called.link,
    },
    at,
  );
}
