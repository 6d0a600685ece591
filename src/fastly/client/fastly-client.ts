import type {
  Acl,
  AclEntry,
  Dictionary,
  DictionaryInfo,
  EntryOperation,
  ItemOperation,
  Service,
  Snippet,
  Validation,
  Vcl,
  Version,
} from "./content.js";
import type { Result } from "./result.js";

/** A promise of what a call came to; it is never rejected. */
export type Answer<Value> = Promise<Result<Value>>;

/** How many writes the token has left, as Fastly last said. */
export interface WriteBudget {
  readonly remaining: number;
  /** Milliseconds since 1970. */
  readonly resetAt: number;
}

/**
 * Fastly's API, as far as edgewall uses it. Lists are complete, however many pages they have. Reads, and writes that may
 * be made twice, are repeated when the network or Fastly fails; of others, `mayHaveTakenEffect` says that the caller has
 * to look. What does not exist is the error `not-found`, after a delete too.
 */
export interface FastlyClient {
  /** How many writes were sent, the repeated ones included. */
  readonly writes: number;
  /** Undefined before the first write. */
  readonly budget: WriteBudget | undefined;

  service(id: string): Answer<Service>;
  cloneVersion(id: string, version: number): Answer<Version>;
  setComment(id: string, version: number, comment: string): Answer<Version>;
  validate(id: string, version: number): Answer<Validation>;
  activate(id: string, version: number, environment?: "staging"): Answer<Version>;
  domains(id: string, version: number): Answer<readonly string[]>;
  /** The VCL that Fastly makes of a version; for reading, its form changes. */
  generatedVcl(id: string, version: number): Answer<string>;

  snippets(id: string, version: number): Answer<readonly Snippet[]>;
  createSnippet(id: string, version: number, snippet: Snippet): Answer<undefined>;
  deleteSnippet(id: string, version: number, name: string): Answer<undefined>;

  vcls(id: string, version: number): Answer<readonly Vcl[]>;
  createVcl(
    id: string,
    version: number,
    vcl: Pick<Vcl, "name" | "content"> & { readonly main?: boolean },
  ): Answer<undefined>;
  deleteVcl(id: string, version: number, name: string): Answer<undefined>;
  setMainVcl(id: string, version: number, name: string): Answer<undefined>;

  acls(id: string, version: number): Answer<readonly Acl[]>;
  createAcl(id: string, version: number, name: string): Answer<Acl>;
  deleteAcl(id: string, version: number, name: string): Answer<undefined>;
  entries(id: string, aclId: string): Answer<readonly AclEntry[]>;
  /** At most 1000 operations; all are made, or none. */
  patchEntries(id: string, aclId: string, operations: readonly EntryOperation[]): Answer<undefined>;

  dictionaries(id: string, version: number): Answer<readonly Dictionary[]>;
  createDictionary(
    id: string,
    version: number,
    name: string,
    options?: { readonly writeOnly?: boolean },
  ): Answer<Dictionary>;
  deleteDictionary(id: string, version: number, name: string): Answer<undefined>;
  /** Fastly has this of a version's dictionary only; its content is the same in all. */
  dictionaryInfo(id: string, version: number, dictionaryId: string): Answer<DictionaryInfo>;

  items(id: string, dictionaryId: string): Answer<ReadonlyMap<string, string>>;
  /** Undefined where there is no such item. */
  item(id: string, dictionaryId: string, key: string): Answer<string | undefined>;
  /** Fails with `conflict` where the key exists. */
  createItem(id: string, dictionaryId: string, key: string, value: string): Answer<undefined>;
  upsertItem(id: string, dictionaryId: string, key: string, value: string): Answer<undefined>;
  deleteItem(id: string, dictionaryId: string, key: string): Answer<undefined>;
  /** At most 1000 operations; all are made, or none. */
  patchItems(
    id: string,
    dictionaryId: string,
    operations: readonly ItemOperation[],
  ): Answer<undefined>;
}
