import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { edgewallJson, policyFile, project } from "../support/project.js";

const repository = path.resolve(import.meta.dirname, "../..");

describe("compile --types", () => {
  it("runs the project's own TypeScript over the policies", async () => {
    const root = project({
      "policies/p.policy.ts": policyFile(
        'export default policy("p", { rules: [geoBan("us", { allow: ["US"], mode: "count" })] });\nexport const n: number = "x";',
      ),
      "tsconfig.json":
        '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2022", "skipLibCheck": true, "types": [] } }',
    });
    expect((await edgewallJson(root, "compile")).code).toBe(0);
    const without = await edgewallJson(root, "compile", "--types");
    expect(without.json.diagnostics).toMatchObject([
      { code: "EW1006", message: "types cannot be checked: TypeScript is not installed" },
    ]);
    symlinkSync(path.join(repository, "node_modules"), path.join(root, "node_modules"));
    const { code, json } = await edgewallJson(root, "compile", "--types");
    expect(code).toBe(2);
    expect(json.diagnostics).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: "EW1006",
          file: "policies/p.policy.ts",
          line: 4,
          column: 14,
          message: expect.stringContaining("TS2322") as string,
        }),
      ]),
    );
  });
});
