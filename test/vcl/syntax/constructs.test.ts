import { describe, expect, it, test } from "vitest";
import { tokenize } from "../../../src/vcl/syntax/lexer/tokenize.js";
import { tokens } from "../../../src/vcl/syntax/lexer/tokens.js";
import { parseVcl } from "../../../src/vcl/syntax/parse.js";
import { printVcl } from "../../../src/vcl/syntax/print.js";
import { constructs } from "../support/constructs/index.js";
import { outlines } from "../support/outline.js";
import { wrongSpans } from "../support/spans.js";
import { kinds, nodesOf } from "../support/tree.js";

const print = (text: string): string => printVcl(parseVcl(text).root).text;

describe.each(constructs)("$text", ({ text, means, prints }) => {
  const { root, problems } = parseVcl(text);

  it("is read as what it means", () => {
    expect(problems).toEqual([]);
    expect(outlines(root.body)).toBe(means);
  });

  it("has spans that hold each node's text exactly", () => {
    expect(wrongSpans(root, text)).toEqual([]);
  });

  it("is printed in one way, which is read as the same", () => {
    expect(print(text)).toBe(`${prints}\n`);
    expect(print(prints)).toBe(`${prints}\n`);
    expect(outlines(parseVcl(prints).root.body)).toBe(means);
  });

  it("does not mind how its lines end", () => {
    // In a long string and in a number's blanks they are text.
    const windows = text.replaceAll("\n", "\r\n");
    const unified = (means: string): string => means.replaceAll("\r\n", "\n");
    expect(parseVcl(windows).problems).toEqual([]);
    expect(unified(outlines(parseVcl(windows).root.body))).toBe(means);
    expect(unified(print(windows))).toBe(`${prints}\n`);
    expect(wrongSpans(parseVcl(windows).root, windows)).toEqual([]);
  });

  it("does not mind blanks, a byte order mark or the end of its last line", () => {
    for (const variant of [
      `\uFEFF${text}`,
      `\t${text}\t`,
      `\n\n${text}\n\n`,
      ` \r\n ${text} \r\n`,
    ]) {
      const parsed = parseVcl(variant);
      expect(parsed.problems).toEqual([]);
      expect(outlines(parsed.root.body)).toBe(means);
      expect(print(variant)).toBe(`${prints}\n`);
      expect(wrongSpans(parsed.root, variant)).toEqual([]);
    }
  });
});

describe("the table", () => {
  test("holds every kind of node", () => {
    const seen = new Set<string>();
    for (const { text } of constructs) {
      for (const { kind } of nodesOf(parseVcl(text).root)) seen.add(kind);
    }
    expect([...seen].sort()).toEqual(Object.keys(kinds).sort());
  });

  test("holds every type of token", () => {
    const seen = new Set(
      constructs.flatMap(({ text }) =>
        tokenize(text).tokens.map(({ tokenType }) => tokenType.name),
      ),
    );
    // Never handed to the parser, or only with a problem.
    const others = [
      "WhiteSpace",
      "LineComment",
      "BlockComment",
      "UnterminatedComment",
      "UnterminatedString",
      "UnterminatedLongString",
      "Nothing",
    ];
    expect([...seen, ...others].sort()).toEqual(tokens.map(({ name }) => name).sort());
  });
});

/** Not a construct of the language, but what an empty text is. */
test.each(["", " ", "\n", "\r\n", "\uFEFF", "\uFEFF\n"])("%j is an empty file", (text) => {
  const { root, problems } = parseVcl(text);
  expect(problems).toEqual([]);
  expect(root).toEqual({ kind: "File", body: [], span: { start: 0, end: text.length } });
  expect(printVcl(root).text).toBe("");
});
