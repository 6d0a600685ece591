import type { Io } from "./io.js";

/** More than this on one line is no answer. */
const longest = 1_000;

/** Whether there is somebody to ask. */
export function canAsk({ stdin, stdout, stderr }: Io): boolean {
  return stdin !== undefined && stdout.isTerminal && stderr.isTerminal;
}

/** Asks a question that only `y` and `yes` answer with yes; the end of the input is a no. */
export async function confirm(question: string, { stdin, stderr }: Io): Promise<boolean> {
  stderr.write(`${question} [y/N] `);
  let line = "";
  for await (const chunk of stdin ?? []) {
    line += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
    if (line.includes("\n") || line.length > longest) break;
  }
  return /^\s*y(?:es)?\s*(?:\n|$)/i.test(line);
}
