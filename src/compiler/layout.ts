import type { AddressSet } from "../addresses/index.js";
import { quote } from "../diagnostics/index.js";
import type { Dictionary } from "../program/dictionary.js";
import type { IpList } from "../program/ip-list.js";
import type { Problem } from "../program/problem.js";
import { dictionariesOf, listsOf, type Program } from "../program/program.js";
import type { AclContainer, Container, DictionaryContainer } from "./lists/container.js";
import { layOutList } from "./lists/lay-out-list.js";
import { containersOf, type Lookup } from "./lists/lookup.js";
import { overLimit } from "./lists/over-limit.js";
import type { Limits } from "./settings.js";

export type { AclContainer, Container, DictionaryContainer } from "./lists/container.js";

/** Where everything that a program keeps at the edge has its place. */
export interface Layout {
  readonly acls: readonly AclContainer[];
  readonly dictionaries: readonly DictionaryContainer[];
  /** How the edge asks for each list, by list name. */
  readonly byList: ReadonlyMap<string, Lookup>;
}

/**
 * Lays lists and toggles out over ACLs and dictionaries. docs/lists.md says how.
 *
 * @param contents the content of every list that the repository owns, by list name
 */
export function layOut(
  program: Program,
  contents: ReadonlyMap<string, AddressSet>,
  limits: Limits,
): { readonly layout: Layout; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const containers: Container[] = [];
  const byList = new Map<string, Lookup>();
  for (const dictionary of dictionariesOf(program)) {
    containers.push(toggleDictionary(dictionary));
    problems.push(...checkDictionarySize(dictionary, limits));
  }
  for (const list of listsOf(program)) {
    const content = contents.get(list.name);
    const lookup = layOutList(list, content, limits);
    const own = containersOf(lookup);
    byList.set(list.name, lookup);
    problems.push(...overLimit(list, content, own, limits), ...namesTaken(list, own, containers));
    containers.push(...own);
  }
  return {
    layout: {
      acls: containers.filter((container) => container.kind === "acl"),
      dictionaries: containers.filter((container) => container.kind === "dictionary"),
      byList,
    },
    problems,
  };
}

function toggleDictionary(dictionary: Dictionary): DictionaryContainer {
  return {
    kind: "dictionary",
    name: dictionary.name,
    list: undefined,
    managed: "live",
    items: new Map(Object.entries(dictionary.toggles)),
  };
}

const longestName = 255;

/** A list's containers have names that the author did not choose, and that another list may have. */
function namesTaken(
  { name: list, origin }: IpList,
  own: readonly Container[],
  others: readonly Container[],
): readonly Problem[] {
  const taken = new Set(others.map(({ name }) => name));
  const unusable = own.find(({ name }) => taken.has(name) || name.length > longestName);
  if (unusable === undefined) return [];
  const { name } = unusable;
  return [
    {
      code: "EW1012",
      severity: "error",
      message: taken.has(name)
        ? `list ${quote(list)} needs the name ${quote(name)} for a part of it, which another list or dictionary has`
        : `list ${quote(list)} needs the name ${quote(name)} for a part of it, which is longer than ${longestName} characters`,
      help: "give one of the two another name",
      ...(origin && { origin }),
    },
  ];
}

function checkDictionarySize(dictionary: Dictionary, limits: Limits): readonly Problem[] {
  const size = Object.keys(dictionary.toggles).length;
  if (size <= limits.dictionaryItems) return [];
  return [
    {
      code: "EW1045",
      severity: "error",
      message: `dictionary ${quote(dictionary.name)} declares ${size} items, ${size - limits.dictionaryItems} more than one holds (${limits.dictionaryItems})`,
      help: "divide the toggles over several dictionaries",
      ...(dictionary.origin && { origin: dictionary.origin }),
    },
  ];
}
