/** How nodes are printed, as far as comments must know it: on lines of their own, in brackets, in a row. */
import { isExpression } from "../ast/expressions.js";
import type { AnyNode } from "../ast/roots.js";

/** Whether a node's children stand on lines of their own. */
export function isList(node: AnyNode): boolean {
  return isContainer(node) || node.kind === "IfStatement";
}

/** Whether a node has a body in which comments can stand by themselves. */
export function isContainer({ kind }: AnyNode): boolean {
  switch (kind) {
    case "File":
    case "Snippet":
    case "Block":
    case "AclDeclaration":
    case "BackendDeclaration":
    case "PropertyBlock":
    case "DirectorDeclaration":
    case "DirectorMember":
    case "TableDeclaration":
    case "PenaltyboxDeclaration":
    case "RatecounterDeclaration":
    case "SwitchStatement":
    case "SwitchCase":
      return true;
    default:
      return false;
  }
}

/** Whether a node's children may be printed one a line: what is in brackets, and chains of operands. */
export function isLoose(node: AnyNode): boolean {
  switch (node.kind) {
    case "BinaryExpression":
      return node.operator === "&&" || node.operator === "||";
    case "ConcatenationExpression":
    case "CallExpression":
    case "CallStatement":
    case "ParenthesizedExpression":
    case "IfBranch":
    case "SubroutineDeclaration":
      return true;
    default:
      return false;
  }
}

/** The operand that a chain is printed beginning with. */
export function firstWithin(node: AnyNode): AnyNode {
  let first = node;
  while (first.kind === "BinaryExpression" || first.kind === "ConcatenationExpression") {
    const next: AnyNode | undefined =
      first.kind === "BinaryExpression" ? first.left : first.parts[0];
    if (next === undefined) break;
    first = next;
  }
  return first;
}

/** The part of a node that its end is printed with, indented like it. */
export function lastWithin(node: AnyNode): AnyNode {
  let last = node;
  for (;;) {
    const next = endOfChain(last);
    if (next === undefined) return last;
    last = next;
  }
}

function endOfChain(node: AnyNode): AnyNode | undefined {
  switch (node.kind) {
    case "SwitchCase":
      return node.body.at(-1);
    case "BinaryExpression":
      return node.right;
    case "ConcatenationExpression":
      return node.parts.at(-1);
    default:
      return undefined;
  }
}

/** Whether a node stands on lines of its own, with room for comments above it. */
export function isItem(node: AnyNode): boolean {
  switch (node.kind) {
    case "File":
    case "Snippet":
    case "Block":
    case "PropertyBlock":
    case "IfBranch":
    case "Parameter":
      return false;
    default:
      return !isExpression(node);
  }
}
