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
function gaps(text: string): readonly { at: number; mustEndLine: boolean; startsLine: boolean }[] {
  const { tokens } = tokenize(text);
  return [
    ...tokens.map(({ startOffset, tokenType }, index) => ({
      at: startOffset,
      mustEndLine: tokens[index - 1]?.tokenType === Macro,
      startsLine: tokenType === Macro,
    })),
    { at: text.length, mustEndLine: tokens.at(-1)?.tokenType === Macro, startsLine: false },
  ];
}

/** A slash and a comment glued to it would be another comment. */
function inserted(before: string, style: string): string {
  return before + (before.endsWith("/") ? " " : "") + style;
}

const shown = (comments: Parameters<typeof carriedComments>[0]): readonly string[] =>
  carriedComments(comments).map(commentLines);

describe.each(styles)("$name", ({ text: style, comment, ownLine }) => {
  test.each(constructs)("goes anywhere in $text", ({ text, means }) => {
    const as: RootKind = parseVcl(text).root.kind === "File" ? "file" : "snippet";
    for (const { at, mustEndLine } of gaps(text)) {
      if (mustEndLine && !ownLine) continue;
      const commented = inserted(text.slice(0, at), style) + text.slice(at);
      const { root, problems, comments } = parseVcl(commented, { as });
      expect(problems, commented).toEqual([]);
      expect(outlines(root.body), commented).toBe(means);
      expect(comments.map(commentLines), commented).toEqual([comment]);
      expect(shown(root), commented).toEqual([comment]);

      const printed = printVcl(root).text;
      const again = parseVcl(printed, { as });
      expect(again.problems, printed).toEqual([]);
      expect(outlines(again.root.body), printed).toBe(means);
      expect(again.comments.map(commentLines), printed).toEqual([comment]);
      expect(printVcl(again.root).text, commented).toBe(printed);
    }
  });
});

describe("a comment in every gap at once", () => {
  test.each(constructs)("$text", ({ text, means }) => {
    const as: RootKind = parseVcl(text).root.kind === "File" ? "file" : "snippet";
    for (const { text: style, ownLine } of styles) {
      let commented = "";
      let last = 0;
      let count = 0;
      for (const { at, mustEndLine } of gaps(text)) {
        const isAllowed = !mustEndLine || ownLine;
        commented += isAllowed ? inserted(text.slice(last, at), style) : text.slice(last, at);
        if (isAllowed) count++;
        last = at;
      }
      const { root, problems } = parseVcl(commented, { as });
      expect(problems, commented).toEqual([]);
      expect(outlines(root.body), commented).toBe(means);
      expect(shown(root), commented).toHaveLength(count);

      const printed = printVcl(root).text;
      const again = parseVcl(printed, { as });
      expect(outlines(again.root.body), printed).toBe(means);
      expect(again.comments, printed).toHaveLength(count);
      expect(printVcl(again.root).text, commented).toBe(printed);
    }
  });
});
