import { readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { quote, type Diagnostic } from "../../diagnostics/index.js";
import { displayPath } from "../paths.js";

/** A file of VCL to look at. */
export interface VclPath {
  readonly absolute: string;
  /** As messages show it. */
  readonly file: string;
}

/** A file that was found, or why there is none; in the order of the arguments, folders sorted. */
export type Found = VclPath | { readonly file: string; readonly fault: Diagnostic };

/**
 * The files that arguments name: a file is itself, whatever its name; a folder is every `*.vcl` below it, but for
 * those in `node_modules` and in folders whose names begin with a dot. None comes twice.
 *
 * @param cwd what the arguments, and the paths in messages, are relative to
 */
export function findVcl(cwd: string, args: readonly string[]): readonly Found[] {
  const found = new Map<string, Found>();
  for (const arg of args) {
    const absolute = path.resolve(cwd, arg);
    for (const each of findAt(cwd, absolute)) {
      const key = "fault" in each ? each.file : each.absolute;
      if (!found.has(key)) found.set(key, each);
    }
  }
  return [...found.values()];
}

function findAt(cwd: string, absolute: string): readonly Found[] {
  const file = shown(cwd, absolute);
  const kind = kindOf(absolute);
  if (typeof kind !== "string") return [{ file, fault: unreadable(file, kind.reason) }];
  if (kind === "file") return [{ absolute, file }];
  if (kind === "other") return [{ file, fault: unreadable(file, "it is neither file nor folder") }];
  const below = [...filesBelow(cwd, absolute, new Set())];
  if (below.length > 0) return below;
  return [
    {
      file,
      fault: {
        code: "EW2007",
        severity: "error",
        message: `there is no VCL below ${quote(file)}`,
        help: "name a folder with `.vcl` files in it, or the files themselves",
        file,
      },
    },
  ];
}

/** @param entered the real paths of folders that were entered: links make loops */
function* filesBelow(cwd: string, folder: string, entered: Set<string>): Generator<Found> {
  let names: string[];
  try {
    const real = realpathSync(folder);
    if (entered.has(real)) return;
    entered.add(real);
    names = readdirSync(folder).sort();
  } catch (error) {
    const file = shown(cwd, folder);
    yield { file, fault: unreadable(file, reasonOf(error)) };
    return;
  }
  for (const name of names) {
    const absolute = path.join(folder, name);
    const isVcl = /\.vcl$/i.test(name);
    const kind = kindOf(absolute);
    if (kind === "folder") {
      const isSkipped = name === "node_modules" || name.startsWith(".");
      if (!isSkipped) yield* filesBelow(cwd, absolute, entered);
    } else if (isVcl) {
      const file = shown(cwd, absolute);
      if (kind === "file") yield { absolute, file };
      else {
        const reason = kind === "other" ? "it is neither file nor folder" : kind.reason;
        yield { file, fault: unreadable(file, reason) };
      }
    }
  }
}

type Kind = "file" | "folder" | "other" | { readonly reason: string };

function kindOf(absolute: string): Kind {
  try {
    const stats = statSync(absolute);
    return stats.isFile() ? "file" : stats.isDirectory() ? "folder" : "other";
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** The path in messages; the folder that a command runs in has a name, too. */
function shown(cwd: string, absolute: string): string {
  return displayPath(cwd, absolute) || ".";
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["ENOTDIR", "there is no such file"],
  ["EACCES", "its permissions do not allow it"],
  ["EPERM", "its permissions do not allow it"],
  ["ELOOP", "its symbolic links lead nowhere"],
]);

/** What the file system has against it, for people. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return reasons.get(code) ?? error.message;
}

/** EW2007 about a file that cannot be read. */
export function unreadable(file: string, reason: string): Diagnostic {
  return {
    code: "EW2007",
    severity: "error",
    message: `${quote(file)} cannot be read: ${reason}`,
    help: "check the path and its permissions",
    file,
  };
}
