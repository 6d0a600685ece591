import { formatCidr, type AddressSet } from "../addresses/index.js";
import { quote } from "../diagnostics/index.js";
import type { Dictionary } from "../program/dictionary.js";
import { managedBy, type IpList } from "../program/ip-list.js";
import type { Problem } from "../program/problem.js";
import { dictionariesOf, listsOf, type Program } from "../program/program.js";
import type { Limits } from "./settings.js";

/** An ACL at the edge. */
export interface AclContainer {
  readonly kind: "acl";
  readonly name: string;
  /** The list it holds, or a part of. */
  readonly list: string;
  readonly managed: "file" | "live";
  /** Addresses and CIDRs as Fastly spells them; undefined when on-call owns them. */
  readonly entries: readonly string[] | undefined;
}

/** A dictionary at the edge. */
export interface DictionaryContainer {
  readonly kind: "dictionary";
  readonly name: string;
  /** The list it holds, or a part of; undefined for a dictionary of toggles. */
  readonly list: string | undefined;
  readonly managed: "file" | "live";
  /** What it is created with; undefined when on-call owns all of it. */
  readonly items: ReadonlyMap<string, string> | undefined;
}

/** Where everything that a program keeps at the edge has its place. */
export interface Layout {
  readonly acls: readonly AclContainer[];
  readonly dictionaries: readonly DictionaryContainer[];
  /** The containers that together hold a list, by list name. One each, until lists are divided. */
  readonly byList: ReadonlyMap<string, readonly (AclContainer | DictionaryContainer)[]>;
}

/** The value of a banned address's dictionary item. Not a number: presence is what counts, for good. */
const bannedValue = "banned";

/**
 * Lays lists and toggles out over ACLs and dictionaries.
 *
 * @param contents the content of every list that the repository owns, by list name
 */
export function layOut(
  program: Program,
  contents: ReadonlyMap<string, AddressSet>,
  limits: Limits,
): { readonly layout: Layout; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const acls: AclContainer[] = [];
  const dictionaries: DictionaryContainer[] = [];
  const byList = new Map<string, readonly (AclContainer | DictionaryContainer)[]>();

  for (const dictionary of dictionariesOf(program)) {
    dictionaries.push(toggleDictionary(dictionary));
    problems.push(...checkDictionarySize(dictionary, limits));
  }
  for (const list of listsOf(program)) {
    const content = contents.get(list.name);
    if (list.store === "acl") {
      const container = aclOf(list, content);
      problems.push(...checkSize(list, container.entries?.length, "an ACL", "aclEntries", limits));
      acls.push(container);
      byList.set(list.name, [container]);
    } else {
      problems.push(...checkExact(list, content));
      const container = dictionaryOf(list, content);
      problems.push(
        ...checkSize(list, container.items?.size, "a dictionary", "dictionaryItems", limits),
      );
      dictionaries.push(container);
      byList.set(list.name, [container]);
    }
  }
  return { layout: { acls, dictionaries, byList }, problems };
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

function aclOf(list: IpList, content: AddressSet | undefined): AclContainer {
  const entries = content?.cidrs.map(formatCidr);
  return { kind: "acl", name: list.name, list: list.name, managed: managedBy(list), entries };
}

function dictionaryOf(list: IpList, content: AddressSet | undefined): DictionaryContainer {
  const items =
    content &&
    new Map((content.exact ?? []).map((cidr) => [formatCidr(cidr), bannedValue] as const));
  return { kind: "dictionary", name: list.name, list: list.name, managed: managedBy(list), items };
}

function checkExact(list: IpList, content: AddressSet | undefined): readonly Problem[] {
  if (content === undefined || content.exact !== undefined) return [];
  return [
    {
      code: "EW1044",
      severity: "error",
      message: `list ${quote(list.name)} holds CIDRs, and a dictionary holds exact addresses`,
      help: 'store it in an ACL: `store: "acl"`',
      ...(list.origin && { origin: list.origin }),
    },
  ];
}

function checkSize(
  list: IpList,
  size: number | undefined,
  container: string,
  limit: "aclEntries" | "dictionaryItems",
  limits: Limits,
): readonly Problem[] {
  const most = limits[limit];
  if (size === undefined || size <= most) return [];
  return [
    {
      code: "EW1043",
      severity: "error",
      message: `list ${quote(list.name)} takes ${size} entries, ${size - most} more than ${container} holds (${most})`,
      help: `shorten the list; or, if Fastly raised the limit for your account, say so in edgewall.config.ts: \`limits: { ${limit}: ${size} }\``,
      ...(list.origin && { origin: list.origin }),
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
