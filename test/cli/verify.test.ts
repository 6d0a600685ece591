import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { edgewall, edgewallJson, policyFile, project } from "../support/project.js";

const policy = policyFile(`const list = ipList("bad", { file: "bad.txt" });
export default policy("p", {
  rules: [
    geoBan("us", { allow: ["US"], respond: { status: 503 } }),
    ipBan("bad", { list }),
  ],
});`);

async function verified(): Promise<string> {
  const root = project({ "policies/p.policy.ts": policy, "policies/bad.txt": "192.0.2.1\n" });
  expect((await edgewall(root, "verify", "--update")).code).toBe(0);
  expect((await edgewall(root, "verify")).stdout).toBe("p: golden files match\n");
  return root;
}

function edit(root: string, file: string, change: (text: string) => string): void {
  const name = path.join(root, file);
  writeFileSync(name, change(readFileSync(name, "utf8")));
}

interface Found {
  readonly path: string;
  readonly kind: string;
  readonly change: string;
  readonly rules: readonly string[];
  readonly diff: string;
}

async function differences(root: string): Promise<readonly Found[]> {
  const { code, json } = await edgewallJson(root, "verify");
  const found = json.differences as readonly Found[];
  expect(code).toBe(found.length === 0 ? 0 : 1);
  expect(json.ok).toBe(found.length === 0);
  return found;
}

function summary(found: readonly Found[]): readonly string[] {
  return found.map(({ path: file, kind, change, rules }) =>
    `${kind} ${file} ${change} ${rules.join()}`.trimEnd(),
  );
}

describe("verify", () => {
  it("names the rule whose status changed, its line, and the difference", async () => {
    const root = await verified();
    edit(root, "policies/p.policy.ts", (text) => text.replace("status: 503", "status: 451"));
    const found = await differences(root);
    expect(summary(found)).toEqual([
      "changed p/error.vcl rule us",
      "changed p/main.vcl rule us",
      "changed p/manifest.json budget",
    ]);
    expect(found[0]?.diff).toContain("\n-    set obj.status = 503;\n");
    expect(found[0]?.diff).toContain("\n+    set obj.status = 451;\n");
    const { stdout, code } = await edgewall(root, "verify");
    expect(code).toBe(1);
    expect(stdout).toContain(
      "changed golden/p/error.vcl [rule]: rule `us`\n  us  policies/p.policy.ts:6\n",
    );
    expect(stdout).not.toContain("\u001b");
  });

  it("points at lines of the policy for GitHub and SARIF", async () => {
    const root = await verified();
    edit(root, "policies/p.policy.ts", (text) => text.replace("status: 503", "status: 451"));
    const github = await edgewall(root, "verify", "--format", "github");
    expect(github.code).toBe(1);
    expect(github.stdout).toContain("::error file=policies/p.policy.ts,line=6,");
    expect(github.stdout).toContain("title=EW1053::p/error.vcl differs from golden: rule `us`");
    const sarif = JSON.parse(
      (await edgewall(root, "verify", "--format", "sarif")).stdout,
    ) as unknown;
    expect(sarif).toMatchObject({
      runs: [
        {
          results: [
            { ruleId: "EW1053", locations: [{ physicalLocation: { region: { startLine: 6 } } }] },
            {},
            {},
          ],
        },
      ],
    });
  });

  it("tells changed list content from changed rules", async () => {
    const root = await verified();
    edit(root, "policies/bad.txt", (text) => `${text}198.51.100.7\n`);
    expect(summary(await differences(root))).toEqual([
      "changed p/manifest.json budget",
      "changed p/resources.json list",
    ]);
    expect((await edgewall(root, "verify")).stdout).toContain(
      "changed golden/p/manifest.json [budget]: budget moved: ACL bad 1 -> 2 of 1000\n",
    );
  });

  it("tells formatting from change: a rule that moved to another line", async () => {
    const root = await verified();
    edit(root, "policies/p.policy.ts", (text) => `// a comment\n${text}`);
    const found = await differences(root);
    expect(found.every(({ change }) => change === "formatting" || change === "record")).toBe(true);
    expect(found.map(({ path: file }) => file)).toContain("p/recv.vcl");
  });

  it("names new and removed rules, and changes around the rules", async () => {
    const root = await verified();
    edit(root, "policies/p.policy.ts", (text) =>
      text.replace('    ipBan("bad", { list }),\n', '    ipBan("worse", { list }),\n'),
    );
    const found = await differences(root);
    expect(found.find(({ path: file }) => file === "p/recv.vcl")).toMatchObject({
      change: "rule",
      rules: ["worse", "bad"],
    });
    const other = await verified();
    edit(other, "policies/p.policy.ts", (text) =>
      text.replace("rules: [", "purgeRequiresAuth: false,\n  rules: ["),
    );
    const around = await differences(other);
    expect(around.find(({ path: file }) => file === "p/recv.vcl")).toMatchObject({
      change: "policy",
      rules: [],
    });
  });

  it("sees files that are missing and files that are extra", async () => {
    const root = await verified();
    rmSync(path.join(root, "golden/p/pass.vcl"));
    writeFileSync(path.join(root, "golden/p/old.vcl"), "# gone\n");
    expect(summary(await differences(root))).toEqual([
      "missing p/old.vcl policy",
      "extra p/pass.vcl policy",
    ]);
  });

  it("is not misled by golden files that are broken", async () => {
    const root = await verified();
    writeFileSync(path.join(root, "golden/p/manifest.json"), "<<<<<<< HEAD\n");
    expect((await differences(root)).map(({ path: file }) => file)).toEqual(["p/manifest.json"]);
  });

  it("compiles anew, and warns of a vcl-out that holds something else", async () => {
    const root = await verified();
    await edgewall(root, "compile");
    edit(root, "vcl-out/p/recv.vcl", (text) => `${text}# by hand\n`);
    const { code, stderr, stdout } = await edgewall(root, "verify");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "p: golden files match\n" });
    expect(stderr).toContain("warning[EW1052] `vcl-out/p` is not what the policies compile to");
  });

  it("is done only when the policies compile", async () => {
    const root = await verified();
    edit(root, "policies/p.policy.ts", (text) => text.replace('["US"]', '["UK" as never]'));
    const { code, json } = await edgewallJson(root, "verify");
    expect(code).toBe(2);
    expect(json).toMatchObject({ ok: false, differences: [], diagnostics: [{ code: "EW1020" }] });
  });
});
