import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/** Where a project's files are. All paths are absolute. */
export interface ProjectPaths {
  /** What file names in messages, comments and manifests are relative to. */
  readonly root: string;
  readonly policies: string;
  readonly policyFiles: readonly string[];
  readonly config: string | undefined;
}

const policyFile = /\.policy\.(?:ts|mts|js|mjs)$/;
const configNames = [
  "edgewall.config.ts",
  "edgewall.config.mts",
  "edgewall.config.js",
  "edgewall.config.mjs",
];

/**
 * Finds a project's policy files and configuration.
 *
 * @param cwd the folder the command was started in
 * @param policies the folder of policies, relative to `cwd`
 * @returns undefined when there is no such folder
 */
export function findProject(cwd: string, policies: string): ProjectPaths | undefined {
  const folder = path.resolve(cwd, policies);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const inside = folder === cwd || folder.startsWith(cwd + path.sep);
  const root = inside ? cwd : path.dirname(folder);
  const config = findConfig([root, path.dirname(folder), folder]);
  return { root, policies: folder, policyFiles: findPolicyFiles(folder), config };
}

/** The first configuration file in one of the folders. */
export function findConfig(folders: readonly string[]): string | undefined {
  return folders
    .flatMap((folder) => configNames.map((name) => path.join(folder, name)))
    .find((candidate) => existsSync(candidate));
}

/** Every policy file below a folder, in an order that does not depend on the machine. */
function findPolicyFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => policyFile.test(name) && !name.split(path.sep).includes("node_modules"))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .sort((a, b) => (a < b ? -1 : 1));
}

/** A path as messages and manifests show it: relative to the root, with forward slashes. */
export function displayPath(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join("/");
}
