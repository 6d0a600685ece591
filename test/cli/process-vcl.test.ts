import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { project } from "../support/project.js";

const dist = path.resolve(import.meta.dirname, "../../dist");

/** Runs the built command as a process of its own: what a shell would see. */
function run(
  cwd: string,
  args: readonly string[],
  { input = "", cli = path.join(dist, "cli.js") }: { input?: string; cli?: string } = {},
) {
  return spawnSync(process.execPath, [cli, ...args], {
    cwd,
    input,
    encoding: "utf8",
    timeout: 20_000,
    maxBuffer: 2 ** 28,
    env: { ...process.env, NO_COLOR: "1" },
  });
}

const messy = "sub   f { esi ; }";
const neat = "sub f {\n  esi;\n}\n";

describe("the process", () => {
  it("reads standard input", () => {
    const root = project({});
    expect(run(root, ["fmt", "-"], { input: messy })).toMatchObject({
      status: 0,
      stdout: neat,
      stderr: "",
    });
    expect(run(root, ["lint", "-"], { input: "sub f {" })).toMatchObject({
      status: 1,
      stdout: "1 file, 1 error, 0 warnings\n",
    });
  });

  it("needs nothing but itself for files of VCL", () => {
    const root = project({
      "a.vcl": messy,
      "b/a.vcl": messy,
      "b/edgewall.config.ts": "export default {};",
    });
    // Here no package can be found.
    cpSync(dist, path.join(root, "dist"), { recursive: true });
    const cli = path.join(root, "dist/cli.js");
    expect(run(root, ["lint", "a.vcl"], { cli })).toMatchObject({ status: 0 });
    expect(run(root, ["fmt", "a.vcl"], { cli })).toMatchObject({ status: 0, stdout: "a.vcl\n" });
    expect(readFileSync(path.join(root, "a.vcl"), "utf8")).toBe(neat);
    // With a configuration to read, it needs esbuild.
    const failed = run(path.join(root, "b"), ["lint", "a.vcl"], { cli });
    expect(failed).toMatchObject({ status: 2, stderr: expect.stringContaining("esbuild") });
  });

  it("writes a long report to its end", () => {
    const root = project({ "a.vcl": "acl {}\n".repeat(10_000) });
    const { status, stdout } = run(root, ["lint", "--json", "."]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).files[0].diagnostics.length).toBeGreaterThan(9_000);
  });

  it("survives any bytes, and says how it went", () => {
    let state = 7;
    const random = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) / 2 ** 32;
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => {
        const alphabet = index % 2 === 0 ? 256 : 128;
        const bytes = Uint8Array.from({ length: 2_000 }, () => 1 + random() * (alphabet - 1));
        return [`${index}.vcl`, bytes];
      }),
    );
    const root = project(files);
    for (const command of [["lint"], ["fmt", "--check"]]) {
      const { status, stdout, stderr } = run(root, [...command, "--json", "."]);
      expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
      const { files: found } = JSON.parse(stdout) as {
        files: { diagnostics: { code: string }[] }[];
      };
      expect(found).toHaveLength(40);
      for (const { diagnostics } of found) {
        expect(diagnostics).not.toEqual([]);
        expect(diagnostics.map(({ code }) => code)).not.toContain("EW1090");
      }
    }
  });
});

describe("the package", () => {
  const packageRoot = path.dirname(dist);

  it("exports the plugin", () => {
    const script = `
      const [plugin, prettier] = await Promise.all([import("edgewall/prettier"), import("prettier")]);
      process.stdout.write(await prettier.format(${JSON.stringify(messy)}, { parser: "vcl", plugins: [plugin] }));
    `;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "--eval", script],
      { cwd: packageRoot, encoding: "utf8" },
    );
    expect({ stdout, stderr }).toEqual({ stdout: neat, stderr: "" });
  });

  it("has a plugin that Prettier's own command takes", () => {
    const root = project({ "a.vcl": messy, ".prettierrc.json": '{ "tabWidth": 4 }' });
    const prettier = path.join(packageRoot, "node_modules/prettier/bin/prettier.cjs");
    const plugin = path.join(dist, "prettier.js");
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [prettier, "--plugin", plugin, "a.vcl"],
      { cwd: root, encoding: "utf8" },
    );
    expect({ stdout, stderr }).toEqual({ stdout: "sub f {\n    esi;\n}\n", stderr: "" });
  });

  it("holds Prettier's printer, and not the rest of it", () => {
    const text = readFileSync(path.join(dist, "prettier.js"), "utf8");
    const chunks = [...text.matchAll(/from"\.\/(chunks\/[^"]+)"/g)].map(([, name = ""]) =>
      readFileSync(path.join(dist, name), "utf8"),
    );
    expect(chunks.length).toBeGreaterThan(0);
    const size = [text, ...chunks].reduce((sum, part) => sum + part.length, 0);
    expect(size).toBeLessThan(600_000);
  });
});
