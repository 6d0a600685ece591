import { quote } from "../../../diagnostics/index.js";
import type { DeclareLocalStatement } from "../../syntax/ast/statements.js";
import type { Body, Local } from "../body.js";
import type { Context } from "../context.js";
import { localsPage } from "../names/locals.js";
import { checkLocalName } from "../names/spelling.js";
import { checkAssignedValue } from "../types/assigned-value.js";
import { checkTypeName } from "../types/type-name.js";

/** Declares a local from here to the end of the body, or of the block where it says so. */
export function declareLocal(node: DeclareLocalStatement, context: Context): void {
  const { name } = node.name;
  const type = checkTypeName(node.type, context);
  // What cannot be a name cannot be used either.
  const used = !checkLocalName(node.name, context);
  if (node.init !== undefined) checkAssignedValue({ name, type }, "=", node.init, node, context);
  const { body } = context;
  if (body === undefined) return;
  if (body.locals.has(name))
    context.report(
      {
        code: "EW2023",
        severity: "error",
        message: `${quote(name)} is declared twice`,
        help: "remove one of the declarations, or rename the variable: both are known here",
        link: localsPage,
      },
      node.name,
    );
  else {
    const local: Local = { name: node.name, type, used, mayBeEmpty: false };
    body.locals.set(name, local);
    if (node.scope === "block") body.blockLocals.push(local);
  }
}

/** Forgets the locals of a block at its end. */
export function endBlock(body: Body, outer: number): void {
  for (const local of body.blockLocals.splice(outer)) {
    body.locals.delete(local.name.name);
    body.ended.push(local);
  }
}
