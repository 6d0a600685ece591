import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** Files by path, for each folder (a service). */
export type Trees = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The file that tells a folder of ours from somebody else's. */
const ours = "manifest.json";
const unfinished = /^\.edgewall-(?:new|old)-/;

/** A folder that stands where ours should, and is not ours. */
export class ForeignFolderError extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(`${folder} was not made by edgewall`);
    this.name = "ForeignFolderError";
    this.folder = folder;
  }
}

/**
 * Makes the folders below `target` equal to `trees`: everything is written beside them first and then moved
 * into place, so that a failure while writing changes nothing. Folders of services that are gone are removed.
 *
 * @throws ForeignFolderError when a folder to be replaced holds files and no manifest of ours
 */
export function writeTrees(target: string, trees: Trees): void {
  mkdirSync(target, { recursive: true });
  for (const name of trees.keys()) {
    const folder = path.join(target, name);
    if (existsSync(folder) && !isOurs(folder)) throw new ForeignFolderError(folder);
  }
  for (const name of readdirSync(target)) {
    if (unfinished.test(name)) rmSync(path.join(target, name), { recursive: true, force: true });
  }
  const written = new Map<string, string>();
  try {
    for (const [name, files] of trees) {
      const folder = path.join(target, `.edgewall-new-${name}`);
      written.set(name, folder);
      for (const [file, text] of files) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
    }
    swap(target, written);
  } finally {
    for (const folder of written.values()) rmSync(folder, { recursive: true, force: true });
  }
  for (const entry of readdirSync(target, { withFileTypes: true })) {
    const folder = path.join(target, entry.name);
    if (entry.isDirectory() && !trees.has(entry.name) && existsSync(path.join(folder, ours))) {
      rmSync(folder, { recursive: true });
    }
  }
}

/** Moves the new folders into place; when one cannot be, all that moved goes back. */
function swap(target: string, written: ReadonlyMap<string, string>): void {
  const undo: (() => void)[] = [];
  const aside: string[] = [];
  try {
    for (const [name, fresh] of written) {
      const place = path.join(target, name);
      const old = path.join(target, `.edgewall-old-${name}`);
      if (existsSync(place)) {
        renameSync(place, old);
        aside.push(old);
        undo.push(() => renameSync(old, place));
      }
      renameSync(fresh, place);
      undo.push(() => renameSync(place, fresh));
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  }
  for (const old of aside) rmSync(old, { recursive: true, force: true });
}

function isOurs(folder: string): boolean {
  return existsSync(path.join(folder, ours)) || readdirSync(folder).length === 0;
}

/** The files below a folder, by path with forward slashes; empty when there is no such folder. */
export function readTree(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(folder, file).split(path.sep).join("/"), file] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(files.map(([name, file]) => [name, readFileSync(file, "utf8")]));
}
