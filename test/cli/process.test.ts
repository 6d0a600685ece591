import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as edgewall from "../../src/index.js";
import { bundle } from "../../src/project/bundle.js";
import { evaluateBundle } from "../../src/project/evaluate-bundle.js";
import { policyFile, project } from "../support/project.js";

const cli = path.resolve(import.meta.dirname, "../../dist/cli.js");

/** Runs the built command as a process of its own: what a shell would see. */
function run(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: "utf8",
    timeout: 20_000,
    // A test runner may ask for colour where nobody looks.
    env: { ...process.env, NO_COLOR: "1", ...env },
  });
}

const policy = 'export default policy("p", { rules: [geoBan("us", { allow: ["US"] })] });';

describe("the process", () => {
  it("is built", () => {
    expect(existsSync(cli)).toBe(true);
  });

  it("keeps the token from policies, and from what they start", () => {
    const secret = "not-a-real-token-0123456789";
    const root = project({
      "policies/p.policy.ts": policyFile(
        `console.error("here", JSON.stringify(process.env), execFileSync("env", { encoding: "utf8" }));\n${policy}`,
        'import { execFileSync } from "node:child_process";',
      ),
    });
    for (const command of [["compile"], ["verify"], ["try", "--ip", "192.0.2.1"]]) {
      const { stdout, stderr } = run(root, command, { FASTLY_API_TOKEN: secret, OTHER: "seen" });
      expect(stderr).toContain("here");
      expect(stderr).toContain("seen");
      expect(stdout + stderr).not.toContain(secret);
    }
  });

  it("ends although a policy left a timer running", () => {
    const root = project({
      "policies/p.policy.ts": policyFile(`setInterval(() => {}, 1_000);\n${policy}`),
    });
    expect(run(root, ["compile"])).toMatchObject({ status: 0, signal: null });
  });

  it("survives a policy that throws behind its back", () => {
    const root = project({
      "policies/p.policy.ts": policyFile(
        `Promise.reject(new Error("late \\u001b[31m"));\n${policy}`,
      ),
    });
    const { status, stderr } = run(root, ["compile"]);
    expect(status).toBe(2);
    expect(stderr).toContain(
      "error[EW1002] the file throws: Error: late \\u{1b}[31m\n  ╭─ policies/p.policy.ts:3:16\n",
    );
    expect(existsSync(path.join(root, "vcl-out"))).toBe(false);
  });
});

describe("a policy that does not end", () => {
  it("is stopped", async () => {
    const root = project({ "policies/p.policy.ts": policyFile(`for (;;);\n${policy}`) });
    const { bundles } = await bundle(root, [path.join(root, "policies/p.policy.ts")]);
    const [only] = bundles;
    expect(only && evaluateBundle(only, 0, edgewall, 200)).toEqual({
      ok: false,
      reason: "timeout",
      seconds: 0.2,
    });
  });
});
