import { quote } from "../../../diagnostics/index.js";
import type { CallExpression, Expression } from "../../syntax/ast/expressions.js";
import type { SubroutineDeclaration } from "../../syntax/ast/declarations.js";
import type { VclNode } from "../../syntax/ast/node.js";
import { referencePage } from "../../types/documentation.js";
import type { FunctionSignature, Parameter, VclFunction } from "../../types/functions.js";
import type { VclType } from "../../types/type.js";
import type { Context } from "../context.js";
import type { NameKind } from "../names/declarations.js";
import { checkPattern } from "../values/patterns.js";
import { converts } from "./conversion.js";
import { describe } from "./describe.js";
import { checkIdArgument } from "./id-argument.js";
import { isLiteral, isLiteralString } from "./literals.js";
import { isDeclarableType } from "./type-names.js";

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

function reportCount(
  at: VclNode,
  name: string,
  parameters: readonly Pick<Parameter, "name" | "type" | "optional">[],
  link: string,
  context: Context,
): void {
  const least = parameters.filter(({ optional }) => !optional).length;
  const list = parameters.map(({ name: word, type, optional }) =>
    optional ? `[${type} ${word}]` : `${type} ${word}`,
  );
  context.report(
    {
      code: "EW2031",
      severity: "error",
      message: `${quote(`${name}()`)} ${
        parameters.length === 0
          ? "takes no arguments"
          : `takes ${least === parameters.length ? "" : `${least} to `}${parameters.length} argument${parameters.length === 1 ? "" : "s"}`
      }`,
      help: `call it as ${quote(`${name}(${list.join(", ")})`)}`,
      link,
    },
    at,
  );
}

function checkArgument(
  argument: Expression,
  parameter: Parameter,
  called: VclFunction,
  context: Context,
): void {
  if (parameter.type === "ID" || parameter.type === "TABLE")
    return checkIdArgument(argument, parameter, called, context);
  const type = context.typeOf(argument, kindOf(parameter.type));
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

function kindOf(type: VclType): NameKind | undefined {
  return type === "ACL" ? "acl" : type === "BACKEND" ? "backend" : undefined;
}

function reportType(
  argument: Expression,
  type: VclType,
  parameter: Pick<Parameter, "name" | "type">,
  called: { readonly name: string; readonly link: string },
  context: Context,
): void {
  const wanted = parameter.type === "STRING_LIST" ? "STRING" : parameter.type;
  context.report(
    {
      code: "EW2031",
      severity: "error",
      message: `${describe(argument, type)} is given as ${quote(parameter.name)} of ${quote(`${called.name}()`)}, which takes ${wanted}`,
      help: `give it a value of type ${wanted}`,
      link: called.link,
    },
    argument,
  );
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
    const type = context.typeOf(argument, parameter && kindOf(parameter.type));
    if (parameter !== undefined && type !== undefined && !converts(type, parameter.type))
      reportType(argument, type, parameter, { name, link }, context);
  }
}
