import { children } from "../../../src/vcl/syntax/ast/children.js";
import type { Comment } from "../../../src/vcl/syntax/ast/node.js";
import type { AnyNode } from "../../../src/vcl/syntax/ast/roots.js";

/** Every kind of node; a new one breaks the build here, and then the table of constructs. */
export const kinds: Readonly<Record<AnyNode["kind"], true>> = {
  File: true,
  Snippet: true,
  AclDeclaration: true,
  AclEntry: true,
  BackendDeclaration: true,
  Property: true,
  PropertyBlock: true,
  DirectorDeclaration: true,
  DirectorMember: true,
  TableDeclaration: true,
  TableEntry: true,
  SubroutineDeclaration: true,
  Parameter: true,
  PenaltyboxDeclaration: true,
  RatecounterDeclaration: true,
  ImportDeclaration: true,
  SetStatement: true,
  UnsetStatement: true,
  AddStatement: true,
  CallStatement: true,
  ExpressionStatement: true,
  DeclareLocalStatement: true,
  ErrorStatement: true,
  EsiStatement: true,
  LogStatement: true,
  RestartStatement: true,
  ReturnStatement: true,
  SyntheticStatement: true,
  Block: true,
  GotoStatement: true,
  LabelStatement: true,
  IfStatement: true,
  IfBranch: true,
  SwitchStatement: true,
  SwitchCase: true,
  BreakStatement: true,
  FallthroughStatement: true,
  MacroStatement: true,
  IncludeDirective: true,
  RawLine: true,
  StringLiteral: true,
  IntegerLiteral: true,
  FloatLiteral: true,
  RTimeLiteral: true,
  PercentLiteral: true,
  BooleanLiteral: true,
  Identifier: true,
  CallExpression: true,
  ParenthesizedExpression: true,
  UnaryExpression: true,
  BinaryExpression: true,
  ConcatenationExpression: true,
};

/** A node and all below it, each before what is below it; without recursion, since trees here may be odd. */
export function* nodesOf(root: AnyNode): Generator<AnyNode> {
  const pending: AnyNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    for (const child of children(node).toReversed()) pending.push(child);
  }
}

/** The comments that the nodes carry, in no order. */
export function carriedComments(root: AnyNode): readonly Comment[] {
  const found: Comment[] = [];
  const reached = new Set<AnyNode>();
  for (const node of nodesOf(root)) for (const inner of chainOf(node)) reached.add(inner);
  for (const node of reached) {
    found.push(...(node.leading ?? []), ...(node.trailing ?? []));
    if ("dangling" in node && node.dangling !== undefined) found.push(...node.dangling);
    if ("opening" in node && node.opening !== undefined) found.push(node.opening);
  }
  return found;
}

/** `a && b` within `a && b && c`, which `children` passes over. */
function* chainOf(node: AnyNode): Generator<AnyNode> {
  let rest = node;
  yield rest;
  while (rest.kind === "BinaryExpression") yield (rest = rest.left);
}

/** A comment's text where only its layout may change: lines without the blanks around them. */
export function commentLines({ style, text }: Comment): string {
  return `${style}${text
    .split("\n")
    .map((line) => line.trim())
    .join("\n")}`;
}
