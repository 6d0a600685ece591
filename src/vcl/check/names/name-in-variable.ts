import type { Identifier } from "../../syntax/ast/expressions.js";
import { variableNames } from "../../types/variables.js";
import type { Context } from "../context.js";
import type { NameKind } from "./declarations.js";
import { useDeclared } from "./lookup.js";
import { reportUndeclared } from "./undeclared.js";

/** Variables whose second part is a name that the VCL declares: `ratecounter.NAME.bucket.10s`. */
const families: ReadonlyMap<string, NameKind> = new Map([
  ["backend", "backend"],
  ["director", "backend"],
  ["ratecounter", "ratecounter"],
]);

/** Variables that look like it and hold no name, such as `backend.conn.is_tls`. */
const withoutNames: ReadonlySet<string> = new Set(variableNames);

/** Notes that a variable uses a declared name, and reports one that is not declared. */
export function useNameInVariable(node: Identifier, context: Context): void {
  if (!/^[bdr]/.test(node.name) || withoutNames.has(node.name)) return;
  const [family, name, ...others] = node.name.split(".");
  const kind = families.get(family ?? "");
  if (kind === undefined || name === undefined || others.length === 0) return;
  if (useDeclared(context.unit.declarations, kind, name) === undefined)
    reportUndeclared(kind, name, node, context);
}
