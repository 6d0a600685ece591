/** What an account holds, in memory. Maps everywhere: names come from clients, and `__proto__` is one. */
import type { Collection } from "./collection.js";
import type { KindPath } from "./kinds.js";

/** A value of a field of a resource. */
export type Value = string | number | boolean | null | readonly string[];

/** A domain, a backend, a snippet and so on: its fields, by Fastly's names. Replaced as a whole, never changed. */
export interface Resource {
  readonly fields: ReadonlyMap<string, Value>;
  /** Of dictionaries, ACLs and snippets: kept by clones. */
  readonly id: string | undefined;
  /** Milliseconds since 1970, as all times of the state. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Version {
  readonly number: number;
  comment: string;
  active: boolean;
  locked: boolean;
  staging: boolean;
  readonly createdAt: number;
  updatedAt: number;
  settings: ReadonlyMap<string, Value>;
  readonly resources: Map<KindPath, readonly Resource[]>;
}

/** An item of a dictionary; its key is the map's. */
export interface Item {
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a dictionary holds. It has no versions: what is written is live at once wherever the dictionary is in use. */
export interface DictionaryContent {
  readonly items: Collection<Item>;
  readonly writeOnly: boolean;
  updatedAt: number;
}

export interface AclEntry {
  readonly ip: string;
  readonly subnet: number | null;
  readonly negated: boolean;
  readonly comment: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a dynamic snippet holds; as with dictionaries, no version. */
export interface DynamicSnippet {
  content: string;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Service {
  readonly id: string;
  name: string;
  comment: string;
  readonly createdAt: number;
  updatedAt: number;
  /** A deleted service keeps its id: the API says that it is deleted, not that it never was. */
  deleted: boolean;
  readonly versions: Version[];
  readonly dictionaries: Map<string, DictionaryContent>;
  /** Entries by their ids, for each ACL by its id. */
  readonly acls: Map<string, Collection<AclEntry>>;
  readonly snippets: Map<string, DynamicSnippet>;
}

export interface State {
  readonly customerId: string;
  readonly userId: string;
  readonly services: Map<string, Service>;
}
