import { message, optional, returns, string, strings, type Entries } from "./entry.js";

/** "Zero or more": https://www.fastly.com/documentation/reference/vcl/functions/headers/header-filter/ */
const names = optional(strings("headers"));

/** https://www.fastly.com/documentation/reference/vcl/functions/headers/ */
export const headers: Entries = {
  "header.filter": returns("VOID", message("where"), names),
  "header.filter_except": returns("VOID", message("where"), names),
  "header.get": { ...returns("STRING", message("where"), string("header_name")), mayBeUnset: true },
  "header.set": returns("VOID", message("where"), string("header_name"), string("value")),
  "header.unset": returns("VOID", message("where"), string("header_name")),
};
