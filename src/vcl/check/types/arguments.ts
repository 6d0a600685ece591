import { quote } from "../../../diagnostics/index.js";
import type { CallExpression, Expression } from "../../syntax/ast/expressions.js";
import type { FunctionSignature, Parameter, VclFunction } from "../../types/functions.js";
import type { VclType } from "../../types/type.js";
import type { Context } from "../context.js";
import { checkPattern } from "../values/patterns.js";
import { converts } from "./conversion.js";
import { checkIdArgument } from "./id-argument.js";
import { isLiteral, isLiteralString } from "./literals.js";
import { typeWhere } from "./wanted.js";
import { reportCount, reportType } from "./wrong-arguments.js";

/** Looks at the arguments of a call of which nothing is known. */
export function walkArguments({ args }: CallExpression, context: Context): void {
  for (const argument of args) context.typeOf(argument);
}

/** Checks how many arguments a function of Fastly's gets, and each of them. */
export function checkArguments(node: CallExpression, called: VclFunction, context: Context): void {
  const count = node.args.length;
  const { parameters } = signatureFor(called, count);
  if (!takes(parameters, count)) reportCount(node, called.name, parameters, called.link, context);
  let index = 0;
  for (const argument of node.args) {
    const parameter = parameters[Math.min(index++, parameters.length - 1)];
    if (parameter === undefined) context.typeOf(argument);
    else checkArgument(argument, parameter, called, context);
  }
}

const noParameters: FunctionSignature = { parameters: [] };

/** The signature that takes so many arguments, or else the first one. */
function signatureFor({ signatures }: VclFunction, count: number): FunctionSignature {
  for (const signature of signatures) if (takes(signature.parameters, count)) return signature;
  return signatures[0] ?? noParameters;
}

function takes(parameters: readonly Parameter[], count: number): boolean {
  if (count > parameters.length) return parameters.at(-1)?.variadic === true;
  // Optional parameters stand behind the others.
  return count === parameters.length || parameters[count]?.optional === true;
}

function checkArgument(
  argument: Expression,
  parameter: Parameter,
  called: VclFunction,
  context: Context,
): void {
  if (parameter.type === "ID" || parameter.type === "TABLE")
    return checkIdArgument(argument, parameter, called, context);
  const type = typeWhere(parameter.type, argument, context);
  if (parameter.type === "REGEX")
    return checkPatternArgument(argument, type, parameter, called, context);
  if (type !== undefined && !converts(type, parameter.type))
    reportType(argument, type, parameter, called, context);
  else if (parameter.literal === true && !isLiteral(argument))
    reportLiteral(argument, parameter, called, context);
}

function checkPatternArgument(
  argument: Expression,
  type: VclType | undefined,
  parameter: Parameter,
  called: VclFunction,
  context: Context,
): void {
  if (isLiteralString(argument)) checkPattern(argument, context, "nothing");
  else if (type !== undefined && type !== "REGEX")
    reportLiteral(argument, parameter, called, context);
}

function reportLiteral(
  argument: Expression,
  parameter: Parameter,
  called: VclFunction,
  context: Context,
): void {
  const what = parameter.type === "REGEX" ? "pattern" : quote(parameter.name);
  context.report(
    {
      code: "EW2031",
      severity: "error",
      message: `the ${what} of ${quote(`${called.name}()`)} must be a literal`,
      help: "it is compiled with the VCL, so it cannot come from a variable: write it here",
      link: called.link,
    },
    argument,
  );
}
