import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ParsedVcl } from "../../vcl/syntax/parse.js";
import { includesIn } from "./includes.js";

/** A file of VCL that was read. */
export interface VclSource {
  /** Absolute, so that what stands beside it can be found. */
  readonly absolute: string;
  /** As messages show it. */
  readonly file: string;
  readonly text: string;
  readonly parsed: ParsedVcl;
}

/** Files that are one program: a name that one of them declares counts in all. */
export interface Unit {
  /** Those that are looked at. */
  readonly files: readonly VclSource[];
  /** Those that only belong to the same program. */
  readonly context: readonly VclSource[];
}

/** Reads a file that nobody named; undefined when there is none, or it cannot be read. */
export type ReadBeside = (absolute: string) => VclSource | undefined;

/**
 * Divides files into programs. The files of one folder are one, with the modules that they include from it. A folder
 * that edgewall compiled holds the same program twice: as main.vcl, and as snippets.
 */
export function unitsOf(sources: readonly VclSource[], read: ReadBeside): readonly Unit[] {
  const known = new Map(sources.map((source) => [source.absolute, source]));
  const open: ReadBeside = (absolute) => {
    const source = known.get(absolute) ?? read(absolute);
    if (source !== undefined) known.set(absolute, source);
    return source;
  };
  const folders = new Map<string, VclSource[]>();
  for (const source of sources) {
    const folder = path.dirname(source.absolute);
    const files = folders.get(folder) ?? [];
    folders.set(folder, files);
    files.push(source);
  }
  return [...folders].flatMap(([folder, files]) => {
    const parts = isCompiled(folder)
      ? compiledUnits(folder, files, open)
      : [{ files, context: [] }];
    return parts.map(({ files: own, context }) => ({
      files: own,
      context: withIncludes(folder, own, context, open),
    }));
  });
}

/** What Fastly declares in front of the program; it belongs to both of its forms. */
const declarations = "declarations.vcl";
const custom = "main.vcl";

function compiledUnits(
  folder: string,
  files: readonly VclSource[],
  open: ReadBeside,
): readonly Unit[] {
  const isWhole = ({ absolute }: VclSource) =>
    [custom, declarations].includes(path.basename(absolute));
  return [
    { own: files.filter(isWhole), beside: [custom, declarations] },
    { own: files.filter((file) => !isWhole(file)), beside: [declarations] },
  ]
    .filter(({ own }) => own.length > 0)
    .map(({ own, beside }) => ({
      files: own,
      context: beside.flatMap((name) => {
        const source = open(path.join(folder, name));
        return source === undefined || own.includes(source) ? [] : [source];
      }),
    }));
}

/** The context, and every module that the files or it include from their folder, and that those include. */
function withIncludes(
  folder: string,
  files: readonly VclSource[],
  context: readonly VclSource[],
  open: ReadBeside,
): readonly VclSource[] {
  const all = new Set([...files, ...context]);
  // A set's iteration meets what is added to it on the way.
  for (const { text, parsed } of all) {
    // Most files include nothing, and a megabyte takes a while to walk.
    if (!text.includes("include")) continue;
    for (const include of includesIn(parsed.root)) {
      const name = include.replace(/^snippet::/, "");
      if (!/^[\w-][\w.-]*$/.test(name)) continue;
      const module = open(path.join(folder, name.endsWith(".vcl") ? name : `${name}.vcl`));
      if (module !== undefined) all.add(module);
    }
  }
  return [...all].slice(files.length);
}

/** Whether edgewall made the folder: its manifest says which release it holds. */
function isCompiled(folder: string): boolean {
  const manifest = path.join(folder, "manifest.json");
  if (!existsSync(manifest)) return false;
  try {
    const read: unknown = JSON.parse(readFileSync(manifest, "utf8"));
    return (
      typeof read === "object" &&
      read !== null &&
      "release" in read &&
      "rules" in read &&
      "budgets" in read
    );
  } catch {
    return false;
  }
}
