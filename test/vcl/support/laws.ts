/** What holds for every tree and every text. Each throws an `Error` that says what does not. */
import type { Root } from "../../../src/vcl/syntax/ast/roots.js";
import { parseVcl, type ParsedVcl, type RootKind } from "../../../src/vcl/syntax/parse.js";
import { printVcl } from "../../../src/vcl/syntax/print.js";
import { outline } from "./outline.js";
import { carriedComments, commentLines, nodesOf } from "./tree.js";

function require(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new Error(message());
}

function same(actual: string, expected: string, what: string, text: string): void {
  require(actual === expected, () =>
    `${what}\n--- is\n${actual}\n--- should be\n${expected}\n--- in\n${text}\n`);
}

function commentsOf(comments: ParsedVcl["comments"]): string {
  return comments.map(commentLines).sort().join("\n");
}

const kindOf = ({ kind }: Root): RootKind => (kind === "File" ? "file" : "snippet");

/** A tree is printed as a text that is read as that tree, with its comments, and printed the same again. */
export function treeSurvives(root: Root, printWidth: number): void {
  const text = printVcl(root, { printWidth }).text;
  const parsed = readable(text, kindOf(root));
  same(outline(parsed.root), outline(root), "reads differently", text);
  same(commentsOf(parsed.comments), commentsOf(carriedComments(root)), "lost a comment", text);
  same(printVcl(parsed.root, { printWidth }).text, text, "is printed differently again", text);
}

/** A text without mistakes is printed as one that says the same, with its comments, and stays as it is from then on. */
export function textSurvives(text: string, as: RootKind, printWidth = 100): void {
  const before = readable(text, as);
  const printed = printVcl(before.root, { printWidth }).text;
  const after = readable(printed, as);
  const both = `${text}\n--- printed\n${printed}`;
  same(outline(after.root), outline(before.root), "reads differently", both);
  same(commentsOf(after.comments), commentsOf(before.comments), "lost a comment", both);
  same(printVcl(after.root, { printWidth }).text, printed, "is not stable", both);
}

/** Reads a text, which has no mistakes. */
export function readable(text: string, as: RootKind): ParsedVcl {
  const parsed = parseVcl(text, { as });
  const problems = parsed.problems.map(({ message, span }) => `${message} (${span.start})`);
  same(problems.join("\n"), "", "has problems", text);
  isWellFormed(parsed, text);
  return parsed;
}

/** Any text at all gets a tree and problems that lie inside of it, in order; without problems, it survives. */
export function anyTextIsRead(text: string, as: RootKind): void {
  const parsed = parseVcl(text, { as });
  isWellFormed(parsed, text);
  if (text.includes("\0")) return;
  const printed = printVcl(parsed.root).text;
  require(printed.length <= 100 + 100 * text.length, () => `printed too much of ${text}`);
  if (parsed.problems.length === 0) textSurvives(text, as);
}

function isWellFormed({ root, comments, problems }: ParsedVcl, text: string): void {
  const isInside = (span: { start: number; end: number } | undefined): boolean =>
    span !== undefined && span.start >= 0 && span.start <= span.end && span.end <= text.length;
  let last = 0;
  for (const { span, message, help, code } of problems) {
    require(isInside(span), () => `${message} lies outside of ${text}`);
    require(span.start >= last, () => `${message} is out of order in ${text}`);
    require(/^(?:[a-z`]|VCL).*[^.]$/s.test(message) && help !== "", () =>
      `${code} says ${message}`);
    last = span.start;
  }
  for (const node of nodesOf(root)) {
    require(isInside(node.span), () => `${node.kind} lies outside of ${text}`);
  }
  for (const [index, comment] of comments.entries()) {
    const { span } = comment;
    const end = comments[index - 1]?.span?.end ?? 0;
    require(isInside(span) && (span?.start ?? 0) >= end, () =>
      `a comment is out of order in ${text}`);
  }
  const carried = new Set(carriedComments(root));
  require(carried.size === comments.length &&
    comments.every((comment) => carried.has(comment)), () =>
    `the tree carries ${carried.size} of ${comments.length} comments of ${text}`);
}
