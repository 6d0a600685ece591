import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { edgewall, edgewallJson, policyFile, project } from "../support/project.js";
import { piped } from "./piped.js";

const good = 'sub vcl_deliver {\n#FASTLY deliver\n  set resp.http.X-A = "a";\n}\n';
/** A parenthesis stands where a value should. */
const broken = "sub vcl_recv {\n#FASTLY recv\n  set req.http.X-A = );\n}\n";

interface FileJson {
  readonly path: string;
  readonly errors: number;
  readonly warnings: number;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly help: string;
    readonly link: string | null;
    readonly file: string | null;
    readonly line: number | null;
    readonly column: number | null;
  }[];
}

async function lint(
  root: string,
  ...args: readonly string[]
): Promise<{
  readonly code: number;
  readonly files: readonly FileJson[];
  readonly diagnostics: FileJson["diagnostics"];
}> {
  const { code, json } = await edgewallJson(root, "lint", ...args);
  return {
    code,
    files: json.files as readonly FileJson[],
    diagnostics: json.diagnostics as FileJson["diagnostics"],
  };
}

/** `path: code line:column, …` of each file. */
function verdicts(files: readonly FileJson[]): readonly string[] {
  return files.map(
    ({ path, diagnostics }) =>
      `${path}: ${diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`).join(", ")}`,
  );
}

describe("a verdict", () => {
  it("of 0 is for files in which nothing is wrong", async () => {
    const root = project({ "a.vcl": good });
    expect(await edgewall(root, "lint", "a.vcl")).toEqual({
      code: 0,
      stdout: "1 file, 0 errors, 0 warnings\n",
      stderr: "",
    });
  });

  it.each([["--json"], ["--format", "text"], ["--format", "github"], ["--format", "sarif"]])(
    "of 1 is for a syntax error, with %s %s too",
    async (...format) => {
      const root = project({ "a.vcl": good, "b/c.vcl": broken });
      expect((await edgewall(root, "lint", ".", ...format)).code).toBe(1);
    },
  );

  it("of 2 is for what could not be checked, whatever else is wrong; the rest is", async () => {
    const root = project({ "a.vcl": broken, "b.vcl": good });
    writeFileSync(path.join(root, "c.vcl"), Buffer.of(0x23, 0xff));
    const { code, files } = await lint(root, "a.vcl", "gone.vcl", "c.vcl", "b.vcl");
    expect(code).toBe(2);
    expect(verdicts(files)).toEqual([
      "a.vcl: EW2001 3:22",
      "gone.vcl: EW2007 null:null",
      "c.vcl: EW2007 1:2",
      "b.vcl: ",
    ]);
  });

  it("does not depend on how a file ends its lines", async () => {
    const root = project({ "a.vcl": `\uFEFF${broken.replaceAll("\n", "\r\n")}` });
    expect(verdicts((await lint(root, "a.vcl")).files)).toEqual(["a.vcl: EW2001 3:22"]);
  });

  it("on nothing at all is not given", async () => {
    const root = project({ "vcl/readme.txt": "" });
    expect(verdicts((await lint(root, "vcl")).files)).toEqual(["vcl: EW2007 null:null"]);
    const { code, files, diagnostics } = await lint(root);
    expect({ code, files }).toEqual({ code: 2, files: [] });
    expect(diagnostics).toMatchObject([
      {
        code: "EW1061",
        message: "no files are named, and there is no VCL in `vcl-out` or `golden`",
      },
    ]);
    expect(await edgewall(root, "lint")).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("edgewall compile"),
    });
  });

  it("without arguments is on what was compiled last", async () => {
    const root = project({ "golden/p/main.vcl": broken, "vcl-out/.gitkeep": "" });
    expect((await lint(root)).files).toMatchObject([{ path: "golden/p/main.vcl", errors: 1 }]);
    mkdirSync(path.join(root, "vcl-out/p"));
    writeFileSync(path.join(root, "vcl-out/p/main.vcl"), good);
    expect((await lint(root)).files).toMatchObject([{ path: "vcl-out/p/main.vcl", errors: 0 }]);
  });
});

describe("what people see", () => {
  it("is the place of each finding, and how many there are", async () => {
    const root = project({ "a.vcl": broken, "b.vcl": good });
    const { stdout, stderr } = await edgewall(root, "lint", ".");
    expect(stdout).toBe("2 files, 1 error, 0 warnings\n");
    expect(stderr).toContain("error[EW2001]");
    expect(stderr).toContain(`
  ╭─ a.vcl:3:22
  1 │ sub vcl_recv {
  2 │ #FASTLY recv
  3 │   set req.http.X-A = );
    │                      ^
  4 │ }
