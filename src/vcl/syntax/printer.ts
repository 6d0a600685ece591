/**
 * VCL as a Prettier document. The layout is Prettier's own: two spaces, `&&` at the end of its line, one entry
 * a line. Literals and comments are never touched.
 */
import { builders } from "prettier/doc";
import type { Declaration } from "./ast/declarations.js";
import { isExpression } from "./ast/expressions.js";
import type { VclNode } from "./ast/node.js";
import type { AnyNode } from "./ast/roots.js";
import {
  isSetOff,
  leadingInline,
  leadingLines,
  lines,
  trailing,
  type Doc,
  type PrintContext,
} from "./print-context.js";
import { printDeclaration } from "./print-declarations.js";
import { printExpression } from "./print-expressions.js";
import { printStatement } from "./print-statements.js";

const { hardline } = builders;

export type { Doc };

/** Puts something around the doc of a node that has an origin. */
export type Mark = (origin: string, doc: Doc) => Doc;

/** The document for a node and everything below it. */
export function toDoc(node: AnyNode, mark: Mark = (_origin, doc) => doc): Doc {
  const around = (node: VclNode, own: Doc, leading: (node: VclNode) => Doc[]): Doc => {
    if (node.leading === undefined && node.trailing === undefined && node.origin === undefined) {
      return own;
    }
    const whole = [...leading(node), own, trailing(node)];
    return node.origin === undefined ? whole : mark(node.origin, whole);
  };
  const context: PrintContext = {
    print: (node) =>
      around(node, printOwn(node, context), isInline(node) ? leadingInline : leadingLines),
    wrap: (node, own) => around(node, own, leadingLines),
  };
  return context.print(node);
}

/** A node without its comments. Without a default: a new kind has to be handled here. */
function printOwn(node: AnyNode, context: PrintContext): Doc {
  if (isExpression(node)) return printExpression(node, context);
  switch (node.kind) {
    case "File":
      return ended(lines(node.body, node.dangling, context, isDeclarationSetOff));
    case "Snippet":
      return ended(lines(node.body, node.dangling, context));
    case "AclDeclaration":
    case "AclEntry":
    case "BackendDeclaration":
    case "Property":
    case "PropertyBlock":
    case "DirectorDeclaration":
    case "DirectorMember":
    case "TableDeclaration":
    case "TableEntry":
    case "SubroutineDeclaration":
    case "Parameter":
    case "PenaltyboxDeclaration":
    case "RatecounterDeclaration":
    case "ImportDeclaration":
      return printDeclaration(node, context);
    case "SetStatement":
    case "UnsetStatement":
    case "AddStatement":
    case "CallStatement":
    case "ExpressionStatement":
    case "DeclareLocalStatement":
    case "ErrorStatement":
    case "EsiStatement":
    case "LogStatement":
    case "RestartStatement":
    case "ReturnStatement":
    case "SyntheticStatement":
    case "Block":
    case "GotoStatement":
    case "LabelStatement":
    case "IfStatement":
    case "IfBranch":
    case "SwitchStatement":
    case "SwitchCase":
    case "BreakStatement":
    case "FallthroughStatement":
    case "MacroStatement":
    case "IncludeDirective":
    case "RawLine":
      return printStatement(node, context);
  }
}

/** Whether a node stands in the middle of a line, which its comments can then share. */
function isInline(node: AnyNode): boolean {
  return node.kind === "Parameter" || isExpression(node);
}

function ended(body: Doc[]): Doc {
  return body.length === 0 ? "" : [body, hardline];
}

/** Declarations stand apart, except for lines of the sort that comes in rows. */
function isDeclarationSetOff(node: Declaration, previous: Declaration): boolean {
  return !isOneLine(node) || !isOneLine(previous) || isSetOff(node);
}

function isOneLine({ kind }: Declaration): boolean {
  return kind === "ImportDeclaration" || kind === "IncludeDirective" || kind === "RawLine";
}
