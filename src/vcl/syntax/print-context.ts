import { builders } from "prettier/doc";
import type { Comment, Container, VclNode } from "./ast/node.js";
import type { AnyNode } from "./ast/roots.js";

export type Doc = builders.Doc;

const { breakParent, hardline, indent, lineSuffix, lineSuffixBoundary } = builders;

/** What the printers of single nodes need of the printer as a whole. */
export interface PrintContext {
  /** A node with its comments. */
  readonly print: (node: AnyNode) => Doc;
  /** The comments of a node, and whatever else belongs around it, around a doc that stands for it. */
  readonly wrap: (node: VclNode, own: Doc) => Doc;
}

/** Lines that keep their own indentation: they are text, not layout. Enclosing groups need not break for them. */
export function verbatim(text: string): Doc {
  if (!text.includes("\n")) return text;
  // A comment that waits for the end of the line must not end up inside the text.
  return [
    lineSuffixBoundary,
    builders.join(builders.literallineWithoutBreakParent, text.split("\n")),
  ];
}

export function printComment({ style, text }: Comment): Doc {
  // Neither guard finds anything in what a parser saw or `comment` built.
  if (style !== "/*") return `${style}${text.replaceAll(/[\r\n]+/g, " ").trimEnd()}`;
  const safe = text.replaceAll("*/", "* /");
  const lines = safe.split("\n");
  const isStarred = lines.length > 1 && lines.slice(1).every((line) => /^\s*\*|^\s*$/.test(line));
  if (!isStarred) return verbatim(`/*${safe}*/`);
  const [first = "", ...rest] = lines;
  return [
    lineSuffixBoundary,
    `/*${first.trimEnd()}`,
    ...rest.map((line): Doc => [hardline, ` ${line.trim()}`]),
    "*/",
  ];
}

/** The comments in front of a node that stands on lines of its own. */
export function leadingLines(node: VclNode): Doc[] {
  const docs: Doc[] = [];
  node.leading?.forEach((comment, index) => {
    if (index > 0 && comment.blankLineBefore === true) docs.push(hardline);
    docs.push(printComment(comment), hardline);
  });
  if (docs.length > 0 && node.blankLineAfterComments === true) docs.push(hardline);
  return docs;
}

/** The comments in front of a node in the middle of a line. */
export function leadingInline(node: VclNode): Doc[] {
  return (node.leading ?? []).flatMap((comment): Doc[] =>
    comment.style === "/*"
      ? [printComment(comment), " "]
      : [lineSuffixBoundary, printComment(comment), hardline],
  );
}

/** The comments after a node. A line comment moves to where it can do no harm: the end of the line. */
export function trailing({ trailing = [] }: VclNode): Doc {
  return trailing.map((comment) => afterCode(comment));
}

/** The comment behind a brace that opens a body, or behind the colon of a case. */
export function printOpening({ opening }: Container): Doc {
  return opening === undefined ? "" : afterCode(opening);
}

function afterCode(comment: Comment): Doc {
  const printed = printComment(comment);
  return comment.style === "/*" ? [" ", printed] : [lineSuffix([" ", printed]), breakParent];
}

/** Whether a node's author, or the compiler that made it, wants a blank line in front of it. */
export function isSetOff(node: VclNode): boolean {
  return node.blankLineBefore ?? node.leading?.[0]?.blankLineBefore ?? false;
}

/** Nodes on lines of their own, with the blank lines between them, and the comments after the last. */
export function lines<Node extends AnyNode>(
  nodes: readonly Node[],
  dangling: readonly Comment[] | undefined,
  { print }: PrintContext,
  needsBlankLine: (node: Node, previous: Node) => boolean = isSetOff,
): Doc[] {
  const docs: Doc[] = [];
  let previous: Node | undefined;
  for (const node of nodes) {
    if (previous !== undefined) {
      docs.push(needsBlankLine(node, previous) ? [hardline, hardline] : hardline);
    }
    docs.push(print(node));
    previous = node;
  }
  for (const comment of dangling ?? []) {
    if (docs.length > 0) {
      docs.push(comment.blankLineBefore === true ? [hardline, hardline] : hardline);
    }
    docs.push(printComment(comment));
  }
  return docs;
}

/** Braces around a container's lines. */
export function braces(
  container: Container,
  nodes: readonly AnyNode[],
  context: PrintContext,
): Doc {
  const body = lines(nodes, container.dangling, context);
  if (body.length === 0 && container.opening === undefined) return "{}";
  const inside = body.length === 0 ? "" : indent([hardline, body]);
  return ["{", printOpening(container), inside, hardline, "}"];
}
