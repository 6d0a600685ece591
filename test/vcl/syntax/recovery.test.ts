import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseVcl, type RootKind } from "../../../src/vcl/syntax/parse.js";
import { declarationMistakes } from "../support/mistakes/declarations.js";
import { brokenFiles } from "../support/mistakes/files.js";
import { mistake, unmark, type Mistake } from "../support/mistakes/mistake.js";
import { statementMistakes } from "../support/mistakes/statements.js";
import { outlines } from "../support/outline.js";

/** What is reported, and where; and what is read all the same. */
function read(text: string, as: RootKind) {
  const { root, problems } = parseVcl(text, { as });
  return {
    reports: problems.map(({ code, message }) => `${code} ${message}`),
    spans: problems.map(({ span }) => span),
    means: outlines(root.body),
  };
}

/** Mistakes and what is right between them, on lines of their own. */
function joined(all: readonly Mistake[], right: string, means: string) {
  const { text, spans } = unmark(all.map(({ marked }) => `${marked}\n${right}\n`).join(""));
  const next = `\`${/^\w+/.exec(right)?.[0] ?? ""}\``;
  return {
    text,
    expected: {
      reports: all.flatMap(({ reports }) => reports).map((text) => text.replace("NEXT", next)),
      spans,
      means: all.flatMap((one) => (one.means === "" ? [means] : [one.means, means])).join(" "),
    },
  };
}

const places = [
  {
    name: "statements",
    as: "snippet",
    mistakes: statementMistakes.map(mistake),
    right: "restart;",
    means: "(restart)",
  },
  {
    name: "declarations",
    as: "file",
    mistakes: declarationMistakes.map(mistake),
    right: "import x;",
    means: "(import x)",
  },
] as const;

describe.each(places)("a mistake among $name", ({ as, mistakes, right, means }) => {
  test.each(mistakes)("$marked", (one) => {
    const { text, expected } = joined([one], right, means);
    expect(read(text, as)).toEqual(expected);
  });

  it("is one of several, each of which is reported once", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...mistakes), { minLength: 2, maxLength: 6 }), (all) => {
        const { text, expected } = joined(all, right, means);
        expect(read(text, as)).toEqual(expected);
      }),
      { numRuns: 300, seed: 20_240_229 },
    );
  });

  it("comes with help and a page of Fastly's", () => {
    for (const one of mistakes) {
      const { text } = joined([one], right, means);
      for (const { help, link, severity } of parseVcl(text, { as }).problems) {
        expect(help).toMatch(/^\S.*[^.]$/);
        expect(link).toMatch(/^https:\/\/www\.fastly\.com\/documentation\/reference\/vcl\//);
        expect(severity).toBe("error");
      }
    }
  });
});

describe("mistakes among the statements of a subroutine", () => {
  it("leave the subroutine and what follows it alone", () => {
    for (const one of statementMistakes.map(mistake)) {
      const { text, expected } = joined([one], "restart;", "(restart)");
      const before = "sub a {\n";
      const inside = read(`${before}${text}}\nsub b { esi; }\n`, "file");
      expect(inside).toEqual({
        reports: expected.reports,
        spans: expected.spans.map(({ start, end }) => ({
          start: start + before.length,
          end: end + before.length,
        })),
        means: `(sub a (block ${expected.means})) (sub b (block (esi)))`,
      });
    }
  });
});

describe("a broken file", () => {
  test.each(brokenFiles)("$marked", ({ marked, reports, means }) => {
    const { text, spans } = unmark(marked);
    expect(read(text, "auto")).toEqual({ reports, spans, means });
    const windows = parseVcl(text.replaceAll("\n", "\r\n"));
    expect(windows.problems.map(({ code }) => code)).toEqual(
      reports.map((report) => report.slice(0, "EW2001".length)),
    );
  });
});
