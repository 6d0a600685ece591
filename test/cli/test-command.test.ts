import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { edgewall, edgewallJson, policyFile, project } from "../support/project.js";

const repository = path.resolve(import.meta.dirname, "../..");
const source = (file: string) => JSON.stringify(path.join(repository, "src", file));

/** Has tests below it run against this repository's source, as an installed package would be. */
const config = `export default { resolve: { alias: [
  { find: /^edgewall$/, replacement: ${source("index.ts")} },
  { find: /^edgewall\\/testing$/, replacement: ${source("testing.ts")} },
] }, test: { include: ["elsewhere/**"] } };`;

const policies = {
  "policies/p.policy.ts": policyFile(`export default policy("p", { rules: [
  geoBan("abroad", { allow: ["US"] }),
  rule("trace", { when: req.method.is("TRACE"), then: block({ status: 405 }) }),
  rule("seen", { mode: "count", when: req.path.is("/seen"), then: block() }),
] });`),
};

const head = `import { expect, it } from "vitest";
import { loadPolicy } from "edgewall/testing";
const { request } = await loadPolicy("policies/p.policy.ts");
`;

const abroad = `${head}it("abroad", () => expect(request({ ip: "192.0.2.1", country: "CA" })).toBeBlocked({ by: "abroad" }));\n`;
const seen = `${head}it("seen", () => expect(request({ ip: "192.0.2.1", country: "US", url: "/seen" })).toBeCounted({ by: "seen" }));\n`;
const failing = `${head}it("fails", () => expect(request({ ip: "192.0.2.1" })).toPass());\n`;

/** A project that has vitest. */
function tested(files: Readonly<Record<string, string>>): string {
  const root = project({ "vitest.config.mjs": config, ...policies, ...files });
  mkdirSync(path.join(root, "node_modules"));
  symlinkSync(
    path.join(repository, "node_modules/vitest"),
    path.join(root, "node_modules/vitest"),
    "junction",
  );
  return root;
}

describe("edgewall test", () => {
  it("joins what the tests in several processes match, whatever the configuration includes", async () => {
    const root = tested({ "policies/a.test.ts": abroad, "policies/deep/b.test.ts": seen });
    const { code, stdout, stderr } = await edgewall(root, "test");
    expect(stderr).toContain("2 passed");
    expect(stdout).toBe(`p: tests match 2 of 3 rules (66.6 %)
  matched      abroad  policies/p.policy.ts:4
  not matched  trace   policies/p.policy.ts:5
  matched      seen    policies/p.policy.ts:6  (count)
`);
    expect(code).toBe(0);
  });

  it("runs the files and folders that it is asked for", async () => {
    const root = tested({ "policies/a.test.ts": failing, "policies/deep/b.test.ts": seen });
    for (const asked of ["policies/deep", "policies/deep/b.test.ts"]) {
      const { code, json } = await edgewallJson(root, "test", asked);
      expect(json.tests).toEqual({ passed: 1, failed: 0, skipped: 0, failures: [] });
      expect(code).toBe(0);
    }
  });

  it("fails when the tests match too few rules", async () => {
    const root = tested({ "policies/a.test.ts": abroad });
    expect((await edgewall(root, "test", "--min-coverage", "33.3")).code).toBe(0);
    const { code, json } = await edgewallJson(root, "test", "--min-coverage", "33.4");
    expect(code).toBe(1);
    expect(json).toMatchObject({
      ok: false,
      coverage: [{ policy: "p", percentage: 100 / 3 }],
      diagnostics: [
        {
          code: "EW1075",
          message: "the tests match 33.3 % of the rules of `p`, 33.4 % are wanted",
          help: "test trace, seen",
        },
      ],
    });
  });

  it("fails when a test does, and says which", async () => {
    const root = tested({ "policies/a.test.ts": abroad, "policies/b.test.ts": failing });
    const { code, json } = await edgewallJson(root, "test");
    expect(code).toBe(1);
    expect(json).toMatchObject({
      ok: false,
      tests: {
        passed: 1,
        failed: 1,
        failures: [{ file: "policies/b.test.ts", name: "fails" }],
      },
      diagnostics: [{ code: "EW1074", message: "1 of 2 tests fail" }],
    });
  });

  it("fails when a test file does not load", async () => {
    const root = tested({
      "policies/a.test.ts": abroad,
      "policies/b.test.ts": "throw new Error('no');",
    });
    const { code, json } = await edgewallJson(root, "test");
    expect(code).toBe(1);
    expect(json).toMatchObject({
      tests: { passed: 1, failures: [{ file: "policies/b.test.ts", name: "" }] },
      diagnostics: [{ code: "EW1074" }],
    });
  });

  it("fails when there are no tests, or all are skipped", async () => {
    const none = await edgewallJson(project(policies), "test");
    expect(none.code).toBe(1);
    expect(none.json).toMatchObject({ ok: false, tests: null, diagnostics: [{ code: "EW1072" }] });
    const skipped = tested({ "policies/a.test.ts": abroad.replace("it(", "it.skip(") });
    const { code, json } = await edgewallJson(skipped, "test");
    expect(code).toBe(1);
    expect(json).toMatchObject({ diagnostics: [{ code: "EW1072" }] });
  });

  it("says when vitest is not installed", async () => {
    const { code, stderr } = await edgewall(
      project({ ...policies, "policies/a.test.ts": abroad }),
      "test",
    );
    expect(code).toBe(2);
    expect(stderr).toContain("EW1073");
    expect(stderr).toContain("npm install --save-dev vitest");
  });

  it("says when vitest cannot start", async () => {
    const root = tested({
      "policies/a.test.ts": abroad,
      "vitest.config.mjs": "throw new Error('a broken configuration');",
    });
    const { code, stderr } = await edgewall(root, "test");
    expect(code).toBe(2);
    expect(stderr).toContain("a broken configuration");
    expect(stderr).toContain("EW1073");
  });

  it("refuses bad usage, and policies that do not compile", async () => {
    const root = project({ ...policies, "policies/a.test.ts": abroad });
    for (const least of ["101", "-1", "x", "", "1e1"]) {
      const { code } = await edgewall(root, "test", `--min-coverage=${least}`);
      expect({ least, code }).toEqual({ least, code: 2 });
    }
    expect((await edgewall(root, "test", "policies/none.test.ts")).code).toBe(2);
    expect((await edgewall(root, "test", "--coverage")).code).toBe(2);
    const broken = project({
      "policies/p.policy.ts": "export default 1;",
      "policies/a.test.ts": abroad,
    });
    expect((await edgewall(broken, "test")).code).toBe(2);
  });
});
