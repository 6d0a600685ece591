import type { AnyNode, Root } from "../vcl/syntax/index.js";

/** The modules that a file includes, as it spells them: among its declarations and inside its subroutines. */
export function includesIn(root: Root): readonly string[] {
  const paths: string[] = [];
  const pending: AnyNode[] = root.body.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "IncludeDirective") paths.push(node.path.raw);
    else pending.push(...statementsOf(node).toReversed());
  }
  return paths;
}

function statementsOf(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case "SubroutineDeclaration":
      return node.body.body;
    case "Block":
    case "SwitchCase":
      return node.body;
    case "IfStatement":
      return [
        ...node.branches.map(({ body }) => body),
        ...(node.otherwise === undefined ? [] : [node.otherwise]),
      ];
    case "SwitchStatement":
      return node.cases;
    default:
      return [];
  }
}
