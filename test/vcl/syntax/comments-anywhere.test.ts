import { describe, expect, test } from "vitest";
import { tokenize } from "../../../src/vcl/syntax/lexer/tokenize.js";
import { Macro } from "../../../src/vcl/syntax/lexer/tokens.js";
import { parseVcl, type RootKind } from "../../../src/vcl/syntax/parse.js";
import { printVcl } from "../../../src/vcl/syntax/print.js";
import { constructs } from "../support/constructs/index.js";
import { outlines } from "../support/outline.js";
import { carriedComments, commentLines } from "../support/tree.js";

/** How a comment can stand between two tokens. */
const styles = [
  { name: "a block comment", text: " /* why */ ", comment: "/*why", ownLine: false },
  { name: "a glued block comment", text: "/**/", comment: "/*", ownLine: false },
  {
    name: "a block comment on lines",
    text: "\n/* a\n * b\n */\n",
    comment: "/*a\n* b\n",
    ownLine: true,
  },
  { name: "a `#` at the end of a line", text: " # why\n", comment: "#why", ownLine: false },
  { name: "a `//` at the end of a line", text: "//why\n", comment: "//why", ownLine: false },
  { name: "a `#` on a line of its own", text: "\n  # why\n", comment: "#why", ownLine: true },
  { name: "a `//` between blank lines", text: "\n\n// why\n\n", comment: "//why", ownLine: true },
] as const;

/** The offsets between, before and after a text's tokens; a macro must end its line. */
function gaps(text: string): readonly { at: number; mustEndLine: boolean }[] {
  const { tokens } = tokenize(text);
  return [
    ...tokens.map(({ startOffset }, index) => ({
      at: startOffset,
      mustEndLine: tokens[index - 1]?.tokenType === Macro,
    })),
    { at: text.length, mustEndLine: tokens.at(-1)?.tokenType === Macro },
  ];
}

/** A slash and a comment glued to it would be another comment. */
function inserted(before: string, style: string): string {
  return before + (before.endsWith("/") ? " " : "") + style;
}

function found(text: string, as: RootKind) {
  const { root, problems, comments } = parseVcl(text, { as });
  return {
    root,
    says: {
      problems: problems.map(({ message }) => message),
      means: outlines(root.body),
      comments: comments.map(commentLines),
      carried: carriedComments(root).map(commentLines),
    },
  };
}

/** What is read from a text, and again from what that is printed as. */
function readTwice(text: string, as: RootKind) {
  const { root, says } = found(text, as);
  const printed = printVcl(root).text;
  const again = found(printed, as);
  return { text, says, printed, saysAgain: again.says, printedAgain: printVcl(again.root).text };
}

function survives(text: string, means: string, comments: readonly string[]): object {
  const says = { problems: [], means, comments, carried: comments };
  return { text, says, saysAgain: says };
}

const kindOf = (text: string): RootKind =>
  parseVcl(text).root.kind === "File" ? "file" : "snippet";

describe.each(styles)("$name", ({ text: style, comment, ownLine }) => {
  test.each(constructs)("goes anywhere in $text", ({ text, means }) => {
    const as = kindOf(text);
    for (const { at, mustEndLine } of gaps(text)) {
      if (mustEndLine && !ownLine) continue;
      const commented = inserted(text.slice(0, at), style) + text.slice(at);
      const read = readTwice(commented, as);
      expect(read).toMatchObject(survives(commented, means, [comment]));
      expect(read.printedAgain).toBe(read.printed);
    }
  });

  test.each(constructs)("goes everywhere in $text", ({ text, means }) => {
    let commented = "";
    let last = 0;
    const comments: string[] = [];
    for (const { at, mustEndLine } of gaps(text)) {
      const before = text.slice(last, at);
      const isAllowed = !mustEndLine || ownLine;
      commented += isAllowed ? inserted(before, style) : before;
      if (isAllowed) comments.push(comment);
      last = at;
    }
    const read = readTwice(commented, kindOf(text));
    expect(read).toMatchObject(survives(commented, means, comments));
    expect(read.printedAgain).toBe(read.printed);
  });
});
