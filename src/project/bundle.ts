import path from "node:path";
import { build, type BuildFailure, type Message } from "esbuild";
import { quote, type Diagnostic } from "../diagnostics/index.js";
import { displayPath } from "./paths.js";

/** A source file and all it imports as one script, and the map back. */
export interface Bundle {
  readonly entry: string;
  readonly code: string;
  /** A source map, version 3, as JSON; its sources are relative to `mapFolder`. */
  readonly map: string;
  readonly mapFolder: string;
}

/** Bundles in memory; nothing is written. `edgewall` itself stays outside: the command lends its own copy. */
export async function bundle(
  root: string,
  entries: readonly string[],
): Promise<{ readonly bundles: readonly Bundle[]; readonly diagnostics: readonly Diagnostic[] }> {
  const outdir = path.join(root, ".edgewall-bundle");
  try {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: entries.map((entry, index) => ({ in: entry, out: String(index) })),
      outdir,
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      target: "node20",
      sourcemap: "external",
      sourcesContent: false,
      external: ["edgewall", "edgewall/*"],
      logLevel: "silent",
      keepNames: false,
      tsconfigRaw: {},
    });
    const texts = new Map(outputFiles.map((file) => [path.basename(file.path), file.text]));
    const bundles = entries.map((entry, index) => ({
      entry,
      code: texts.get(`${index}.js`) ?? "",
      map: texts.get(`${index}.js.map`) ?? "{}",
      mapFolder: outdir,
    }));
    return { bundles, diagnostics: [] };
  } catch (failure) {
    if (!isBuildFailure(failure)) throw failure;
    return { bundles: [], diagnostics: failure.errors.map((message) => diagnostic(root, message)) };
  }
}

function isBuildFailure(failure: unknown): failure is BuildFailure {
  return failure instanceof Error && "errors" in failure && Array.isArray(failure.errors);
}

function diagnostic(root: string, { text, location }: Message): Diagnostic {
  const unresolved = /^Could not resolve "(.*)"$/s.exec(text)?.[1];
  const place = location && {
    file: displayPath(root, path.resolve(root, location.file)),
    line: location.line,
    column: columnOf(location.lineText, location.column),
    endLine: location.line,
    endColumn: columnOf(location.lineText, location.column + Math.max(location.length, 1)),
  };
  return {
    code: unresolved === undefined ? "EW1001" : "EW1005",
    severity: "error",
    message:
      unresolved === undefined
        ? text.slice(0, 1).toLowerCase() + text.slice(1)
        : `the import ${quote(unresolved)} is not found`,
    help:
      unresolved === undefined
        ? "mend the syntax; an editor with TypeScript shows the same"
        : "check the path, or install the package",
    ...place,
  };
}

/** esbuild counts columns in bytes from 0; editors count UTF-16 units from 1. */
function columnOf(lineText: string, bytes: number): number {
  return Buffer.from(lineText).subarray(0, bytes).toString().length + 1;
}
