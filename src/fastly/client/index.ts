/** A typed client of Fastly's API over the npm package `fastly`. */
export { fastlyClient } from "./client.js";
export type {
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
export type { Answer, FastlyClient, WriteBudget } from "./fastly-client.js";
export type { ClientOptions } from "./options.js";
export type { FastlyError, FastlyErrorKind, Result } from "./result.js";
