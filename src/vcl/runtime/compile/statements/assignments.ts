import { quote } from "../../../../diagnostics/index.js";
import type { Expression, Identifier } from "../../../syntax/ast/expressions.js";
import type {
  AddStatement,
  AssignmentOperator,
  DeclareLocalStatement,
  SetStatement,
  UnsetStatement,
} from "../../../syntax/ast/statements.js";
import { referencePage } from "../../../types/documentation.js";
import { localTypes, isVclType, type VclType } from "../../../types/type.js";
import { code, type Code } from "../code.js";
import type { Context, Local } from "../context.js";
import { certainText, converted, zeroOf } from "../convert-code.js";
import { reportTypes } from "../expressions/calls.js";
import { missingVariable, reportUndeclared } from "../expressions/names.js";
import { unsetHeadersFrom, type Access } from "../variables.js";
import { computed } from "./operators.js";

/** https://www.fastly.com/documentation/reference/vcl/statements/set/ */
export function setStatement(node: SetStatement, context: Context): void {
  const { operator, target, value } = node;
  const local = context.local(target.name);
  if (local !== undefined) {
    const js = valueFor(local.type, localCode(local), operator, value, "", node, context);
    if (js !== undefined) context.write(`${local.js} = ${js};`);
    return;
  }
  const access = target.name.startsWith("var.") ? undefined : accessOf(target, "set", context);
  if (access?.set === undefined) {
    if (target.name.startsWith("var.")) reportUndeclared(target, context);
    context.expression(value);
    return;
  }
  const js = variableValue(access, operator, value, node, context);
  if (js !== undefined) context.write(access.set(js));
}

function localCode({ js, type }: Local): Code {
  return code(type, js, type === "STRING" || type === "IP");
}

function variableValue(
  access: Access,
  operator: AssignmentOperator,
  value: Expression,
  node: SetStatement,
  context: Context,
): string | undefined {
  const { get, kind, mayBeUnset, writeType } = access;
  const unsetPart = kind === "subfield" ? "" : "(null)";
  const read = get ?? access.present;
  const present = read === undefined ? undefined : code(access.type, read, mayBeUnset);
  if (operator !== "=" || kind !== "header")
    return valueFor(writeType, present, operator, value, unsetPart, node, context);
  // A header that is set to what is not set, is not set then.
  const assigned = context.expression(value, { type: writeType, unsetPart });
  const js = assigned && converted(assigned, "STRING", context);
  if (assigned !== undefined && js === undefined)
    reportNoValue(node, assigned.type, writeType, context);
  return js && context.traced("statement", node, js);
}

/** The value that a target of a type gets; what is not set becomes an empty string. */
function valueFor(
  type: VclType,
  present: Code | undefined,
  operator: AssignmentOperator,
  value: Expression,
  unsetPart: "" | "(null)",
  node: SetStatement | DeclareLocalStatement,
  context: Context,
): string | undefined {
  const assigned = context.expression(value, { type, unsetPart });
  if (assigned === undefined) return undefined;
  const js =
    operator === "="
      ? type === "STRING"
        ? certainText(assigned, "")
        : converted(assigned, type, context)
      : computed(operator, type, present, assigned, present?.mayBeUnset ? unsetPart : "", context);
  if (js === undefined) reportNoValue(node, assigned.type, type, context);
  return js && context.traced("statement", node, js);
}

function reportNoValue(
  node: SetStatement | DeclareLocalStatement,
  from: VclType,
  to: VclType,
  context: Context,
): void {
  const operator = node.kind === "SetStatement" ? node.operator : "=";
  const name = node.kind === "SetStatement" ? node.target.name : node.name.name;
  reportTypes(
    node,
    `the simulator does not have \`${operator}\` of a value of type ${from} to ${quote(name)}, of type ${to}`,
    context,
  );
}

/** https://www.fastly.com/documentation/reference/vcl/statements/add/ */
export function addStatement(node: AddStatement, context: Context): void {
  const access = accessOf(node.target, "set", context);
  const value = context.expression(node.value, { unsetPart: "(null)" });
  if (access === undefined || value === undefined) return;
  const js = converted(value, "STRING", context);
  if (access.add === undefined || js === undefined) {
    context.report(
      {
        code: "EW2034",
        message: `nothing can be added to ${quote(node.target.name)}`,
        help: "`add` is for headers",
        link: referencePage("statements/add"),
      },
      node,
    );
    return;
  }
  context.write(access.add(context.traced("statement", node, js)));
}

/** https://www.fastly.com/documentation/reference/vcl/statements/unset/ */
export function unsetStatement(node: UnsetStatement, context: Context): void {
  context.traceStatement(node);
  const { name } = node.target;
  const local = context.local(name);
  if (local !== undefined) {
    context.write(`${local.js} = ${zeroOf(local.type, context)};`);
    return;
  }
  const js = name.endsWith("*")
    ? unsetHeadersFrom(name.slice(0, -1))
    : accessOf(node.target, "unset", context)?.unset;
  if (js !== undefined) context.write(js);
  else if (name.endsWith("*"))
    context.report(
      {
        code: "EW2034",
        message: `${quote(name)} names no headers`,
        help: "a `*` stands at the end of a header's name, as in `unset req.http.X-*;`",
        link: referencePage("statements/unset"),
      },
      node,
    );
}

function accessOf(target: Identifier, what: "set" | "unset", context: Context): Access | undefined {
  const access = context.unit.variable(target.name);
  if (access === undefined) context.report(missingVariable(target.name), target);
  else if (access[what] === undefined)
    context.report(
      {
        code: "EW2034",
        message: `the simulator does not have a way to ${what} ${quote(target.name)}`,
        help: "Fastly's page about the variable says what can be done with it",
        link: referencePage("variables"),
      },
      target,
    );
  else return access;
  return undefined;
}

/** https://www.fastly.com/documentation/reference/vcl/declarations/local-variables/ */
export function declareStatement(node: DeclareLocalStatement, context: Context): void {
  const { init, name, scope } = node;
  const type = node.type.name;
  if (!isVclType(type) || !localTypes.has(type)) {
    reportTypes(node.type, `${quote(type)} is no type that can be declared`, context);
    return;
  }
  const local = context.declare(scope, name.name, type);
  if (local === undefined) {
    context.report(
      {
        code: "EW2023",
        message: `${quote(name.name)} is declared already, of another type`,
        help: "give it another name",
        link: referencePage("declarations/local-variables"),
      },
      name,
    );
    return;
  }
  if (init === undefined) {
    context.traceStatement(node);
    return;
  }
  const js = valueFor(type, undefined, "=", init, "", node, context);
  if (js !== undefined) context.write(`${local.js} = ${js};`);
}