`);
  });

  it("is cut where it is too much to read, and what is left out is counted", async () => {
    const root = project({ "a.vcl": "acl {}\n".repeat(2_000), "b.vcl": broken });
    const { files } = await lint(root, ".");
    const [{ errors = 0 } = {}] = files;
    expect(errors).toBeGreaterThan(1_000);
    const started = performance.now();
    const { stdout, stderr } = await edgewall(root, "lint", ".");
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(stderr.split("╭─ a.vcl:")).toHaveLength(51);
    expect(stderr).toContain(`\n  … and ${errors - 50} more in a.vcl; \`--json\` shows all\n`);
    expect(stderr).toContain("╭─ b.vcl:3:22");
    expect(stdout).toBe(`2 files, ${errors + 1} errors, 0 warnings\n`);
  });

  it("holds nothing that a terminal acts on", async () => {
    const root = project({ "a.vcl": "acl \u001B]0;x\u0007 {\u202E}\u009B\n" });
    const { stderr } = await edgewall(root, "lint", ".");
    expect(stderr.replaceAll("\n", "")).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]+$/u);
  });
});

describe("what machines get", () => {
  it("is one document with every file", async () => {
    const root = project({ "a.vcl": broken, "b.vcl": good });
    const { code, stdout, stderr } = await edgewall(root, "lint", ".", "--json");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const json = JSON.parse(stdout);
    expect(json).toMatchObject({
      files: [
        { path: "a.vcl", errors: 1, warnings: 0, diagnostics: [{ code: "EW2001" }] },
        { path: "b.vcl", errors: 0, warnings: 0, diagnostics: [] },
      ],
      diagnostics: [],
    });
    expect(Object.keys(json.files[0].diagnostics[0])).toEqual([
      "code",
      "severity",
      "message",
      "help",
      "link",
      "file",
      "line",
      "column",
      "endLine",
      "endColumn",
    ]);
  });

  it("is annotations for GitHub", async () => {
    const root = project({ "a.vcl": broken });
    const { stdout, stderr } = await edgewall(root, "lint", ".", "--format", "github");
    expect(stderr).toBe("");
    expect(stdout).toMatch(
      /^::error file=a\.vcl,line=3,endLine=3,col=22,endColumn=22,title=EW2001::[^\n]*%0Ahelp: [^\n]*\n$/,
    );
  });

  it("is a SARIF log", async () => {
    const root = project({ "a.vcl": broken });
    const { stdout } = await edgewall(root, "lint", ".", "--format", "sarif");
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [
        {
          tool: {
            driver: { rules: [{ id: "EW2001", shortDescription: { text: "syntax error" } }] },
          },
          results: [{ ruleId: "EW2001", level: "error" }],
        },
      ],
    });
  });

  it("is no less where there are thousands of findings", async () => {
    const root = project({ "a.vcl": "acl {}\n".repeat(10_000) });
    const started = performance.now();
    const { files } = await lint(root, ".");
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(files[0]?.diagnostics).toHaveLength(files[0]?.errors ?? 0);
    expect(files[0]?.errors).toBeGreaterThan(9_000);
  });
});

describe("standard input", () => {
  it("is a file like any other", async () => {
    const root = project({ "b.vcl": good });
    const { code, stdout, stderr } = await piped(root, broken, "lint", "-", "b.vcl");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "2 files, 1 error, 0 warnings\n" });
    expect(stderr).toContain("╭─ stdin:3:22\n  1 │ sub vcl_recv {");
  });

  it("can stand for a file on disk", async () => {
    const root = project({ "a/recv.vcl": broken });
    const { code, stdout } = await piped(
      root,
      'set req.http.X-A = "a";\n',
      "lint",
      "--json",
      "--stdin-name",
      "a/recv.vcl",
      "-",
      "a",
    );
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ path: "a/recv.vcl", errors: 0 }] });
    expect(code).toBe(0);
  });

  it("may be as bad as a file", async () => {
    const root = project({});
    expect(await piped(root, "a\0", "lint", "-")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        "error[EW2007] `stdin` holds a NUL character\n  ╭─ stdin:1:2",
      ),
    });
    const { code, stdout } = await edgewall(root, "lint", "-");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "1 file, 0 errors, 0 warnings\n" });
  });
});

/** Two ACLs that nothing uses, and one use of an old name. */
const doubtful = `sub vcl_recv {
  #FASTLY recv
  set req.http.X = geoip.country_code;
}
acl one { "192.0.2.1"; }
acl two { "192.0.2.1"; }
`;

