import { scopeOf } from "../subroutines.js";
import {
  backend,
  header,
  integer,
  message,
  oneOf,
  optional,
  returns,
  string,
  type Entries,
} from "./entry.js";

/** https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/ */
export const miscellaneous: Entries = {
  "fastly.ff.last_hop_was_serviceid": {
    ...returns("BOOL", string("service_id")),
    undocumented: true,
  },
  "fastly.hash": returns("INTEGER", string("key"), integer("seed"), integer("from"), integer("to")),
  "fastly.try_select_shield": returns("BACKEND", backend("shield"), backend("fallback")),
  http_status_matches: returns("BOOL", integer("status"), string("fmt")),
  "resp.tarpit": {
    ...returns("VOID", integer("interval_s"), optional(integer("chunk_size_bytes"))),
    scope: scopeOf("deliver"),
  },
  "setcookie.delete_by_name": returns("BOOL", message("where"), string("cookie_name")),
  "setcookie.get_value_by_name": {
    ...returns("STRING", message("where"), string("cookie_name")),
    mayBeUnset: true,
  },
  "std.collect": returns("VOID", header("header"), optional(string("separator_character"))),
  "std.count": returns(
    "INTEGER",
    oneOf("collection", [
      "req.headers",
      "bereq.headers",
      "beresp.headers",
      "obj.headers",
      "resp.headers",
    ]),
  ),
  subfield: {
    ...returns(
      "STRING",
      string("subject"),
      string("fieldname"),
      optional(string("separator_character")),
    ),
    mayBeUnset: true,
  },
};
