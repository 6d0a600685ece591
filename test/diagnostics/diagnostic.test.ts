import { describe, expect, it } from "vitest";
import {
  codes,
  diagnosticsToJson,
  sortDiagnostics,
  toJson,
  type Diagnostic,
} from "../../src/diagnostics/index.js";

const base = { code: "EW1011", severity: "error", message: "m", help: "h" } as const;

describe("codes", () => {
  it("are EW and four digits, in order, with short titles that are no sentences", () => {
    const entries = Object.entries(codes);
    expect(entries.map(([code]) => code)).toEqual(Object.keys(codes).toSorted());
    for (const [code, title] of entries) {
      expect(code).toMatch(/^EW[123]\d{3}$/);
      expect(title).toMatch(/^[a-zA-Z][^\n]{3,48}[^.]$/);
    }
    expect(new Set(Object.values(codes)).size).toBe(entries.length);
  });
});

describe("toJson", () => {
  it("has all ten keys, in the documented order", () => {
    expect(JSON.stringify(toJson(base))).toBe(
      '{"code":"EW1011","severity":"error","message":"m","help":"h",' +
        '"link":null,"file":null,"line":null,"column":null,"endLine":null,"endColumn":null}',
    );
  });

  it("leaves out what is no part of a diagnostic", () => {
    const wider = {
      ...base,
      link: "https://www.fastly.com/",
      file: "a.ts",
      line: 1,
      column: 2,
      endLine: 3,
      endColumn: 4,
      origin: "secret",
    };
    expect(diagnosticsToJson([wider])).toEqual([
      {
        ...base,
        link: "https://www.fastly.com/",
        file: "a.ts",
        line: 1,
        column: 2,
        endLine: 3,
        endColumn: 4,
      },
    ]);
  });
});

describe("sortDiagnostics", () => {
  const at = (message: string, place: Partial<Diagnostic>): Diagnostic => ({
    ...base,
    message,
    ...place,
  });

  it("orders by file, line, column and code, and keeps the order of equals", () => {
    const given = [
      at("1", { file: "b.ts", line: 1, column: 1 }),
      at("2", { file: "a.ts", line: 10, column: 1 }),
      at("3", { file: "a.ts", line: 9, column: 20 }),
      at("4", { file: "a.ts", line: 9, column: 3, code: "EW1012" }),
      at("5", { file: "a.ts", line: 9, column: 3 }),
      at("6", { file: "a.ts", line: 9, column: 3 }),
      at("7", { file: "a.ts" }),
      at("8", {}),
      at("9", { file: "B.ts", line: 1 }),
    ];
    const sorted = sortDiagnostics(given);
    expect(sorted.map(({ message }) => message).join("")).toBe("897564321");
    expect(given[0]?.message).toBe("1");
  });
});
