import { quote } from "../../../diagnostics/index.js";
import type { Expression } from "../../syntax/ast/expressions.js";
import type { Parameter, VclFunction } from "../../types/functions.js";
import type { Context } from "../context.js";
import { kindNames } from "../names/declarations.js";

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
    if (!words.includes(argument.name))
      report(argument, parameter, called, `cannot be ${quote(argument.name)}`, context);
    return;
  }
  if (declared === undefined) {
    // A header, or what else the variables are called; it is not read here, only named.
    if (argument.name.includes(".")) context.typeOf(argument);
    return;
  }
  const type = context.typeOf(argument, declared.as);
  const wanted = declared.as === "table" ? "TABLE" : "ID";
  if (type !== undefined && type !== wanted)
    report(argument, parameter, called, `is no ${kindNames[declared.as]}`, context);
  else if (declared.as === "table" && declared.values !== undefined)
    checkValues(argument.name, declared.values, argument, called, context);
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
            : "write a name, without quotes",
      link: called.link,
    },
    at,
  );
}
