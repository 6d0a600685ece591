/** The types that a value, a parameter or a name in VCL can have. */
export type VclType =
  | "ACL"
  | "BACKEND"
  | "BOOL"
  | "FLOAT"
  | "ID"
  | "INTEGER"
  | "IP"
  | "REGEX"
  | "RTIME"
  | "STRING"
  | "STRING_LIST"
  | "TABLE"
  | "TIME"
  | "VOID";

const types: Readonly<Record<VclType, true>> = {
  ACL: true,
  BACKEND: true,
  BOOL: true,
  FLOAT: true,
  ID: true,
  INTEGER: true,
  IP: true,
  REGEX: true,
  RTIME: true,
  STRING: true,
  STRING_LIST: true,
  TABLE: true,
  TIME: true,
  VOID: true,
};

export function isVclType(name: string): name is VclType {
  return Object.hasOwn(types, name);
}

/**
 * What `declare local` takes. Fastly's page about it does not list IP, its page about IP declares one; tools take
 * ACL and BACKEND too:
 * https://www.fastly.com/documentation/reference/vcl/declarations/local-variables/
 * https://www.fastly.com/documentation/reference/vcl/types/ip/
 */
export const localTypes: ReadonlySet<VclType> = new Set([
  "ACL",
  "BACKEND",
  "BOOL",
  "FLOAT",
  "INTEGER",
  "IP",
  "REGEX",
  "RTIME",
  "STRING",
  "TIME",
]);

/** What the values of a table can be: https://www.fastly.com/documentation/reference/vcl/declarations/table/ */
export const tableTypes: ReadonlySet<VclType> = new Set([
  "ACL",
  "BACKEND",
  "BOOL",
  "FLOAT",
  "INTEGER",
  "IP",
  "REGEX",
  "RTIME",
  "STRING",
]);
