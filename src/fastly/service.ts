/** What of a service edgewall has a part in, as it should be and as it is. */
import type { Version } from "./client/index.js";

/** How a list bears on who is let through: `toggle` also stands for what holds no list. */
export type Polarity = "ban" | "allow" | "toggle";

export interface SnippetContent {
  readonly type: string;
  readonly priority: number;
  readonly content: string;
}

interface Container {
  readonly name: string;
  /** Who owns the content: the repository (`file`), or on-call (`live`). */
  readonly managed: "file" | "live";
  readonly polarity: Polarity;
}

export interface AclContent extends Container {
  readonly kind: "acl";
  /** The list it holds, or a part of. */
  readonly list: string;
  /** Addresses and blocks as Fastly spells them; empty when on-call owns them. */
  readonly entries: ReadonlySet<string>;
}

export interface DictionaryContent extends Container {
  readonly kind: "dictionary";
  /** The list it holds, or a part of; undefined for a dictionary of toggles. */
  readonly list: string | undefined;
  /** What it should hold or, when it is on-call's, what it is created with. */
  readonly items: ReadonlyMap<string, string>;
}

export type ContainerContent = AclContent | DictionaryContent;

/** What a compiled policy wants of a service. */
export interface ServiceContent {
  readonly snippets: ReadonlyMap<string, SnippetContent>;
  /** The custom VCL, when it is delivered as such. */
  readonly main: string | undefined;
  readonly containers: ReadonlyMap<string, ContainerContent>;
}

/** What stands in one version of a service, whoever put it there. */
export interface VersionContent {
  readonly snippets: ReadonlyMap<string, SnippetContent & { readonly dynamic: boolean }>;
  readonly vcls: ReadonlyMap<string, { readonly main: boolean; readonly content: string }>;
  readonly acls: ReadonlyMap<string, { readonly id: string }>;
  readonly dictionaries: ReadonlyMap<string, { readonly id: string; readonly writeOnly: boolean }>;
}

/** A container whose content was read. */
export type LiveContainer =
  | {
      readonly kind: "acl";
      readonly name: string;
      readonly id: string;
      /** As Fastly spells them; a negated entry begins with `!`, and is never edgewall's. */
      readonly entries: ReadonlySet<string>;
    }
  | {
      readonly kind: "dictionary";
      readonly name: string;
      readonly id: string;
      readonly items: ReadonlyMap<string, string>;
    };

/** The item `release` of edgewall's own dictionary. */
export interface StateRelease {
  readonly release: string;
  readonly commit?: string;
  readonly version: number;
  /** Seconds since 1970. */
  readonly at: number;
}

/** What edgewall's own dictionary holds. */
export interface State {
  /** Undefined where the service has no such dictionary yet. */
  readonly dictionaryId: string | undefined;
  readonly release: StateRelease | undefined;
  readonly owns: ReadonlyMap<string, "acl" | "dictionary">;
  /** The text of the item `lock`. */
  readonly lock: string | undefined;
}

export interface LiveService {
  readonly id: string;
  readonly name: string;
  readonly versions: readonly Version[];
  readonly active: number | undefined;
  /** What a draft is made from: the active version, or where none was ever active, the last that is no draft of a push. */
  readonly base: number;
  /** What an interrupted push left, made from `base`. */
  readonly draft: number | undefined;
  /** What stands in the active version; nothing where none was ever active. */
  readonly content: VersionContent;
  readonly draftContent: VersionContent | undefined;
  /** By name, of the draft where it has one that the active version has not: those of edgewall, and those it wants. */
  readonly containers: ReadonlyMap<string, LiveContainer>;
  readonly state: State;
}

/** Edgewall's own dictionary: the lock, the release last pushed, and what is edgewall's. */
export const stateDictionary = "edgewall_state";

/** The name of the custom VCL that edgewall delivers. */
export const mainVclName = "edgewall_main";

const snippetPrefix = "edgewall_";

/** Whether a snippet is edgewall's: its name says so. */
export function isOwnSnippet(name: string): boolean {
  return name.startsWith(snippetPrefix);
}

/** The name of the snippet for a compiled file: `edgewall_recv` for `recv.vcl`. */
export function snippetName(subroutine: string): string {
  return snippetPrefix + subroutine;
}

/** How many entries or items a container holds. */
export function sizeOf(container: ContainerContent | LiveContainer): number {
  return container.kind === "acl" ? container.entries.size : container.items.size;
}

/** The entries of an ACL, or the keys of a dictionary; they can be gone through more than once. */
export function keysOf(container: ContainerContent | LiveContainer): Iterable<string> {
  if (container.kind === "acl") return container.entries;
  const { items } = container;
  return { [Symbol.iterator]: () => items.keys() };
}
