import { describe, expect, it } from "vitest";
import { preflight, type PreflightInput } from "../../../src/fastly/preflight/index.js";
import type { VersionContent } from "../../../src/fastly/service.js";
import { parseVcl } from "../../../src/vcl/syntax/index.js";
import { underStatus } from "../../../src/fastly/preflight/under-status.js";

interface Other {
  readonly vcls?: Readonly<Record<string, string>>;
  readonly snippets?: Readonly<Record<string, SnippetText>>;
}

interface SnippetText {
  readonly type: string;
  readonly content: string;
  readonly priority?: number;
  readonly dynamic?: boolean;
}

function contentOf({ vcls = {}, snippets = {} }: Other): VersionContent {
  return {
    acls: new Map(),
    dictionaries: new Map(),
    vcls: new Map(
      Object.entries(vcls).map(([name, content]) => [name, { main: name === "main", content }]),
    ),
    snippets: new Map(
      Object.entries(snippets).map(([name, { priority = 100, dynamic = false, ...rest }]) => [
        name,
        { priority, dynamic, ...rest },
      ]),
    ),
  };
}

function found(other: Other, options: Partial<PreflightInput> = {}): readonly string[] {
  const input = { content: contentOf(other), errorCode: 620, delivery: "snippets", ...options };
  return preflight(input as PreflightInput).map(({ code, message }) => `${code} ${message}`);
}

/** Fastly's boilerplate, as far as snippets need it, with something above and below the macros. */
function main(parts: { readonly [macro: string]: readonly [above: string, below: string] } = {}) {
  return ["recv", "hash", "hit", "miss", "pass", "fetch", "error", "deliver", "log"]
    .map((name) => {
      const [above, below] = parts[name] ?? ["", ""];
      return `sub vcl_${name} {\n${above}\n#FASTLY ${name}\n${below}\n}\n`;
    })
    .join("\n");
}

