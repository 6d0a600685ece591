import path from "node:path";
import { AddressSet, parseAddressList, parseCidr, type Cidr } from "../addresses/index.js";
import { quote, type Diagnostic } from "../diagnostics/index.js";
import type { IpList } from "../program/ip-list.js";
import { guardrailListsOf, listsOf, type Program } from "../program/program.js";
import type { DiagnosticAt } from "./diagnose.js";
import { listDiagnostics } from "./list-diagnostics.js";
import { readListFile } from "./list-file.js";
import { displayPath } from "./paths.js";

/** Of the bad entries of an inline list, so many are shown in full. */
const mostShown = 10;

export interface LoadedLists {
  /** The content of every list that the repository owns, by list name. */
  readonly contents: ReadonlyMap<string, AddressSet>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadListsOptions {
  /** Whether a bad line in a list file is an error, and not a warning that it was left out. */
  readonly strict: boolean;
}

/**
 * Reads the lists that a program's conditions and guardrails ask: each widened as it says, less the list that it excepts.
 *
 * @param folderOf the folder that a list's path is relative to: that of the file which declares it
 */
export function loadLists(
  program: Program,
  root: string,
  folderOf: (list: IpList) => string,
  at: DiagnosticAt,
  { strict }: LoadListsOptions = { strict: false },
): LoadedLists {
  const diagnostics: Diagnostic[] = [];
  const read = new Map<IpList, AddressSet>();
  const load = (list: IpList): AddressSet => {
    const known = read.get(list);
    if (known !== undefined) return known;
    // An exception cannot lead back here: a list is declared before what names it. Should it, it would be empty.
    read.set(list, AddressSet.empty);
    const loaded = readContent(list, root, folderOf(list), at, strict);
    diagnostics.push(...loaded.diagnostics);
    const { ipv6Prefix, except } = list;
    const widened = ipv6Prefix === undefined ? loaded.set : loaded.set.widenIpv6(ipv6Prefix);
    const content = except === undefined ? widened : widened.minus(load(except));
    read.set(list, content);
    return content;
  };
  const contents = new Map<string, AddressSet>();
  for (const list of [...listsOf(program), ...guardrailListsOf(program)]) {
    if (list.source.kind !== "live") contents.set(list.name, load(list));
  }
  return { contents, diagnostics };
}

interface LoadedContent {
  readonly set: AddressSet;
  readonly diagnostics: readonly Diagnostic[];
}

function readContent(
  list: IpList,
  root: string,
  folder: string,
  at: DiagnosticAt,
  strict: boolean,
): LoadedContent {
  const { source } = list;
  switch (source.kind) {
    case "inline":
      return readInline(list, source.entries, at);
    case "file":
      return readFile(list, path.resolve(folder, source.path), root, at, strict);
    case "live":
      // Of a live list nothing is known here.
      return { set: AddressSet.empty, diagnostics: [] };
  }
}

function readInline(list: IpList, entries: readonly string[], at: DiagnosticAt): LoadedContent {
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
  return { set: AddressSet.of(cidrs), diagnostics: shorten(diagnostics, list) };
}

function readFile(
  list: IpList,
  file: string,
  root: string,
  at: DiagnosticAt,
  strict: boolean,
): LoadedContent {
  const shown = displayPath(root, file);
  const read = readListFile(file);
  if (!read.ok) {
    const fault = at(list.origin, {
      code: "EW1040",
      severity: "error",
      message: `list file ${quote(shown)} ${read.problem}`,
      help: read.help,
    });
    return { set: AddressSet.empty, diagnostics: [fault] };
  }
  const parsed = parseAddressList(read.bytes);
  return { set: parsed.set, diagnostics: listDiagnostics(parsed, shown, strict) };
}

/** The first few, and how many more there are: no entry is dropped in silence. */
function shorten(diagnostics: readonly Diagnostic[], list: IpList): readonly Diagnostic[] {
  const last = diagnostics[mostShown - 1];
  if (last === undefined || diagnostics.length === mostShown) return diagnostics;
  return [
    ...diagnostics.slice(0, mostShown),
    {
      ...last,
      message: `list ${quote(list.name)}: ${diagnostics.length - mostShown} more entries are not addresses`,
      help: `${diagnostics.length} in all; the first ${mostShown} are shown above`,
    },
  ];
}
