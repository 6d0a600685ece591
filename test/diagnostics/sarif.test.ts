import { describe, expect, it } from "vitest";
import { renderSarif, type Code, type Diagnostic } from "../../src/diagnostics/index.js";

const base = { code: "EW1011", severity: "error", message: "message", help: "" } as const;

function run(...diagnostics: readonly Diagnostic[]) {
  const [only, ...others] = renderSarif(diagnostics, { version: "1.2.3" }).runs;
  expect(others).toEqual([]);
  if (only === undefined) throw new Error("no run");
  return only;
}

function locationOf(diagnostic: Diagnostic) {
  return run(diagnostic).results[0]?.locations?.[0]?.physicalLocation;
}

function textOf(message: string): string | undefined {
  return run({ ...base, message }).results[0]?.message.text;
}

describe("pages of Fastly's documentation", () => {
  const page = "https://www.fastly.com/documentation/reference/vcl/";
  const linked = (code: Code, link?: string): Diagnostic => ({
    ...base,
    code,
    ...(link !== undefined && { link }),
  });
  const pagesOf = (...diagnostics: readonly Diagnostic[]) => {
    const { tool, results } = run(...diagnostics);
    return {
      rules: tool.driver.rules.map(({ id, helpUri }) => [id, helpUri]),
      results: results.map(({ message, properties }) => [message.text, properties?.helpUri]),
    };
  };

  it("belong to the rule where all its results have the same", () => {
    expect(pagesOf(linked("EW2020", page), linked("EW2021"), linked("EW2020", page))).toEqual({
      rules: [
        ["EW2020", page],
        ["EW2021", undefined],
      ],
      results: [
        ["message", undefined],
        ["message", undefined],
        ["message", undefined],
      ],
    });
  });

  it("belong to the results otherwise, those without one too", () => {
    for (const other of [`${page}variables/`, undefined]) {
      const diagnostics = [linked("EW2020", page), linked("EW2020", other), linked("EW2020", page)];
      expect(pagesOf(...diagnostics)).toEqual({
        rules: [["EW2020", undefined]],
        results: [
          [`message\nsee: ${page}`, page],
          other === undefined ? ["message", undefined] : [`message\nsee: ${other}`, other],
          [`message\nsee: ${page}`, page],
        ],
      });
    }
  });
});

describe("renderSarif", () => {
  it("writes a whole log", () => {
    expect(
      renderSarif(
        [
          { ...base, code: "EW1042", severity: "warning", file: "lists/a.txt" },
          {
            ...base,
            help: "do this",
            file: "policies/a.ts",
            line: 3,
            column: 5,
            endLine: 3,
            endColumn: 9,
          },
          { ...base, severity: "info" },
        ],
        { version: "1.2.3" },
      ),
    ).toEqual({
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "edgewall",
              version: "1.2.3",
              rules: [
                { id: "EW1011", shortDescription: { text: "duplicate rule id" } },
                { id: "EW1042", shortDescription: { text: "empty list" } },
              ],
            },
          },
          columnKind: "utf16CodeUnits",
          results: [
            {
              ruleId: "EW1042",
              ruleIndex: 1,
              level: "warning",
              message: { text: "message" },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "lists/a.txt", uriBaseId: "%SRCROOT%" },
                  },
                },
              ],
            },
            {
              ruleId: "EW1011",
              ruleIndex: 0,
              level: "error",
              message: { text: "message\nhelp: do this" },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "policies/a.ts", uriBaseId: "%SRCROOT%" },
                    region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
                  },
                },
              ],
            },
            { ruleId: "EW1011", ruleIndex: 0, level: "note", message: { text: "message" } },
          ],
        },
      ],
    });
  });

  it("has an empty list of results, not none, after a run without findings (3.14.23)", () => {
    expect(run().results).toEqual([]);
    expect(run().tool.driver.rules).toEqual([]);
  });

  it("has the properties that the specification requires", () => {
    const used: readonly Code[] = ["EW1090", "EW1001", "EW1001", "EW1042"];
    const all = used.map((code, index): Diagnostic => ({
      ...base,
      code,
      file: `f${index}.ts`,
      line: index + 1,
    }));
    const log = renderSarif(all, { version: "1.2.3" });
    // 3.13.2, 3.13.4: version and runs; 3.14.6: tool; 3.18.2: driver; 3.19.8: name
    expect(log.version).toBe("2.1.0");
    for (const { tool, results } of log.runs) {
      expect(tool.driver.name).not.toBe("");
      // 3.49.3: a rule's id is required; 3.19.23: each rule once
      const ids = tool.driver.rules.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(results).toHaveLength(all.length);
      for (const { ruleId, ruleIndex, level, message, locations } of results) {
        // 3.27.5: the rule's id is the one at its index; 3.27.10: level; 3.27.11: a message with a text
        expect(ids[ruleIndex]).toBe(ruleId);
        expect(["none", "note", "warning", "error"]).toContain(level);
        expect(message.text).not.toBe("");
        // 3.30.5: a text region has a start line from 1
        for (const { physicalLocation } of locations ?? []) {
          expect(physicalLocation.region?.startLine).toBeGreaterThanOrEqual(1);
        }
      }
    }
  });

  it.each([
    ["policies/a b.ts", "policies/a%20b.ts"],
    ["policies/ä/日本.ts", "policies/%C3%A4/%E6%97%A5%E6%9C%AC.ts"],
    ["javascript:alert(1)", "javascript%3Aalert(1)"],
    ["a#b?c%d.ts", "a%23b%3Fc%25d.ts"],
    ["a\\b.ts", "a%5Cb.ts"],
    ["\u001B[31m\n.ts", "%1B%5B31m%0A.ts"],
    ["\uD800.ts", "%EF%BF%BD.ts"],
  ])("encodes %j as the URI %j", (file, uri) => {
    expect(locationOf({ ...base, file })?.artifactLocation.uri).toBe(uri);
    expect(new URL(uri, "file:///root/").protocol).toBe("file:");
  });

  it("has no location without a file, and no region without a line", () => {
    expect(run({ ...base, line: 3 }).results[0]).not.toHaveProperty("locations");
    expect(run({ ...base, file: "" }).results[0]).not.toHaveProperty("locations");
    expect(locationOf({ ...base, file: "a.ts", column: 3 })).not.toHaveProperty("region");
  });

  it("gives of a region what is known", () => {
    expect(locationOf({ ...base, file: "a.ts", line: 3 })?.region).toEqual({ startLine: 3 });
    expect(locationOf({ ...base, file: "a.ts", line: 3, column: 4 })?.region).toEqual({
      startLine: 3,
      startColumn: 4,
    });
  });

  it("keeps a message from being read as placeholders or links (3.11.5, 3.11.6)", () => {
    expect(textOf("`{0}` and `}`")).toBe("`{{0}}` and `}}`");
    expect(textOf("[click](https://example.org)")).toBe("\\[click](https://example.org)");
    expect(textOf("header [name] (again)")).toBe("header [name] (again)");
    const start = performance.now();
    textOf("[".repeat(200_000));
    expect(performance.now() - start).toBeLessThan(500);
  });

  it("is JSON that reads back as it was, hostile text included", () => {
    const log = renderSarif([{ ...base, message: "\u001B\uD800\u202E", file: "\u0000" }], {
      version: "1",
    });
    expect(JSON.parse(JSON.stringify(log))).toEqual(log);
  });
});
