import { describe, expect, it } from "vitest";
import { codeFrame, type FramePlace } from "../../src/diagnostics/index.js";

const source = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].join(
  "\n",
);

/** A frame as the rows that a person sees. */
function rows(text: string, at: FramePlace): readonly string[] {
  return codeFrame(text, at).split("\n");
}

describe("codeFrame", () => {
  it("shows two lines before and after, and marks the span", () => {
    expect(rows(source, { line: 5, column: 2, endLine: 5, endColumn: 4 })).toEqual([
      "3 │ three",
      "4 │ four",
      "5 │ five",
      "  │  ^^",
      "6 │ six",
      "7 │ seven",
    ]);
  });

  it("makes room for the widest line number", () => {
    expect(rows(source, { line: 9, column: 1, endColumn: 5 })).toEqual([
      " 7 │ seven",
      " 8 │ eight",
      " 9 │ nine",
      "   │ ^^^^",
      "10 │ ten",
    ]);
  });

  it("marks one column where no end is known", () => {
    expect(rows("abc", { line: 1, column: 2 })).toEqual(["1 │ abc", "  │  ^"]);
  });

  it("marks the whole line but its indentation where no column is known", () => {
    expect(rows("  abc()", { line: 1 })).toEqual(["1 │   abc()", "  │   ^^^^^"]);
  });

  it("marks a span over several lines to the end of its first", () => {
    expect(rows("a(\n  b\n)", { line: 1, column: 1, endLine: 3, endColumn: 2 })).toEqual([
      "1 │ a(",
      "  │ ^^",
      "2 │   b",
      "3 │ )",
    ]);
  });

  it("colours gutter and mark only", () => {
    const style = { gutter: (text: string) => `<${text}>`, mark: (text: string) => `(${text})` };
    expect(codeFrame("a\nbc", { line: 2, column: 2 }, style)).toBe("<1 │> a\n<2 │> bc\n<  │>  (^)");
  });

  it.each(["\n", "\r\n", "\r"])("reads line ends %j", (end) => {
    expect(rows(["a", "b", "c", ""].join(end), { line: 2, column: 1 })).toEqual([
      "1 │ a",
      "2 │ b",
      "  │ ^",
      "3 │ c",
      "4 │",
    ]);
  });

  it("leaves no blank behind the rail of an empty line", () => {
    expect(rows("\n\nx", { line: 3, column: 1 })).toEqual(["1 │", "2 │", "3 │ x", "  │ ^"]);
  });

  it("expands tabs, and marks what they move", () => {
    expect(rows("\ta\tb", { line: 1, column: 4, endColumn: 5 })).toEqual([
      "1 │     a   b",
      "  │         ^",
    ]);
    expect(rows("\ta", { line: 1, column: 1, endColumn: 2 })).toEqual(["1 │     a", "  │ ^^^^"]);
  });

  it("shows controls and bidi characters as escapes, and marks them whole", () => {
    expect(rows("a\u001B[31mb\u202Ec", { line: 1, column: 2, endColumn: 3 })).toEqual([
      "1 │ a\\u{1b}[31mb\\u{202e}c",
      "  │  ^^^^^^",
    ]);
    expect(rows("\u001B[2J\nx", { line: 2, column: 1 })).toEqual([
      "1 │ \\u{1b}[2J",
      "2 │ x",
      "  │ ^",
    ]);
  });

  it("counts columns in UTF-16 units and draws a character in one", () => {
    expect(rows("🦊x", { line: 1, column: 3, endColumn: 4 })).toEqual(["1 │ 🦊x", "  │  ^"]);
    expect(rows("🦊x", { line: 1, column: 2, endColumn: 3 })).toEqual(["1 │ 🦊x", "  │ ^"]);
  });
});

