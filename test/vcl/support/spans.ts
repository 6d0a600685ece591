import { children } from "../../../src/vcl/syntax/ast/children.js";
import type { AnyNode, Root } from "../../../src/vcl/syntax/ast/roots.js";
import { parseVcl } from "../../../src/vcl/syntax/parse.js";
import { outline } from "./outline.js";
import { nodesOf } from "./tree.js";

type Wrap = readonly [before: string, after: string];

const alone: Wrap = ["", ""];
const expression: Wrap = ["set x = ", ";"];

/** What to put around a node's own text so that it is read as that node again. */
const contexts: Readonly<Record<AnyNode["kind"], Wrap>> = {
  File: alone,
  Snippet: alone,
  AclDeclaration: alone,
  AclEntry: ["acl a { ", "}"],
  BackendDeclaration: alone,
  Property: ["backend b { ", "}"],
  PropertyBlock: ["backend b { .probe =", "}"],
  DirectorDeclaration: alone,
  DirectorMember: ["director d random { ", "}"],
  TableDeclaration: alone,
  TableEntry: ["table t { ", "}"],
  SubroutineDeclaration: alone,
  Parameter: ["sub f(", ") {}"],
  PenaltyboxDeclaration: alone,
  RatecounterDeclaration: alone,
  ImportDeclaration: alone,
  SetStatement: alone,
  UnsetStatement: alone,
  AddStatement: alone,
  CallStatement: alone,
  ExpressionStatement: alone,
  DeclareLocalStatement: alone,
  ErrorStatement: alone,
  EsiStatement: alone,
  LogStatement: alone,
  RestartStatement: alone,
  ReturnStatement: alone,
  SyntheticStatement: alone,
  Block: ["sub f ", ""],
  GotoStatement: alone,
  LabelStatement: alone,
  IfStatement: alone,
  IfBranch: ["if (a) {} ", ""],
  SwitchStatement: alone,
  SwitchCase: ["switch (a) { ", "}"],
  BreakStatement: alone,
  FallthroughStatement: alone,
  MacroStatement: ["sub f {\n", "\n}"],
  IncludeDirective: alone,
  RawLine: alone,
  StringLiteral: expression,
  IntegerLiteral: expression,
  FloatLiteral: expression,
  RTimeLiteral: expression,
  PercentLiteral: expression,
  BooleanLiteral: expression,
  Identifier: expression,
  CallExpression: expression,
  ParenthesizedExpression: expression,
  UnaryExpression: expression,
  BinaryExpression: expression,
  ConcatenationExpression: expression,
};

/**
 * What is wrong with the spans of a tree; nothing, if each node's span holds the node's text exactly: cut out and
 * read again by itself, it is the same node.
 */
export function wrongSpans(root: Root, text: string): readonly string[] {
  const wrong: string[] = [];
  for (const node of nodesOf(root)) {
    const { span } = node;
    const slice = span && text.slice(span.start, span.end);
    const isTight = node === root || (slice !== "" && slice === slice?.trim());
    if (slice === undefined || !isTight || !readsAs(node, slice)) {
      wrong.push(`${node.kind} at ${JSON.stringify(span)}: ${JSON.stringify(slice)}`);
    }
    let last = span?.start ?? 0;
    for (const child of children(node)) {
      if (child.span === undefined || child.span.start < last) wrong.push(`order: ${child.kind}`);
      last = child.span?.end ?? last;
    }
    if (last > (span?.end ?? 0)) wrong.push(`${node.kind} ends before what is in it`);
  }
  return wrong;
}

function readsAs(node: AnyNode, slice: string): boolean {
  const expected = outline(node);
  return candidates(node, slice).some((text) =>
    [...nodesOf(parseVcl(text).root)].some(
      (found) => found.kind === node.kind && outline(found) === expected,
    ),
  );
}

function candidates(node: AnyNode, slice: string): readonly string[] {
  const [before, after] = contexts[node.kind];
  // The first branch of an `if` begins with its keyword, the others with `else`.
  if (node.kind === "IfBranch" && slice.startsWith("if")) return [slice];
  // Some words of the language are states.
  if (node.kind === "Identifier")
    return [`unset ${slice};`, `return(${slice});`, `set a = ${slice};`];
  return [`${before}${slice}${after}`];
}
