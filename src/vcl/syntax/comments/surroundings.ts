/** How nodes are printed, as far as comments must know it: on lines of their own, in brackets, in a row. */
import { children } from "../ast/children.js";
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

/** The part of a node that its end is printed with, indented like it. */
export function lastWithin(node: AnyNode): AnyNode {
  switch (node.kind) {
    case "SwitchCase":
    case "BinaryExpression":
    case "ConcatenationExpression": {
      const last = children(node).at(-1);
      return last === undefined || isLabel(node, last) ? node : lastWithin(last);
    }
    default:
      return node;
  }
}

function isLabel(node: AnyNode, part: AnyNode): boolean {
  return node.kind === "SwitchCase" && node.body.length === 0 && part.kind === "StringLiteral";
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
