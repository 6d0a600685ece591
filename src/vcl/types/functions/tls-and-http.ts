import { optional, returns, string, strings, type Entries } from "./entry.js";

/** https://www.fastly.com/documentation/reference/vcl/functions/tls-and-http/ */
export const tlsAndHttp: Entries = {
  early_hints: returns("VOID", strings("resource")),
  "h2.disable_header_compression": returns("VOID", strings("resource")),
  "h2.push": returns("VOID", string("resource"), optional(string("as"))),
  "h3.alt_svc": returns("VOID"),
};
