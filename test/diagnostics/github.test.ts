import { describe, expect, it } from "vitest";
import { renderGithub, type Diagnostic } from "../../src/diagnostics/index.js";

const base = { code: "EW1011", severity: "error", message: "message", help: "" } as const;

function rows(...diagnostics: readonly Diagnostic[]): readonly string[] {
  const text = renderGithub(diagnostics);
  expect(text.endsWith("\n")).toBe(true);
  return text.slice(0, -1).split("\n");
}

describe("renderGithub", () => {
  it("writes a workflow command for each", () => {
    expect(
      rows(
        {
          ...base,
          help: "do this",
          file: "policies/a.ts",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 9,
        },
        { ...base, severity: "warning" },
        { ...base, severity: "info", file: "a.ts" },
      ),
    ).toEqual([
      "::error file=policies/a.ts,line=3,endLine=3,col=5,endColumn=8,title=EW1011::message%0Ahelp: do this",
      "::warning title=EW1011::message",
      "::notice file=a.ts,title=EW1011::message",
    ]);
  });

  it("ends with the page that says so", () => {
    const link = "https://www.fastly.com/documentation/";
    expect(rows({ ...base, link }, { ...base, help: "do this", link })).toEqual([
      `::error title=EW1011::message%0Asee: ${link}`,
      `::error title=EW1011::message%0Ahelp: do this%0Asee: ${link}`,
    ]);
  });

  it("names what is known of the place, and what the runner takes", () => {
    expect(
      rows(
        { ...base, file: "a.ts", line: 3 },
        { ...base, file: "a.ts", line: 3, column: 5 },
        { ...base, file: "a.ts", line: 3, column: 5, endColumn: 6 },
        { ...base, file: "a.ts", line: 3, column: 5, endLine: 3, endColumn: 5 },
        { ...base, file: "a.ts", line: 3, column: 5, endLine: 4, endColumn: 2 },
        { ...base, file: "a.ts", column: 5 },
        { ...base, line: 3, column: 5 },
      ),
    ).toEqual([
      "::error file=a.ts,line=3,title=EW1011::message",
      "::error file=a.ts,line=3,col=5,title=EW1011::message",
      "::error file=a.ts,line=3,col=5,endColumn=5,title=EW1011::message",
      "::error file=a.ts,line=3,endLine=3,col=5,endColumn=5,title=EW1011::message",
      "::error file=a.ts,line=3,endLine=4,title=EW1011::message",
      "::error file=a.ts,title=EW1011::message",
      "::error title=EW1011::message",
    ]);
  });

  it("escapes data and properties", () => {
    expect(
      rows({ ...base, message: "100%0A: a,b\r\n::error::forged", file: "a,b:c%\r\nd.ts" }),
    ).toEqual([
      "::error file=a%2Cb%3Ac%25%0D%0Ad.ts,title=EW1011::100%250A: a,b%0D%0A::error::forged",
    ]);
  });

  it("lets no control through into the log", () => {
    expect(
      rows({ ...base, message: "\u001B[31m\u202E", help: "\u009B", file: "\u001B.ts" }),
    ).toEqual(["::error file=\\u{1b}.ts,title=EW1011::\\u{1b}[31m\\u{202e}%0Ahelp: \\u{9b}"]);
  });

  it("is empty where there is nothing to say", () => {
    expect(renderGithub([])).toBe("");
  });
});
