import type { HashRange } from "./hash.js";
import type { KeyPrefix } from "./key.js";

/** An ACL at the edge. */
export interface AclContainer {
  readonly kind: "acl";
  readonly name: string;
  /** The list it holds, or a part of. */
  readonly list: string;
  readonly managed: "file" | "live";
  /** Addresses and CIDRs as Fastly spells them; undefined when on-call owns them. */
  readonly entries: readonly string[] | undefined;
  /** Of a live list in several ACLs: which entries belong here, by the hash of their text. */
  readonly hashes?: HashRange;
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
  /** Of a list in several dictionaries: which keys belong here, by their hash. */
  readonly hashes?: HashRange;
  /** Of a list whose IPv6 addresses are looked up by the block of this length that they are in. */
  readonly ipv6Prefix?: KeyPrefix;
}

export type Container = AclContainer | DictionaryContainer;

/** Entries or items that it is created with. */
export function sizeOf(container: Container): number {
  return (container.kind === "acl" ? container.entries?.length : container.items?.size) ?? 0;
}