describe("preflight", () => {
  it("finds nothing in a service without other VCL, nor in Fastly's boilerplate", () => {
    expect(found({})).toEqual([]);
    expect(found({ vcls: { main: main({ recv: ["", "return(lookup);"] }) } })).toEqual([]);
  });

  it("leaves edgewall's own alone", () => {
    const own = { type: "recv", priority: 10, content: 'error 620 "ban";' };
    expect(found({ snippets: { edgewall_recv: own } })).toEqual([]);
    expect(found({ vcls: { edgewall_main: 'sub vcl_recv { error 620 "ban"; }' } })).toEqual([]);
  });

  it("finds subroutines in which Fastly would put no snippet", () => {
    const without = main().replace("#FASTLY error", "").replace("#FASTLY pass", "");
    expect(found({ vcls: { main: without } })).toEqual([
      expect.stringMatching(/^EW3023 custom VCL `main` has a `vcl_error` without `#FASTLY error`/),
      expect.stringMatching(/^EW3023 custom VCL `main` has a `vcl_pass` without `#FASTLY pass`/),
    ]);
  });

  it("asks for no macro in subroutines that it has no snippet for, or that are not there", () => {
    expect(found({ vcls: { main: main().replace("#FASTLY log", "") } })).toEqual([]);
    expect(found({ vcls: { main: "sub vcl_recv {\n#FASTLY recv\n}" } })).toEqual([]);
  });

  it("finds the macro in what the main VCL includes, and reads no file that it does not", () => {
    const vcls = {
      main: 'include "recv";\nsub vcl_error {\ninclude "inside";\n}',
      recv: "sub vcl_recv {\n#FASTLY recv\n}",
      inside: "#FASTLY error\nreturn(deliver);",
      unused: "sub vcl_recv { error 620; }",
    };
    expect(found({ vcls })).toEqual([]);
  });

  it("survives files that include each other", () => {
    const vcls = {
      main: 'include "a";\nsub vcl_recv {\ninclude "a";\n#FASTLY recv\n}',
      a: 'esi;\ninclude "a";\ninclude "b";\n'.repeat(20),
      b: 'esi;\ninclude "a";\ninclude "b";\n'.repeat(20),
    };
    expect(found({ vcls })).toEqual([]);
  });

  it("finds what may leave vcl_recv before the policy runs", () => {
    const vcls = {
      main: main({ recv: ['if (req.url == "/health") {\n  error 650;\n}', "error 651;"] }),
    };
    expect(found({ vcls })).toEqual([
      "EW3024 custom VCL `main`, line 3, may leave `vcl_recv` before the policy runs",
    ]);
    const snippets = {
      early: { type: "recv", priority: 5, content: "return(pass);" },
      late: { type: "recv", content: "return(pass);" },
      elsewhere: { type: "fetch", priority: 1, content: "return(deliver);" },
      harmless: { type: "recv", priority: 1, content: 'set req.http.X = "1";' },
    };
    expect(found({ snippets })).toEqual([
      "EW3024 snippet `early`, line 1, may leave `vcl_recv` before the policy runs",
    ]);
  });

  it("finds what may leave vcl_error before the policy answers, and not what looks at its own code", () => {
    const leave = (test: string) => `if (${test}) {\n  return(deliver);\n}`;
    const above = (text: string) => found({ vcls: { main: main({ error: [text, ""] }) } });
    for (const test of [
      "obj.status == 650",
      "obj.status == 650 && req.http.X",
      "obj.status >= 500 && obj.status < 600",
      "(obj.status == 503 || obj.status == 504)",
      "obj.status != 620",
    ])
      expect([test, ...above(leave(test))]).toEqual([test]);
    for (const test of ["req.http.X", "obj.status >= 600", "obj.status == 650 || req.http.X"])
      expect([test, ...above(leave(test))]).toEqual([
        test,
        expect.stringMatching(/^EW3025 custom VCL `main`, line \d+,/),
      ]);
    expect(above("if (obj.status == 650) { set obj.status = 1; } else { restart; }")).toHaveLength(
      1,
    );
    expect(above("if (obj.status != 650) { set obj.status = 1; } else { restart; }")).toEqual([]);
    const snippets = { pages: { type: "error", priority: 10, content: "return(deliver);" } };
    expect(found({ snippets })).toEqual([
      "EW3025 snippet `pages`, line 1, may leave `vcl_error` before the policy answers",
    ]);
  });

  it("finds the policy's error code in other VCL, wherever it stands", () => {
    const snippets = {
      auth: { type: "recv", content: 'if (!req.http.A) {\n  error 620 "no";\n}' },
      pages: { type: "error", content: "if (obj.status == 620) {\n  return(deliver);\n}" },
      others: { type: "recv", content: "error 621;" },
    };
    expect(found({ snippets })).toEqual([
      "EW3026 snippet `auth`, line 2, uses the error code 620, by which the policy's decisions are known",
      "EW3026 snippet `pages`, line 1, uses the error code 620, by which the policy's decisions are known",
    ]);
    expect(found({ snippets }, { errorCode: 699 })).toEqual([]);
  });

  it("finds it in a dynamic snippet, whose text only the generated VCL has", () => {
    const snippets = {
      edgewall_recv: { type: "recv", priority: 10, content: 'error 620 "ban";' },
      live: { type: "recv", dynamic: true, content: "" },
    };
    const generated = (text: string) => `sub vcl_recv {\nerror 620 "ban";\n${text}\n}`;
    expect(found({ snippets }, { generated: generated("") })).toEqual([]);
    expect(found({ snippets }, { generated: generated("error 620;") })).toEqual([
      expect.stringMatching(/^EW3026 a dynamic snippet \(`live`\)/),
    ]);
  });

  it("does not ask for macros where edgewall's is the main VCL", () => {
    expect(found({ vcls: { main: "sub vcl_recv { }" } }, { delivery: "main" })).toEqual([]);
  });

  it("says what it could not read, and is quick about hostile VCL", () => {
    const broken = { type: "recv", content: "if (" };
    expect(found({ snippets: { broken } })).toEqual([
      expect.stringMatching(/^EW3035 snippet `broken` cannot be read in full/),
    ]);
    const chain = `if (${"obj.status == 650 && ".repeat(20_000)}req.http.X) { return(deliver); }`;
    const started = performance.now();
    found({ snippets: { chain: { type: "error", priority: 1, content: chain } } });
    found({ snippets: { deep: { type: "error", priority: 1, content: "{".repeat(50_000) } } });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("a test under a status", () => {
  it.each([
    ["obj.status == 620", true],
    ["obj.status == 650", false],
    ["!(obj.status == 620)", false],
    ["obj.status < 620", false],
    ["obj.status <= 620", true],
    ["obj.status > 619 && obj.status >= 620", true],
    ["req.http.X || obj.status == 620", true],
    ["req.http.X && obj.status == 620", undefined],
    ["!req.http.X", undefined],
    ['obj.response == "620"', undefined],
  ])("%s", (test, holds) => {
    const { root } = parseVcl(`if (${test}) { esi; }`, { as: "snippet" });
    const [statement] = root.kind === "Snippet" ? root.body : [];
    const expression = statement?.kind === "IfStatement" ? statement.branches[0]?.test : undefined;
    expect(expression && underStatus(expression, 620)).toBe(holds);
  });
});
