import type { AclContainer, DictionaryContainer, Layout } from "./layout.js";
import { sha256 } from "./release.js";

/** Lists above this many entries stand in a file of their own, outside of golden. */
export const largestInline = 1_000;

/** What of a list is too long to read: how much it is, and whether it is the same. */
interface Summary {
  readonly count: number;
  readonly digest: string;
}

/** resources.json: what a push has to create and, where the repository owns the content, to make equal. */
export function resources(layout: Layout): unknown {
  return {
    acls: layout.acls.map((acl) => ({
      name: acl.name,
      list: acl.list,
      managed: acl.managed,
      ...(acl.entries && { entries: shortOr(acl.entries, [...acl.entries]) }),
    })),
    dictionaries: layout.dictionaries.map((dictionary) => ({
      name: dictionary.name,
      ...(dictionary.list !== undefined && { list: dictionary.list }),
      managed: dictionary.managed,
      ...(dictionary.items && {
        items: shortOr([...dictionary.items.keys()], Object.fromEntries(dictionary.items)),
      }),
    })),
  };
}

/** The content of the lists that resources.json only summarises: path and text, one entry a line. */
export function listFiles(layout: Layout): readonly (readonly [path: string, text: string])[] {
  return [...layout.acls, ...layout.dictionaries].flatMap((container) => {
    const lines = entriesOf(container);
    return lines.length > largestInline
      ? [[`lists/${container.name}.txt`, textOf(lines)] as const]
      : [];
  });
}

function entriesOf(container: AclContainer | DictionaryContainer): readonly string[] {
  return container.kind === "acl"
    ? (container.entries ?? [])
    : [...(container.items?.keys() ?? [])];
}

function shortOr<Whole>(entries: readonly string[], whole: Whole): Whole | Summary {
  if (entries.length <= largestInline) return whole;
  return { count: entries.length, digest: `sha256:${sha256(textOf(entries))}` };
}

function textOf(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