describe("warnings", () => {
  it("fail nothing, unless there are more than allowed", async () => {
    const root = project({ "a.vcl": doubtful });
    expect(await edgewall(root, "lint", ".")).toMatchObject({
      code: 0,
      stdout: "1 file, 0 errors, 2 warnings, 1 info\n",
    });
    expect((await edgewall(root, "lint", ".", "--max-warnings", "2")).code).toBe(0);
    const failed = await edgewall(root, "lint", ".", "--max-warnings", "1");
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/\n2 warnings, and 1 is allowed\n$/);
    expect(await lint(root, ".", "--max-warnings", "0")).toMatchObject({
      code: 1,
      files: [{ errors: 0, warnings: 2 }],
    });
  });

  it("count even when they are not shown", async () => {
    const root = project({ "a.vcl": doubtful, "b.vcl": broken.replaceAll("recv", "deliver") });
    const { stdout, stderr } = await edgewall(root, "lint", ".", "--quiet");
    expect(stderr.match(/^\w+\[/gm)).toEqual(["error["]);
    expect(stdout).toBe("2 files, 1 error, 2 warnings, 1 info\n");
    const { files } = await lint(root, ".", "--quiet");
    expect(files).toMatchObject([
      { path: "a.vcl", errors: 0, warnings: 2, diagnostics: [] },
      { path: "b.vcl", errors: 1, warnings: 0, diagnostics: [{ code: "EW2001" }] },
    ]);
    await expect(edgewall(root, "lint", "a.vcl", "--quiet", "--max-warnings=1")).resolves.toEqual({
      code: 1,
      stdout: "1 file, 0 errors, 2 warnings, 1 info\n",
      stderr: "2 warnings, and 1 is allowed\n",
    });
  });

  it("are allowed by the configuration, and the command line goes before it", async () => {
    const root = project({
      "a.vcl": doubtful,
      "edgewall.config.ts": "export default { lint: { maxWarnings: 1 } };",
    });
    expect((await lint(root, ".")).code).toBe(1);
    expect((await lint(root, ".", "--max-warnings", "2")).code).toBe(0);
  });
});

describe("options", () => {
  it.each([
    ["--max-warnings", "many"],
    ["--max-warnings", "-1"],
    ["--max-warnings", "1e3"],
    ["--subroutine", "receive"],
    ["--subroutine", "__proto__"],
  ])("are refused: %s %s", async (option, value) => {
    const root = project({ "a.vcl": good });
    const { code, files, diagnostics } = await lint(root, "a.vcl", `${option}=${value}`);
    expect({ code, files }).toEqual({ code: 2, files: [] });
    expect(diagnostics).toMatchObject([{ code: "EW1061", severity: "error" }]);
  });

  it("that do not exist are refused", async () => {
    const root = project({ "a.vcl": good });
    expect(await edgewall(root, "lint", "a.vcl", "--jsno")).toMatchObject({ code: 2, stdout: "" });
    expect(await edgewall(root, "lint", "a.vcl", "--format", "xml")).toMatchObject({ code: 2 });
  });
});

