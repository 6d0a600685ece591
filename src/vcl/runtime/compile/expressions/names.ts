import { quote } from "../../../../diagnostics/index.js";
import type { Identifier } from "../../../syntax/ast/expressions.js";
import { referencePage } from "../../../types/documentation.js";
import { findVariable } from "../../../types/variables.js";
import type { VclType } from "../../../types/type.js";
import { code, type Code } from "../code.js";
import type { Context, Wanted } from "../context.js";
import type { Finding } from "../problems.js";
import type { Access } from "../variables.js";

/** What a name stands for where its value is read. */
export function nameValue(node: Identifier, context: Context, wanted: Wanted): Code | undefined {
  const { name } = node;
  if (name.startsWith("var.")) return localValue(node, context);
  // A backend may be called like a variable, or like a table.
  const meant = wanted.type && declaredValue(name, wanted.type, context);
  if (meant !== undefined) return meant;
  const group = /^re\.group\.(\d{1,2})$/.exec(name)?.[1];
  if (group !== undefined) {
    context.needCaptures();
    return code("STRING", context.traced("value", node, `g?.[${Number(group)}]`), true);
  }
  const access = context.unit.variable(name);
  if (access?.get !== undefined) return variableValue(node, access, access.get, context);
  for (const type of ["BACKEND", "ACL", "TABLE"] as const) {
    const value = declaredValue(name, type, context);
    if (value !== undefined) return value;
  }
  reportUnknown(node, context, wanted);
  return undefined;
}

function localValue(node: Identifier, context: Context): Code | undefined {
  const local = context.local(node.name);
  if (local === undefined) {
    reportUndeclared(node, context);
    return undefined;
  }
  const { js, type } = local;
  return code(type, context.traced("value", node, js), type === "STRING" || type === "IP");
}

function variableValue(node: Identifier, access: Access, get: string, context: Context): Code {
  const js = context.traced("value", node, get);
  const { mayBeUnset, number, type } = access;
  return context.unit.trace || number === undefined
    ? code(type, js, mayBeUnset)
    : { type, js, mayBeUnset, number };
}

/** The constant that a declared name is. */
function declaredValue(name: string, type: VclType, context: Context): Code | undefined {
  const { acls, backends, tables } = context.unit.declarations;
  const value =
    type === "ACL"
      ? acls.get(name)
      : type === "BACKEND"
        ? backends.get(name)
        : type === "TABLE"
          ? tables.get(name)
          : undefined;
  return value && code(type, context.unit.constants.name(value));
}

export function reportUndeclared(node: Identifier, context: Context): void {
  context.report(
    {
      code: "EW2022",
      message: `${quote(node.name)} is not declared here`,
      help: `declare it before: ${quote(`declare local ${node.name} STRING;`)}`,
      link: referencePage("declarations/local-variables"),
    },
    node,
  );
}

const kinds: Partial<Record<VclType, string>> = { ACL: "ACL", BACKEND: "backend", TABLE: "table" };

function reportUnknown(node: Identifier, context: Context, { type }: Wanted): void {
  const kind = type && kinds[type];
  const finding: Finding =
    kind === undefined || node.name.includes(".")
      ? missingVariable(node.name)
      : {
          code: "EW2022",
          message: `the simulator does not have ${kind === "ACL" ? "an ACL" : `a ${kind}`} ${quote(node.name)}`,
          help: "declare it in the VCL, or give its content from outside",
          link: referencePage("declarations"),
        };
  context.report(finding, node);
}

/** A variable that Fastly has and the simulator does not, or that nobody has. */
export function missingVariable(name: string): Finding {
  const known = findVariable(name);
  return {
    code: "EW2020",
    message:
      known === undefined
        ? `unknown variable ${quote(name)}: the simulator does not have it`
        : `the simulator does not have the variable ${quote(name)}`,
    help:
      known === undefined
        ? "Fastly lists its variables; those of your own start with `var.`"
        : "leave out what depends on it where the VCL is simulated",
    link: known?.link ?? referencePage("variables"),
  };
}
