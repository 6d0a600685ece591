import type { Expression } from "./expressions.js";
import type { AnyNode } from "./roots.js";

/**
 * The nodes directly below a node, in the order of the text for nodes that were parsed.
 *
 * The operands of a chain (`a && b && …`) all count as children of its outermost operator: chains nest to the
 * left, one level an operand, and nobody should walk them by recursion.
 */
export function children(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case "File":
    case "Snippet":
    case "Block":
      return node.body;
    case "AclDeclaration":
      return [node.name, ...node.entries];
    case "AclEntry":
      return [node.address];
    case "BackendDeclaration":
      return [node.name, ...node.properties];
    case "Property":
      return [node.value];
    case "PropertyBlock":
    case "DirectorMember":
      return node.properties;
    case "DirectorDeclaration":
      return [node.name, node.type, ...inOrder([...node.properties, ...node.members])];
    case "TableDeclaration":
      return [node.name, ...optional(node.valueType), ...node.entries];
    case "TableEntry":
      return [node.key, node.value];
    case "SubroutineDeclaration":
      return [node.name, ...(node.parameters ?? []), ...optional(node.returnType), node.body];
    case "Parameter":
      return [node.type, node.name];
    case "PenaltyboxDeclaration":
    case "RatecounterDeclaration":
    case "ImportDeclaration":
      return [node.name];
    case "SetStatement":
    case "AddStatement":
      return [node.target, node.value];
    case "UnsetStatement":
      return [node.target];
    case "CallStatement":
      return [node.subroutine, ...(node.args ?? [])];
    case "ExpressionStatement":
    case "ParenthesizedExpression":
      return [node.expression];
    case "DeclareLocalStatement":
      return [node.name, node.type, ...optional(node.init)];
    case "ErrorStatement":
      return [...optional(node.code), ...optional(node.response)];
    case "LogStatement":
    case "SyntheticStatement":
      return [node.value];
    case "ReturnStatement":
      return [...optional(node.state), ...optional(node.value)];
    case "GotoStatement":
    case "LabelStatement":
      return [node.label];
    case "IfStatement":
      return [...node.branches, ...optional(node.otherwise)];
    case "IfBranch":
      return [node.test, node.body];
    case "SwitchStatement":
      return [node.control, ...node.cases];
    case "SwitchCase":
      return [...labelOf(node.label), ...node.body];
    case "IncludeDirective":
      return [node.path];
    case "CallExpression":
      return node.args;
    case "UnaryExpression":
      return [node.operand];
    case "BinaryExpression":
      return operands(node);
    case "ConcatenationExpression":
      return node.parts;
    case "EsiStatement":
    case "RestartStatement":
    case "BreakStatement":
    case "FallthroughStatement":
    case "MacroStatement":
    case "RawLine":
    case "StringLiteral":
    case "IntegerLiteral":
    case "FloatLiteral":
    case "RTimeLiteral":
    case "PercentLiteral":
    case "BooleanLiteral":
    case "Identifier":
      return [];
  }
}

function optional<Node>(node: Node | undefined): readonly Node[] {
  return node === undefined ? [] : [node];
}

function inOrder<Node extends AnyNode>(nodes: Node[]): readonly Node[] {
  return nodes.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}

function labelOf(label: Extract<AnyNode, { kind: "SwitchCase" }>["label"]): readonly AnyNode[] {
  switch (label.type) {
    case "string":
      return [label.value];
    case "regex":
      return [label.pattern];
    case "default":
      return [];
  }
}

/** The operands of a chain of one operator, first to last; of a comparison, both sides. */
export function operands(node: Extract<Expression, { kind: "BinaryExpression" }>): Expression[] {
  const reversed: Expression[] = [];
  let rest: Expression = node;
  for (; rest.kind === "BinaryExpression" && rest.operator === node.operator; rest = rest.left) {
    reversed.push(rest.right);
  }
  reversed.push(rest);
  return reversed.toReversed();
}
