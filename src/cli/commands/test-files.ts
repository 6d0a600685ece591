import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { quote, type Diagnostic } from "../../diagnostics/index.js";

const testFile = /\.test\.(?:ts|mts|js|mjs)$/;

/** The tests that a command was asked to run, as absolute paths; the policies' own when it was asked for none. */
export function findTests(
  cwd: string,
  policies: string,
  asked: readonly string[],
): { readonly files: readonly string[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const files = (asked.length === 0 ? [policies] : asked).flatMap((name) => {
    const place = path.resolve(cwd, name);
    const stats = statSync(place, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return testsBelow(place);
    if (stats?.isFile()) return [place];
    diagnostics.push({
      code: "EW1061",
      severity: "error",
      message: `there is no test ${quote(name)}`,
      help: "name files, or folders with `.test.ts` files below them",
    });
    return [];
  });
  return { files: [...new Set(files)], diagnostics };
}

function testsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => testFile.test(name) && !name.split(path.sep).includes("node_modules"))
    .map((name) => path.join(folder, name))
    .sort((a, b) => (a < b ? -1 : 1));
}
