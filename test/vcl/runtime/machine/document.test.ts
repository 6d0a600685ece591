import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import {
  functionInventory,
  inventoryTable,
  variableInventory,
} from "../../../../src/vcl/runtime/machine/index.js";
import { functionNames } from "../../../../src/vcl/types/functions.js";
import { variableNames } from "../../../../src/vcl/types/variables.js";

const file = path.resolve(import.meta.dirname, "../../../../docs/simulator.md");

/** The document with the tables as they should be. */
async function renewed(text: string): Promise<string> {
  const tables = { variables: variableInventory(), functions: functionInventory() };
  let result = text;
  for (const [name, inventory] of Object.entries(tables)) {
    result = result.replace(
      new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`),
      (_match, start: string, end: string) => `${start}\n${inventoryTable(inventory)}\n\n${end}`,
    );
  }
  return format(result, { parser: "markdown", printWidth: 100 });
}

describe("docs/simulator.md", () => {
  // UPDATE_DOCUMENTS=1 writes the tables anew.
  it("says which variables and functions the simulator has", async () => {
    const text = readFileSync(file, "utf8");
    const expected = await renewed(text);
    if (process.env.UPDATE_DOCUMENTS === "1") writeFileSync(file, expected);
    expect(readFileSync(file, "utf8")).toBe(expected);
  });

  it("has all of Fastly's in its tables", () => {
    const count = (inventory: ReturnType<typeof variableInventory>) =>
      inventory.reduce((sum, { present, missing }) => sum + present.length + missing.length, 0);
    expect(count(variableInventory())).toBe(variableNames.length);
    expect(count(functionInventory())).toBe(functionNames.length);
  });

  it("puts together what is missing with all of its namespace, and nothing else", () => {
    const table = inventoryTable([
      {
        category: "example",
        present: ["a.b", "a.c.d"],
        missing: ["a.c.e", "q.a", "q.b", "q.c", "a.x_1", "a.x_2", "a.x_3"],
      },
    ]);
    expect(table.split("\n").at(-1)).toBe("| example | 2 of 9 | `a.c.e`, `q.*`, `a.x_*` |");
  });
});
