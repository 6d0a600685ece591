import { quote } from "../../../diagnostics/index.js";
import type { Identifier } from "../../syntax/ast/expressions.js";
import { referencePage } from "../../types/documentation.js";
import type { Context } from "../context.js";
import { fastlySubroutine } from "../places/call-graph.js";
import { kindNames, type NameKind } from "./declarations.js";
import { localsPage } from "./locals.js";

const plain = /^[A-Za-z_][A-Za-z0-9_]*$/;
const local = /^var\.[A-Za-z0-9._-]+$/;

/** Checks the name of an ACL, a table and the like. */
export function checkName(kind: NameKind, node: Identifier, context: Context): void {
  const { name } = node;
  const isFastlys = kind === "sub" && name.startsWith("vcl_");
  if (isFastlys && fastlySubroutine(name) === undefined && !context.unit.complete)
    context.report(
      {
        code: "EW2026",
        severity: name === "vcl_pipe" ? "warning" : "error",
        message: `Fastly has no subroutine ${quote(name)}, and names with \`vcl_\` are its own`,
        help: "choose a name without `vcl_`",
        link: referencePage("subroutines"),
      },
      node,
    );
  if (!plain.test(name))
    context.report(
      {
        code: "EW2026",
        severity: "warning",
        message: `${quote(name)} may be no name for a ${kindNames[kind]}`,
        help: "use letters, digits and underscores",
      },
      node,
    );
}

/** Checks the name of a local variable or a parameter. Returns whether it is one. */
export function checkLocalName(node: Identifier, context: Context): boolean {
  if (local.test(node.name)) return true;
  context.report(
    {
      code: "EW2026",
      severity: "error",
      message: `${quote(node.name)} is no name for a local variable`,
      help: "the name starts with `var.` and goes on with letters, digits, `.`, `_` or `-`",
      link: localsPage,
    },
    node,
  );
  return false;
}
