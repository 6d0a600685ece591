import { quote } from "../../../../diagnostics/index.js";
import type { CallExpression, Expression } from "../../../syntax/ast/expressions.js";
import type { VclNode } from "../../../syntax/ast/node.js";
import { functionPage, referencePage } from "../../../types/documentation.js";
import { findFunction } from "../../../types/functions.js";
import { code, type Code } from "../code.js";
import type { Context, Wanted } from "../context.js";
import { asText, certainText, converted, textMayBeUnset } from "../convert-code.js";
import type { CompiledSubroutine } from "../declarations.js";
import { argument, parameterAt } from "./arguments.js";

/** A call, of which the type is VOID when it gives nothing back. */
export function call(node: CallExpression, context: Context, wanted: Wanted): Code | undefined {
  if (node.callee === "if") return ifCall(node, context, wanted);
  const subroutine = context.unit.declarations.subroutines.get(node.callee);
  if (subroutine !== undefined) return subroutineCall(node, subroutine, context);
  return functionCall(node, context);
}

/** https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/if/ */
function ifCall(node: CallExpression, context: Context, wanted: Wanted): Code | undefined {
  const [test, first, second] = node.args;
  if (test === undefined || first === undefined || second === undefined || node.args.length > 3) {
    reportCount(node, "if", "3 arguments", functionPage("miscellaneous", "if"), context);
    return undefined;
  }
  const condition = context.condition(test);
  const values = [first, second].map((value) => context.expression(value, wanted));
  const [yes, no] = values;
  if (yes === undefined || no === undefined) return undefined;
  const mayBeUnset = textMayBeUnset(yes) || textMayBeUnset(no);
  if (yes.type === no.type)
    return code(
      yes.type,
      context.traced("value", node, `(${condition} ? ${yes.js} : ${no.js})`),
      mayBeUnset,
    );
  const [text, other] = [asText(yes), asText(no)];
  if (text === undefined || other === undefined) {
    reportTypes(node, `${yes.type} and ${no.type} have no common type`, context);
    return undefined;
  }
  return code(
    "STRING",
    context.traced("value", node, `(${condition} ? ${text} : ${other})`),
    mayBeUnset,
  );
}

function functionCall(node: CallExpression, context: Context): Code | undefined {
  const { callee, args } = node;
  const implementation = context.unit.library.functions.get(callee);
  if (implementation === undefined) {
    for (const value of args) if (value.kind !== "Identifier") context.expression(value);
    reportMissing(node, context);
    return undefined;
  }
  const { parameters, returns } = implementation;
  const least = parameters.filter((type) => !type.endsWith("?") && type !== "STRING_LIST").length;
  const most = parameters.includes("STRING_LIST") ? Number.POSITIVE_INFINITY : parameters.length;
  if (args.length < least || args.length > most) {
    const count = least === most ? `${least}` : `${least} to ${most}`;
    const link = findFunction(callee)?.link ?? referencePage("functions");
    reportCount(node, callee, `${count} argument${count === "1" ? "" : "s"}`, link, context);
    return undefined;
  }
  const values = args.map((value, index) =>
    argument(value, callee, parameterAt(parameters, index), context),
  );
  if (values.includes(undefined)) return undefined;
  const variadic = parameters.indexOf("STRING_LIST");
  const list =
    variadic < 0
      ? values
      : [...values.slice(0, variadic), `[${values.slice(variadic).join(", ")}]`];
  const js = `${context.unit.constants.name(implementation.call)}(${["tx", ...list].join(", ")})`;
  return code(
    returns,
    returns === "VOID" ? js : context.traced("value", node, js),
    returns === "STRING" || returns === "IP",
  );
}

/** A subroutine of the VCL's own that gives back a value. https://www.fastly.com/documentation/reference/vcl/subroutines/ */
function subroutineCall(
  node: CallExpression,
  subroutine: CompiledSubroutine,
  context: Context,
): Code | undefined {
  const args = subroutineArguments(node, node.args, subroutine, context);
  const { returns } = subroutine;
  if (returns === undefined) {
    context.report(
      {
        code: "EW2035",
        message: `subroutine ${quote(node.callee)} returns no value`,
        help: `call it as a statement: ${quote(`call ${node.callee};`)}`,
        link: referencePage("subroutines"),
      },
      node,
    );
    return undefined;
  }
  if (args === undefined) return undefined;
  const js = `${subroutine.js}(${["tx", ...args].join(", ")})`;
  return code(returns, context.traced("value", node, js), returns === "STRING" || returns === "IP");
}

/** What is not set becomes an empty string, as in local variables. */
export function subroutineArguments(
  at: VclNode,
  args: readonly Expression[],
  subroutine: CompiledSubroutine,
  context: Context,
): readonly string[] | undefined {
  const { name, parameters } = subroutine;
  context.unit.noteCall(context.subroutine, name, context.file, at);
  if (args.length !== parameters.length) {
    reportCount(at, name, `${parameters.length} arguments`, referencePage("subroutines"), context);
    return undefined;
  }
  const values: string[] = [];
  for (const [index, argument] of args.entries()) {
    const type = parameters[index]?.type;
    const value = type && context.expression(argument, { type, unsetPart: "" });
    if (type === undefined || value === undefined) continue;
    const js = type === "STRING" ? certainText(value, "") : converted(value, type, context);
    if (js === undefined)
      reportTypes(argument, `a value of type ${value.type} is no ${type}`, context);
    else values.push(js);
  }
  return values.length === args.length ? values : undefined;
}

function reportMissing(node: CallExpression, context: Context): void {
  const { callee } = node;
  const known = findFunction(callee);
  context.report(
    {
      code: "EW2021",
      message:
        known === undefined
          ? `unknown function ${quote(callee)}: the simulator does not have it`
          : `the simulator does not have the function ${quote(callee)}`,
      help:
        known === undefined
          ? "Fastly lists its functions; a subroutine of your own must be declared"
          : "leave out what depends on it where the VCL is simulated",
      link: known?.link ?? referencePage("functions"),
    },
    node,
  );
}

function reportCount(
  at: VclNode,
  name: string,
  count: string,
  link: string,
  context: Context,
): void {
  context.report(
    {
      code: "EW2031",
      message: `${quote(`${name}()`)} takes ${count}`,
      help: "call it with as many as it takes",
      link,
    },
    at,
  );
}

export function reportTypes(at: VclNode, message: string, context: Context): void {
  context.report(
    {
      code: "EW2030",
      message,
      help: "give it a value of the type that it takes",
      link: referencePage("types"),
    },
    at,
  );
}