describe("the configuration", () => {
  const config = (text: string, imports = "") =>
    `import { defineConfig } from "edgewall";\n${imports}export default defineConfig(${text} as never);\n`;
  const faults = async (lintOptions: string) => {
    const root = project({
      "a.vcl": good,
      "edgewall.config.ts": config(`{\n  lint: ${lintOptions},\n}`),
    });
    const { code, files, diagnostics } = await lint(root, "a.vcl");
    expect({ code, files }).toEqual({ code: 2, files: [] });
    for (const { help } of diagnostics) expect(help).not.toBe("");
    return diagnostics.map(
      ({ code, file, line, column, message }) => `${code} ${file}:${line}:${column} ${message}`,
    );
  };

  it.each<[string, readonly string[]]>([
    ["[]", ["EW1008 edgewall.config.ts:2:8 `lint` is not an object"]],
    ["{ rule: {} }", ["EW1008 edgewall.config.ts:3:11 `lint` has no option `rule`"]],
    ["{ rules: [] }", ["EW1008 edgewall.config.ts:3:11 `rules` is not an object"]],
    [
      '{ rules: { EW2999: "off", EW2001: "off", EW1011: "off" } }',
      [
        "EW1008 edgewall.config.ts:3:20 there is no rule `EW2999`",
        "EW1008 edgewall.config.ts:3:35 `EW2001` cannot be configured",
        "EW1008 edgewall.config.ts:3:50 `EW1011` cannot be configured",
      ],
    ],
    [
      '{ rules: { EW2074: "warn" } }',
      ["EW1008 edgewall.config.ts:3:20 the severity of `EW2074` is not one"],
    ],
    [
      "{ declared: { acl: [] } }",
      ["EW1008 edgewall.config.ts:3:23 `declared` has no option `acl`"],
    ],
    [
      '{ declared: { acls: "a", tables: [1], backends: ["a b"] } }',
      [
        "EW1008 edgewall.config.ts:3:23 `acls` is not an array of names",
        "EW1008 edgewall.config.ts:3:34 `tables` is not an array of names",
        "EW1008 edgewall.config.ts:3:47 `backends` is not an array of names",
      ],
    ],
    [
      "{ maxWarnings: -1 }",
      ["EW1008 edgewall.config.ts:3:11 `maxWarnings` is not a whole number from 0 to 1000000000"],
    ],
  ])("%s is refused", async (text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });

  it("has to load", async () => {
    for (const [text, code, place] of [
      ["export default {", "EW1001", "1:17"],
      ['throw new Error("no");', "EW1002", "1:7"],
      ['import "./gone.js";', "EW1005", "1:8"],
    ] as const) {
      const root = project({ "a.vcl": good, "edgewall.config.ts": text });
      const { code: exit, diagnostics } = await lint(root, "a.vcl");
      expect(exit).toBe(2);
      expect(diagnostics.map(({ code, line, column }) => [code, `${line}:${column}`])).toEqual([
        [code, place],
      ]);
    }
  });

  it("is that of the project, or of the folder of policies", async () => {
    const wrong = config("{ lint: 1 }");
    for (const name of ["edgewall.config.mts", "policies/edgewall.config.ts"]) {
      expect((await lint(project({ "a.vcl": good, [name]: wrong }), "a.vcl")).code).toBe(2);
    }
    const root = project({ "a.vcl": good, "x/policies/edgewall.config.ts": wrong });
    expect((await lint(root, "a.vcl")).code).toBe(0);
    expect((await lint(root, "a.vcl", "--policies", "x/policies")).code).toBe(2);
    expect(
      (await lint(project({ "x/edgewall.config.ts": wrong, "x/a.vcl": good }), "x")).code,
    ).toBe(0);
  });

  it("says what a finding counts for", async () => {
    const levels = async (rules: string) => {
      const root = project({
        "a.vcl": doubtful,
        "edgewall.config.ts": config(`{ lint: { rules: ${rules} } }`),
      });
      const { code, files } = await lint(root, ".");
      return [code, ...(files[0]?.diagnostics ?? []).map(({ severity }) => severity)];
    };
    expect(await levels("{}")).toEqual([0, "info", "warning", "warning"]);
    expect(await levels('{ EW2024: "off" }')).toEqual([0, "info"]);
    expect(await levels('{ EW2024: "error", EW2025: "warning" }')).toEqual([
      1,
      "warning",
      "error",
      "error",
    ]);
  });

  it("declares names", async () => {
    const uses =
      "sub vcl_recv {\n  #FASTLY recv\n  if (table.contains(office, req.http.X)) { esi; }\n}\n";
    const codes = async (lintOptions: string) => {
      const root = project({
        "a.vcl": uses,
        "edgewall.config.ts": config(`{ lint: ${lintOptions} }`),
      });
      return (await lint(root, ".")).files[0]?.diagnostics.map(({ code }) => code);
    };
    expect(await codes("{}")).toEqual(["EW2022"]);
    expect(await codes('{ declared: { tables: ["office"] } }')).toEqual([]);
    expect(await codes('{ declared: { acls: ["office"] } }')).not.toEqual([]);
  });

  it("says how much the account's containers hold", async () => {
    const limited = async (limits: string) => {
      const root = project({
        "a.vcl": `acl big {\n${'  "192.0.2.1";\n  "192.0.2.2";\n'}}\n`,
        "edgewall.config.ts": config(`{ limits: ${limits} }`),
      });
      return (await lint(root, ".")).files[0]?.diagnostics.map(({ code }) => code);
    };
    expect(await limited("{}")).toEqual([]);
    expect(await limited("{ aclEntries: 1 }")).toEqual(["EW2064"]);
  });

  it("counts for compile too", async () => {
    const root = project({
      "policies/p.policy.ts": policyFile(
        'export default policy("p", { rules: [geoBan("us", { allow: ["US"] })] });',
      ),
      "edgewall.config.ts": config("{ lint: { maxWarnings: 1.5 } }"),
    });
    const { code, json } = await edgewallJson(root, "compile");
    expect(code).toBe(2);
    expect(json.diagnostics).toMatchObject([{ code: "EW1008", file: "edgewall.config.ts" }]);
  });
});

describe("what edgewall compiles", () => {
  it("is checked as one program, and passes", async () => {
    const root = path.resolve(import.meta.dirname, "../..");
    const { code, files } = await lint(root, "golden", "--max-warnings", "0");
    expect(files.length).toBeGreaterThan(4);
    expect(files.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(code).toBe(0);
    expect(readFileSync(path.join(root, "golden/campaign/main.vcl"), "utf8")).toContain(
      "sub vcl_recv",
    );
  });
});
