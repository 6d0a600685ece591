import { describe, expect, it } from "vitest";
import { diagnosticAtSpan, LineTable, splitLines } from "../../src/diagnostics/index.js";

/** `line:column` of each offset, the one behind the end included. */
function places(text: string): readonly string[] {
  const lines = new LineTable(text);
  return Array.from({ length: text.length + 1 }, (_, offset) => {
    const { line, column } = lines.at(offset);
    return `${line}:${column}`;
  });
}

describe("LineTable", () => {
  it("counts lines and columns from 1", () => {
    expect(places("ab\n\nc")).toEqual(["1:1", "1:2", "1:3", "2:1", "3:1", "3:2"]);
  });

  it("takes CR LF for one end of a line, and a CR alone for another", () => {
    expect(places("a\r\nb\rc\n")).toEqual(["1:1", "1:2", "1:3", "2:1", "2:2", "3:1", "3:2", "4:1"]);
  });

  it("counts UTF-16 units, as editors do", () => {
    // U+1F32E takes two of them.
    expect(places("🌮x")).toEqual(["1:1", "1:2", "1:3", "1:4"]);
  });

  it("knows a place in no text at all", () => {
    expect(places("")).toEqual(["1:1"]);
  });

  it("moves what is outside to the nearest end", () => {
    const lines = new LineTable("a\nbc");
    expect(lines.at(-5)).toEqual({ line: 1, column: 1 });
    expect(lines.at(99)).toEqual({ line: 2, column: 3 });
  });

  it("divides a text where code frames do", () => {
    const text = "a\r\n\rb\n\r\nc\r";
    const lines = new LineTable(text);
    const starts = splitLines(text).map((line, index) => ({ line, number: index + 1 }));
    let offset = 0;
    for (const { line, number } of starts) {
      expect(lines.at(offset)).toEqual({ line: number, column: 1 });
      offset += line.length;
      offset += text.startsWith("\r\n", offset) ? 2 : 1;
    }
  });

  it("finds ten thousand places in a megabyte at once", () => {
    const text = "set req.http.A = 1;\r\n".repeat(50_000);
    const lines = new LineTable(text);
    const start = performance.now();
    for (let line = 0; line < 50_000; line += 5) {
      expect(lines.at(line * 21 + 4).line).toBe(line + 1);
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("diagnosticAtSpan", () => {
  const fault = { code: "EW2001", severity: "error", message: "m", help: "h" } as const;

  it("places a span, over several lines too", () => {
    const lines = new LineTable("a\r\nbcd\r\ne");
    expect(diagnosticAtSpan({ ...fault, span: { start: 4, end: 6 } }, "f.vcl", lines)).toEqual({
      ...fault,
      file: "f.vcl",
      line: 2,
      column: 2,
      endLine: 2,
      endColumn: 4,
    });
    expect(
      diagnosticAtSpan({ ...fault, link: "l", span: { start: 0, end: 9 } }, "f.vcl", lines),
    ).toMatchObject({ link: "l", line: 1, column: 1, endLine: 3, endColumn: 2 });
  });

  it("never ends before it starts", () => {
    const lines = new LineTable("abc");
    expect(
      diagnosticAtSpan({ ...fault, span: { start: 2, end: 0 } }, "f.vcl", lines),
    ).toMatchObject({ column: 3, endColumn: 3 });
  });
});
