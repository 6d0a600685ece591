import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { quote, type Diagnostic } from "../diagnostics/index.js";
import { displayPath, findProject } from "./paths.js";

/**
 * Runs the project's own TypeScript over its policies and configuration, with the options of the nearest
 * tsconfig.json, or strict ones where there is none.
 */
export async function checkTypes(cwd: string, policies: string): Promise<readonly Diagnostic[]> {
  const paths = findProject(cwd, policies);
  if (paths === undefined || paths.policyFiles.length === 0) return [];
  const compiler = findTypeScript(paths.policies);
  if (compiler === undefined) {
    return [
      {
        code: "EW1006",
        severity: "error",
        message: "types cannot be checked: TypeScript is not installed",
        help: "run `npm install --save-dev typescript`, or leave --types away",
      },
    ];
  }
  const folder = mkdtempSync(path.join(tmpdir(), "edgewall-types-"));
  try {
    const config = path.join(folder, "tsconfig.json");
    const base = nearest(paths.policies, "tsconfig.json");
    const modules = nearest(paths.policies, "node_modules");
    writeFileSync(
      config,
      JSON.stringify({
        ...(base && { extends: base }),
        compilerOptions: {
          ...(base === undefined && {
            strict: true,
            module: "nodenext",
            target: "es2022",
            skipLibCheck: true,
          }),
          noEmit: true,
          incremental: false,
          composite: false,
          ...(modules && { typeRoots: [path.join(modules, "@types")] }),
        },
        files: [...paths.policyFiles, ...(paths.config === undefined ? [] : [paths.config])],
        include: [],
        references: [],
      }),
    );
    const { code, text } = await runNode(
      [compiler, "--project", config, "--pretty", "false"],
      paths.root,
    );
    return code === 0 ? [] : diagnosticsIn(text, paths.root);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function findTypeScript(folder: string): string | undefined {
  try {
    const manifest = createRequire(path.join(folder, "_")).resolve("typescript/package.json");
    const script = path.join(path.dirname(manifest), "bin", "tsc");
    return existsSync(script) ? script : undefined;
  } catch {
    return undefined;
  }
}

/** A file or folder of that name in this folder or the nearest one above. */
function nearest(folder: string, name: string): string | undefined {
  const candidate = path.join(folder, name);
  if (existsSync(candidate)) return candidate;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : nearest(parent, name);
}

function runNode(
  args: readonly string[],
  cwd: string,
): Promise<{ readonly code: number | null; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, text: Buffer.concat(chunks).toString() }));
  });
}

const located = /^(.*)\((\d+),(\d+)\): error (TS\d+): (.*)$/;
const general = /^error (TS\d+): (.*)$/;

function diagnosticsIn(text: string, root: string): readonly Diagnostic[] {
  const diagnostics = text.split(/\r?\n/).flatMap((line): readonly Diagnostic[] => {
    const at = located.exec(line);
    if (at) {
      const [, file = "", row, column, code = "", message = ""] = at;
      const shown = displayPath(root, path.resolve(root, file));
      return [
        typeError(`${code}: ${message}`, {
          file: shown,
          line: Number(row),
          column: Number(column),
        }),
      ];
    }
    const [, code, message] = general.exec(line) ?? [];
    return code === undefined || message === undefined
      ? []
      : [typeError(`${code}: ${message}`, undefined)];
  });
  if (diagnostics.length > 0) return diagnostics;
  return [typeError(`TypeScript failed: ${quote(text.trim())}`, undefined)];
}

function typeError(
  message: string,
  place: Pick<Diagnostic, "file" | "line" | "column"> | undefined,
): Diagnostic {
  return {
    code: "EW1006",
    severity: "error",
    message,
    help: "an editor with TypeScript shows the same",
    ...place,
  };
}
