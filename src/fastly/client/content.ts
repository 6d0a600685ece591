/** What a service is made of, as the client hands it out: Fastly's spellings of numbers and flags are read here. */

/** @see https://www.fastly.com/documentation/reference/api/services/version/ */
export interface Version {
  readonly number: number;
  readonly active: boolean;
  /** Whether it was ever activated; it cannot be changed from then on. */
  readonly locked: boolean;
  readonly staging: boolean;
  readonly comment: string;
  /** As Fastly writes it, such as `2024-01-01T00:00:00Z`; empty where it does not say. */
  readonly updatedAt: string;
}

export interface Service {
  readonly id: string;
  readonly name: string;
  /** In ascending order. */
  readonly versions: readonly Version[];
}

/** @see https://www.fastly.com/documentation/reference/api/services/version/#validate-service-version */
export interface Validation {
  readonly valid: boolean;
  readonly msg?: string;
  readonly errors: readonly string[];
}

/** @see https://www.fastly.com/documentation/reference/api/vcl-services/snippet/ */
export interface Snippet {
  readonly name: string;
  /** Where it goes: `recv`, `error`, `init` and so on. */
  readonly type: string;
  readonly priority: number;
  /** Whether its content belongs to no version. Such content is not in the list, and is empty here. */
  readonly dynamic: boolean;
  readonly content: string;
}

/** @see https://www.fastly.com/documentation/reference/api/vcl-services/vcl/ */
export interface Vcl {
  readonly name: string;
  readonly main: boolean;
  readonly content: string;
}

/** @see https://www.fastly.com/documentation/reference/api/acls/acl/ */
export interface Acl {
  readonly id: string;
  readonly name: string;
}

/** @see https://www.fastly.com/documentation/reference/api/acls/acl-entry/ */
export interface AclEntry {
  readonly id: string;
  /** The block as `addresses` spells it, such as `192.0.2.0/24`; a single address has no prefix. */
  readonly text: string;
  readonly negated: boolean;
  readonly comment: string;
}

/** One change of a batch; `text` is an address or a block, as in {@link AclEntry}. */
export type EntryOperation =
  { readonly op: "create"; readonly text: string } | { readonly op: "delete"; readonly id: string };

/** @see https://www.fastly.com/documentation/reference/api/dictionaries/dictionary/ */
export interface Dictionary {
  readonly id: string;
  readonly name: string;
  /** Private: its items cannot be read. */
  readonly writeOnly: boolean;
}

/** One change of a batch. `create` fails where the key exists, `delete` where it does not. */
export type ItemOperation =
  | { readonly op: "create" | "upsert"; readonly key: string; readonly value: string }
  | { readonly op: "delete"; readonly key: string; readonly value?: undefined };

/** @see https://www.fastly.com/documentation/reference/api/dictionaries/dictionary-info/ */
export interface DictionaryInfo {
  readonly itemCount: number;
  /** As Fastly writes it; empty before the first item. */
  readonly lastUpdated: string;
  readonly digest: string;
}
