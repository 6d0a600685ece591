import path from "node:path";
import { quote, type Diagnostic } from "../diagnostics/index.js";
import { findVcl } from "../project/vcl/find.js";
import { readVcl, readVclStream, type Unreadable, type VclText } from "../project/vcl/read.js";
import type { Io } from "./io.js";

/** A file that a command was asked about, or what stands for it. */
export interface VclFile {
  /** As messages show it. */
  readonly file: string;
  /** Where it is, or for standard input: where it would be. Undefined when nothing was found. */
  readonly absolute?: string;
  readonly isStdin: boolean;
  readonly read: VclText | Unreadable;
}

/** What stands for standard input among the arguments. */
export const stdinArgument = "-";

/** Where compiled VCL is, the newest first. */
const compiledFolders = ["vcl-out", "golden"];

/**
 * The files that the arguments name, read, each once and in their order. Without arguments: what was compiled last.
 *
 * @param stdinName the path that standard input has in messages, and by which what belongs to it is found
 */
export async function readVclFiles(
  io: Io,
  args: readonly string[],
  stdinName = "stdin",
): Promise<{ readonly files: readonly VclFile[]; readonly faults: readonly Diagnostic[] }> {
  const named = args.length > 0 ? args : compiledFolders.filter((name) => holdsVcl(io.cwd, name));
  const files = new Map<string, VclFile>();
  for (const arg of args.length > 0 ? named : named.slice(0, 1)) {
    if (arg === stdinArgument) {
      const absolute = path.resolve(io.cwd, stdinName);
      // What an editor holds goes before what it has saved.
      const read = await readVclStream(io.stdin ?? nothing(), stdinName);
      files.set(absolute, { file: stdinName, absolute, isStdin: true, read });
      continue;
    }
    for (const found of findVcl(io.cwd, [arg])) {
      const key = "fault" in found ? found.file : found.absolute;
      if (files.has(key)) continue;
      files.set(
        key,
        "fault" in found
          ? { file: found.file, isStdin: false, read: { fault: found.fault } }
          : { ...found, isStdin: false, read: readVcl(found) },
      );
    }
  }
  return { files: [...files.values()], faults: files.size > 0 ? [] : [nothingCompiled()] };
}

function holdsVcl(cwd: string, folder: string): boolean {
  return findVcl(cwd, [folder]).some((found) => "absolute" in found);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function nothingCompiled(): Diagnostic {
  return {
    code: "EW1061",
    severity: "error",
    message: `no files are named, and there is no VCL in ${compiledFolders.map((name) => quote(name)).join(" or ")}`,
    help: "name files or folders of VCL, or run `edgewall compile` first",
  };
}
