import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../src/cli/program.js";
import type { Io } from "../../src/cli/io.js";

/** A project in a folder of its own, removed when the test ends. */
export function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(path.join(tmpdir(), "edgewall-test-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, as a pipe would see it. */
export async function edgewall(cwd: string, ...args: readonly string[]): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const io: Io = {
    cwd,
    stdout: { isTerminal: false, write: (text) => void (stdout += text) },
    stderr: { isTerminal: false, write: (text) => void (stderr += text) },
    env: {},
  };
  return { code: await run(args, io), stdout, stderr };
}

/** Runs a command with `--json` and parses what it prints. */
export async function edgewallJson(
  cwd: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly json: Json }> {
  const { code, stdout } = await edgewall(cwd, ...args, "--json");
  return { code, json: JSON.parse(stdout) as Json };
}

/** A JSON document whose shape the test's expectations check. */
export type Json = { readonly [key: string]: unknown };

/** A policy file with one rule, and what else the test wants in it. */
export function policyFile(body: string, imports = ""): string {
  return `import { all, always, any, answerAtRandom, block, client, dictionary, geoBan, ipBan, ipList, not, policy, req, rule, tarpit, toggle, userAgentBlock } from "edgewall";
${imports}
${body}
`;
}