describe("a place outside of the source", () => {
  it.each<[string, string, FramePlace, readonly string[]]>([
    ["no source", "", { line: 1, column: 1 }, ["1 │", "  │ ^"]],
    ["a line in no source", "", { line: 7, column: 7, endLine: 8, endColumn: 9 }, ["1 │", "  │ ^"]],
    [
      "a column past the end",
      "abc",
      { line: 1, column: 99, endColumn: 105 },
      ["1 │ abc", "  │    ^"],
    ],
    ["an end past the end", "abc", { line: 1, column: 2, endColumn: 99 }, ["1 │ abc", "  │  ^^"]],
    [
      "an end before the start",
      "abc",
      { line: 1, column: 3, endColumn: 1 },
      ["1 │ abc", "  │   ^"],
    ],
    [
      "an end line before the line",
      "abc",
      { line: 1, column: 1, endLine: 0, endColumn: 2 },
      ["1 │ abc", "  │ ^"],
    ],
    ["a line past the end", "a\nbc", { line: 3, column: 1 }, ["1 │ a", "2 │ bc", "  │   ^"]],
    ["zero", "abc", { line: 0, column: 0, endColumn: 0 }, ["1 │ abc", "  │ ^"]],
    ["less than zero", "abc", { line: -5, column: -5 }, ["1 │ abc", "  │ ^"]],
    ["no number", "abc", { line: Number.NaN, column: Number.NaN }, ["1 │ abc", "  │ ^"]],
    ["infinity", "abc", { line: Infinity, column: Infinity }, ["1 │ abc", "  │    ^"]],
    ["a fraction", "abc\nd", { line: 1.9, column: 2.5 }, ["1 │ abc", "  │  ^", "2 │ d"]],
  ])("is moved inside: %s", (_, text, at, expected) => {
    expect(rows(text, at)).toEqual(expected);
  });
});

describe("long lines", () => {
  const digits = "0123456789";
  const long = digits.repeat(1000);

  it("are shown from their beginning where the span is there", () => {
    expect(rows(long, { line: 1, column: 11, endColumn: 21 })).toEqual([
      `1 │ ${digits.repeat(9)}012…`,
      `  │ ${" ".repeat(10)}${"^".repeat(10)}`,
    ]);
  });

  it("are cut around the column", () => {
    expect(rows(long, { line: 1, column: 5001, endColumn: 5003 })).toEqual([
      `1 │ …${digits.repeat(9)}01…`,
      `  │ ${" ".repeat(31)}^^`,
    ]);
  });

  it("show their end where the column is past it", () => {
    expect(rows(long, { line: 1, column: 20_000 })).toEqual([
      `1 │ …${digits.repeat(3)}`,
      `  │ ${" ".repeat(31)}^`,
    ]);
  });

  it("are marked no further than they are shown", () => {
    const [text = "", mark = ""] = rows(long, { line: 1, column: 5001, endColumn: 9001 });
    expect(text).toHaveLength(98);
    expect(mark).toBe(`  │ ${" ".repeat(31)}${"^".repeat(62)}`);
  });

  it("are cut in the context too, from their beginning", () => {
    expect(rows(`${long}\nshort\n${long}`, { line: 2, column: 1 })).toEqual([
      `1 │ ${digits.repeat(9)}012…`,
      "2 │ short",
      "  │ ^",
      `3 │ ${digits.repeat(9)}012…`,
    ]);
  });

  it("fill the terminal exactly where they fit", () => {
    const exact = "x".repeat(94);
    expect(rows(exact, { line: 1, column: 94 })).toEqual([
      `1 │ ${exact}`,
      `  │ ${" ".repeat(93)}^`,
    ]);
    expect(rows(`${exact}x`, { line: 1, column: 1 })[0]).toBe(`1 │ ${"x".repeat(93)}…`);
  });

  it("never grow past the terminal, whatever they hold", () => {
    for (const unit of ["\u001B", "\u{E0041}", "🦊", "\t", "a\u202E", "\uDC00"]) {
      for (const column of [1, 2, 50, 4999, 5000, 9999, 30_000]) {
        for (const row of rows(unit.repeat(10_000), { line: 1, column, endColumn: column + 40 })) {
          expect([...row].length).toBeLessThanOrEqual(98);
          expect(row).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]*$/u);
        }
      }
    }
  });

  it("do not split a surrogate pair at the cut", () => {
    const [text] = rows(`x${"🦊".repeat(5000)}`, { line: 1, column: 5000 });
    expect(text).toMatch(/^1 │ …🦊+…$/u);
    const [odd] = rows("🦊".repeat(5000), { line: 1, column: 5001 });
    expect(odd).toMatch(/^1 │ …🦊+…$/u);
  });
});
