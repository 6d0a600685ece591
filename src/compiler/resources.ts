import { formatRange } from "./lists/hash.js";
import type { Container, Layout } from "./layout.js";
import { sizeOf } from "./lists/container.js";
import { sha256 } from "./release.js";

/** Lists above this many entries stand in files of their own, outside of golden. */
export const largestInline = 1_000;

/** What of a list is too long to read: how much it is, and whether it is the same. */
interface Summary {
  readonly count: number;
  readonly digest: string;
}

/** resources.json: what a push has to create and, where the repository owns the content, to make equal. */
export function resources(layout: Layout): unknown {
  const long = longLists(layout);
  return {
    acls: layout.acls.map((acl) => ({
      name: acl.name,
      list: acl.list,
      managed: acl.managed,
      ...hashesOf(acl),
      ...(acl.entries && {
        entries: long.has(acl.list) ? summaryOf(acl) : [...acl.entries],
      }),
    })),
    dictionaries: layout.dictionaries.map((dictionary) => ({
      name: dictionary.name,
      ...(dictionary.list !== undefined && { list: dictionary.list }),
      managed: dictionary.managed,
      ...(dictionary.ipv6Prefix !== undefined && { ipv6Prefix: dictionary.ipv6Prefix }),
      ...hashesOf(dictionary),
      ...(dictionary.items && {
        items: long.has(dictionary.list)
          ? summaryOf(dictionary)
          : Object.fromEntries(dictionary.items),
      }),
    })),
  };
}

/** The content of the lists that resources.json only summarises: path and text, one entry a line. */
export function listFiles(layout: Layout): readonly (readonly [path: string, text: string])[] {
  const long = longLists(layout);
  return containersOf(layout)
    .filter(({ list, managed }) => managed === "file" && long.has(list))
    .map((container) => [`lists/${container.name}.txt`, textOf(container)] as const);
}

/** The lists whose containers together hold more than anyone reads. */
function longLists(layout: Layout): ReadonlySet<string | undefined> {
  const sizes = new Map<string, number>();
  for (const container of containersOf(layout)) {
    const { list } = container;
    if (list !== undefined) sizes.set(list, (sizes.get(list) ?? 0) + sizeOf(container));
  }
  return new Set([...sizes].filter(([, size]) => size > largestInline).map(([list]) => list));
}

function containersOf({ acls, dictionaries }: Layout): readonly Container[] {
  return [...acls, ...dictionaries];
}

function hashesOf({ hashes, managed }: Container): { readonly hashes?: string } {
  return hashes === undefined || managed === "file" ? {} : { hashes: formatRange(hashes) };
}

function entriesOf(container: Container): readonly string[] {
  return container.kind === "acl"
    ? (container.entries ?? [])
    : [...(container.items?.keys() ?? [])];
}

function summaryOf(container: Container): Summary {
  return { count: sizeOf(container), digest: `sha256:${sha256(textOf(container))}` };
}

/** Of a list that is long, both files and digests want the text. */
const texts = new WeakMap<Container, string>();

function textOf(container: Container): string {
  const text = texts.get(container) ?? `${entriesOf(container).join("\n")}\n`;
  texts.set(container, text);
  return text;
}
