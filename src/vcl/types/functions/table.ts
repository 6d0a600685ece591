import {
  acl,
  backend,
  bool,
  float,
  integer,
  ip,
  optional,
  returns,
  rtime,
  string,
  table,
  type Entries,
} from "./entry.js";

const key = string("key");

/** https://www.fastly.com/documentation/reference/vcl/functions/table/ */
export const tables: Entries = {
  "table.contains": returns("BOOL", table("id"), key),
  "table.lookup": {
    ...returns("STRING", table("id", "STRING"), key, optional(string("default"))),
    mayBeUnset: true,
  },
  "table.lookup_acl": returns("ACL", table("id", "ACL"), key, acl("default")),
  "table.lookup_backend": returns("BACKEND", table("id", "BACKEND"), key, backend("default")),
  "table.lookup_bool": returns("BOOL", table("id", "BOOL"), key, bool("default")),
  "table.lookup_float": returns("FLOAT", table("id", "FLOAT"), key, float("default")),
  "table.lookup_integer": returns("INTEGER", table("id", "INTEGER"), key, integer("default")),
  "table.lookup_ip": returns("IP", table("id", "IP"), key, ip("default")),
  "table.lookup_regex": returns("REGEX", table("id", "REGEX"), key),
  "table.lookup_rtime": returns("RTIME", table("id", "RTIME"), key, rtime("default")),
};
