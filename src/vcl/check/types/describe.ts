import { quote } from "../../../diagnostics/index.js";
import type { Expression } from "../../syntax/ast/expressions.js";
import type { VclType } from "../../types/type.js";
import { isLiteral, unwrapped } from "./literals.js";

/** ``the INTEGER `obj.status` ``, `a STRING literal`, `a STRING`: how messages call a value. */
export function describe(expression: Expression, type: VclType): string {
  const inner = unwrapped(expression);
  if (inner.kind === "Identifier") return `the ${type} ${quote(inner.name)}`;
  if (inner.kind === "CallExpression")
    return `the ${type} that ${quote(`${inner.callee}()`)} returns`;
  return `${article(type)} ${type}${isLiteral(inner) ? " literal" : ""}`;
}

export function article(type: VclType): "a" | "an" {
  return type === "ACL" || type === "INTEGER" || type === "IP" || type === "ID" ? "an" : "a";
}
