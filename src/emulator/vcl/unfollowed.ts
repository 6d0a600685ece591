import { children, type AnyNode, type IncludeDirective } from "../../vcl/index.js";

/** The includes that are left in VCL after it was put together: those that lead nowhere, or in a circle. */
export function unfollowedIncludes(root: AnyNode): readonly IncludeDirective[] {
  const found: IncludeDirective[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "IncludeDirective") found.push(node);
    else for (const child of children(node)) pending.push(child);
  }
  return found.toReversed();
}
