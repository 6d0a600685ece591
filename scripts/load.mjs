// What the scripts share that run the repository's own TypeScript.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * A module of the repository, which Node.js cannot read by itself.
 *
 * @param {string} source TypeScript that exports what is wanted, with imports relative to the repository's root
 */
export async function load(source) {
  const folder = mkdtempSync(path.join(tmpdir(), "edgewall-script-"));
  try {
    const outfile = path.join(folder, "module.mjs");
    await build({
      stdin: { contents: source, resolveDir: root },
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      logLevel: "warning",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A whole number from the command line; ends the process when it is none. */
export function wholeNumber(name, text) {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  console.error(`--${name} takes a whole number, not ${text}`);
  process.exit(2);
}
