import { quote } from "../../../diagnostics/index.js";
import type { Identifier } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import type { Variable } from "../../types/variables.js";
import type { Context } from "../context.js";
import { isLocalName, useLocal } from "../names/locals.js";
import { useValueName } from "../names/lookup.js";
import { checkOutdated } from "../names/outdated.js";
import { checkAvailable } from "../places/availability.js";
import { checkProtected } from "../places/protected-headers.js";
import type { Target } from "../types/assigned-value.js";
import { reportUnknown } from "../types/identifier.js";

/** What is set by `set` or `add`, once it is checked that it can be. */
export function assignedTarget(node: Identifier, context: Context): Target {
  const { name } = node;
  if (isLocalName(name)) return { name, type: useLocal(node, context) };
  const variable = targetVariable(node, context);
  if (variable === undefined) return { name, type: undefined };
  checkProtected(node, variable, context);
  if (variable.write === 0) reportUnchangeable(node, variable, "set", context);
  else checkAvailable(name, variable.write, "EW2040", variable.link, node, context, "setting ");
  return { name, type: variable.writeType ?? variable.type };
}

/** Checks what `unset` and `remove` remove, which may end in `*`. */
export function checkUnsetTarget(node: Identifier, context: Context): void {
  const { name } = node;
  if (isLocalName(name)) {
    useLocal(node, context);
    return reportLocal(node, context);
  }
  if (name.endsWith(".*")) return;
  const whole = name.endsWith("*") ? { ...node, name: name.slice(0, -1) } : node;
  const variable = targetVariable(whole, context);
  if (variable === undefined) return;
  if (whole === node) checkProtected(node, variable, context);
  if (variable.unset === 0) reportUnchangeable(node, variable, "unset", context);
  else checkAvailable(name, variable.unset, "EW2040", variable.link, node, context, "unsetting ");
}

/** https://www.fastly.com/documentation/reference/vcl/statements/unset/ has headers, and variables whose page says so. */
function reportLocal(node: Identifier, context: Context): void {
  context.report(
    {
      code: "EW2034",
      severity: "warning",
      message: `${quote(node.name)} is a local variable, which Fastly does not document \`unset\` for`,
      help: "set it to what means nothing to you, such as an empty string; `unset` is for headers, and for variables whose page says so",
      link: referencePage("statements/unset"),
    },
    node,
  );
}

/** Only headers can be added to: https://www.fastly.com/documentation/reference/vcl/statements/add/ */
export function checkAddTarget(node: Identifier, context: Context): void {
  const header = context.unit.variables.find(node.name)?.header;
  if (header === undefined)
    context.report(
      {
        code: "EW2034",
        severity: "error",
        message: `${quote(node.name)} is no header, so nothing can be added to it`,
        help: "use `set`; `add` adds one more header of a name, such as `resp.http.Set-Cookie`",
        link: referencePage("statements/add"),
      },
      node,
    );
}

function targetVariable(node: Identifier, context: Context): Variable | undefined {
  const variable = context.unit.variables.find(node.name);
  if (variable !== undefined) checkOutdated(node.name, variable, node, context);
  else if (useValueName(context.unit.declarations, node.name) === undefined)
    reportUnknown(node, context);
  else
    context.report(
      {
        code: "EW2034",
        severity: "error",
        message: `${quote(node.name)} is declared and cannot be set or unset`,
        help: "set a variable",
        link: referencePage("statements/set"),
      },
      node,
    );
  return variable;
}

function reportUnchangeable(
  node: Identifier,
  variable: Variable,
  verb: "set" | "unset",
  context: Context,
): void {
  context.report(
    {
      code: "EW2034",
      severity: "error",
      message: `${quote(node.name)} cannot be ${verb}`,
      help:
        variable.write === 0
          ? "it can only be read"
          : `it can be read and ${verb === "set" ? "unset" : "set"}, but not ${verb}`,
      link: variable.link,
    },
    node,
  );
}
