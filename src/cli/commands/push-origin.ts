import { execFile } from "node:child_process";
import type { Io } from "../io.js";

/** How long git may take, in milliseconds. */
const patience = 2_000;

/**
 * The git commit that the folder is at. What edgewall itself notes in `.edgewall` is no change.
 *
 * @returns undefined where there is none, or where the folder holds what no commit does
 */
export async function cleanCommit({ cwd }: Pick<Io, "cwd">): Promise<string | undefined> {
  const paths = [".", ":(exclude).edgewall"];
  const changed = await git(cwd, "status", "--porcelain", "--untracked-files=normal", ...paths);
  if (changed !== "") return undefined;
  const commit = await git(cwd, "rev-parse", "HEAD");
  return commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined;
}

/** What git prints; undefined where it fails. */
function git(cwd: string, ...args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile("git", args, { cwd, timeout: patience }, (error, stdout) => {
      resolve(error === null ? stdout.trim() : undefined);
    });
  });
}
