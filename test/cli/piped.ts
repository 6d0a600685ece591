import { run } from "../../src/cli/program.js";
import type { Ran } from "../support/project.js";

/** Runs a command in this process, with a text on its standard input. */
export async function piped(cwd: string, text: string, ...args: readonly string[]): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const code = await run(args, {
    cwd,
    stdin: (async function* () {
      yield Buffer.from(text);
    })(),
    stdout: { isTerminal: false, write: (part) => void (stdout += part) },
    stderr: { isTerminal: false, write: (part) => void (stderr += part) },
    env: {},
  });
  return { code, stdout, stderr };
}
