import type { FastlyClient, FastlyError, Result } from "../client/index.js";
import type { Entry } from "./place.js";
import type { LiveContainer } from "./live-containers.js";
import { aclStore } from "./acl-store.js";
import { dictionaryStore } from "./dictionary-store.js";

/** What is to become of an entry. */
export interface Edit {
  readonly entry: Entry;
  /** An item's value (an ACL's entries have none that counts); undefined takes the entry out. */
  readonly value: string | undefined;
}

/** A live list at the edge, whatever it is kept in. */
export interface Store {
  /** The values of those entries that are on the list. */
  readonly read: (entries: readonly Entry[]) => Promise<Result<ReadonlyMap<string, string>>>;
  /** Goes by what was read last. The error of the first call that failed; what was done before it stays. */
  readonly write: (edits: readonly Edit[]) => Promise<FastlyError | undefined>;
  /** Entries read last that reach over others: an ACL's blocks. */
  readonly blocks: () => readonly Block[];
}

export interface Block {
  readonly text: string;
  /** Whether it takes addresses out of the list. */
  readonly isNegated: boolean;
}

export interface StoreOptions {
  readonly client: FastlyClient;
  readonly serviceId: string;
  readonly parts: readonly LiveContainer[];
}

export function storeOf(kind: "acl" | "dictionary", options: StoreOptions): Store {
  return kind === "acl" ? aclStore(options) : dictionaryStore(options);
}
