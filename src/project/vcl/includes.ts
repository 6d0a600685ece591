import { children } from "../../vcl/syntax/ast/children.js";
import { isExpression } from "../../vcl/syntax/ast/expressions.js";
import type { AnyNode, Root } from "../../vcl/syntax/ast/roots.js";

/** The modules that a file includes, as it spells them: among its declarations and inside its subroutines. */
export function includesIn(root: Root): readonly string[] {
  const paths: string[] = [];
  const pending: AnyNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "IncludeDirective") paths.push(node.path.raw);
    else if (!isExpression(node)) for (const child of children(node)) pending.push(child);
  }
  return paths;
}
