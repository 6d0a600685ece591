import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { AddressSet, parseAddressList, parseCidr, type Cidr } from "../addresses/index.js";
import { quote, type Diagnostic } from "../diagnostics/index.js";
import type { IpList } from "../program/ip-list.js";
import { guardrailListsOf, listsOf, type Program } from "../program/program.js";
import type { DiagnosticAt } from "./diagnose.js";
import { displayPath } from "./paths.js";

/** Of the bad lines of a list, so many are shown in full. */
const mostShown = 10;
const largestFile = 256 * 1024 * 1024;

export interface LoadedLists {
  /** The content of every list that the repository owns, by list name. */
  readonly contents: ReadonlyMap<string, AddressSet>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the lists that a program's conditions and guardrails ask.
 *
 * @param folderOf the folder that a list's path is relative to: that of the file which declares it
 */
export function loadLists(
  program: Program,
  root: string,
  folderOf: (list: IpList) => string,
  at: DiagnosticAt,
): LoadedLists {
  const contents = new Map<string, AddressSet>();
  const diagnostics: Diagnostic[] = [];
  for (const list of [...listsOf(program), ...guardrailListsOf(program)]) {
    const { source } = list;
    if (source.kind === "live") continue;
    const loaded =
      source.kind === "inline"
        ? readInline(list, source.entries, at)
        : readFile(list, path.resolve(folderOf(list), source.path), root, at);
    diagnostics.push(...loaded.diagnostics);
    contents.set(list.name, AddressSet.of(loaded.cidrs));
  }
  return { contents, diagnostics };
}

interface LoadedCidrs {
  readonly cidrs: readonly Cidr[];
  readonly diagnostics: readonly Diagnostic[];
}

function readInline(list: IpList, entries: readonly string[], at: DiagnosticAt): LoadedCidrs {
  const cidrs: Cidr[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const entry of entries) {
    const parsed = parseCidr(entry);
    if (parsed.ok) cidrs.push(parsed.cidr);
    else {
      diagnostics.push(
        at(list.origin, {
          code: "EW1041",
          severity: "error",
          message: `list ${quote(list.name)}: ${parsed.problem}`,
          help: parsed.help,
        }),
      );
    }
  }
  return { cidrs, diagnostics: shorten(diagnostics, list) };
}

function readFile(list: IpList, file: string, root: string, at: DiagnosticAt): LoadedCidrs {
  const shown = displayPath(root, file);
  const missing = (message: string, help: string): LoadedCidrs => ({
    cidrs: [],
    diagnostics: [at(list.origin, { code: "EW1040", severity: "error", message, help })],
  });
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) {
    return missing(
      `list file ${quote(shown)} is not there`,
      "a list's path is relative to the file that declares the list",
    );
  }
  if (!stats.isFile())
    return missing(`${quote(shown)} is not a file`, "name a text file with one address a line");
  if (stats.size > largestFile) {
    return missing(
      `list file ${quote(shown)} has ${stats.size} bytes`,
      `${largestFile} at the most`,
    );
  }
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : "it cannot be read";
    return missing(`list file ${quote(shown)} cannot be read`, why);
  }
  const parsed = parseAddressList(text);
  const diagnostics = parsed.rejected.map(
    ({ line, column, endColumn, problem, help }): Diagnostic => ({
      code: "EW1041",
      severity: "error",
      message: problem,
      help,
      file: shown,
      line,
      column,
      endLine: line,
      endColumn,
    }),
  );
  return { cidrs: parsed.entries.map(({ cidr }) => cidr), diagnostics: shorten(diagnostics, list) };
}

/** The first few, and how many more there are: no line is dropped in silence. */
function shorten(diagnostics: readonly Diagnostic[], list: IpList): readonly Diagnostic[] {
  const last = diagnostics[mostShown - 1];
  if (last === undefined || diagnostics.length === mostShown) return diagnostics;
  return [
    ...diagnostics.slice(0, mostShown),
    {
      ...last,
      message: `list ${quote(list.name)}: ${diagnostics.length - mostShown} more lines are not addresses`,
      help: `${diagnostics.length} in all; the first ${mostShown} are shown above`,
    },
  ];
}
