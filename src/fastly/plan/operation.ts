import type { SnippetContent } from "../service.js";

/** When an operation happens, in this order. */
export type Phase = "draft" | "before" | "version" | "activate" | "after";

interface Step {
  readonly phase: Phase;
  readonly name: string;
  /** API writes that it takes. */
  readonly writes: number;
}

/** A whole version: made, marked as edgewall's, checked (which is no write), made live. */
export interface VersionOperation extends Step {
  readonly kind: "version";
  readonly action: "clone" | "mark" | "comment" | "validate" | "activate";
}

/** A snippet of the draft. `change` deletes and creates: the API's client cannot change one. */
export type SnippetOperation = Step & { readonly kind: "snippet" } & (
    | { readonly action: "create" | "change"; readonly snippet: SnippetContent }
    | { readonly action: "delete" }
  );

/** A custom VCL file of the draft, which becomes the main one. */
export type VclOperation = Step & { readonly kind: "vcl" } & (
    | { readonly action: "create" | "change"; readonly content: string }
    | { readonly action: "delete" }
  );

/** A container of the draft. */
export interface ContainerOperation extends Step {
  readonly kind: "acl" | "dictionary";
  readonly action: "create" | "delete";
}

interface DataStep extends Step {
  readonly phase: "before" | "after";
  readonly action: "add" | "remove" | "change";
  /** How many are added and removed, all batches together. */
  readonly entries: number;
}

/** Entries of an ACL, live at once. */
export interface EntriesOperation extends DataStep {
  readonly kind: "entries";
  readonly batches: readonly EntryBatch[];
}

/** One transaction of at most 1,000. An entry to remove that begins with `!` is a negated one. */
export interface EntryBatch {
  readonly add: ReadonlySet<string>;
  readonly remove: ReadonlySet<string>;
}

/** Items of a dictionary, live at once. */
export interface ItemsOperation extends DataStep {
  readonly kind: "items";
  /** Whether an item that exists meanwhile is on-call's, and stays. */
  readonly keepsExisting: boolean;
  readonly batches: readonly ItemBatch[];
}

/** One transaction of at most 1,000. */
export interface ItemBatch {
  readonly add: ReadonlyMap<string, string>;
  readonly remove: ReadonlySet<string>;
}

/** Edgewall's own dictionary: the lock; whose containers are edgewall's; at the end, unlocking and the release. */
export type StateOperation = Step & { readonly kind: "state" } & (
    | { readonly action: "lock" }
    /** Before a container is created, so that it is known for edgewall's whatever happens next. */
    | { readonly action: "own"; readonly own: ReadonlyMap<string, "acl" | "dictionary"> }
    /** The release is recorded, the lock given back, and what went is no longer owned: one transaction. */
    | { readonly action: "release"; readonly disown: ReadonlySet<string> }
  );

export type DataOperation = EntriesOperation | ItemsOperation;

export type Operation =
  | VersionOperation
  | SnippetOperation
  | VclOperation
  | ContainerOperation
  | DataOperation
  | StateOperation;
