import { integer, returns, string, type Entries } from "./entry.js";

/** https://www.fastly.com/documentation/reference/vcl/functions/content-negotiation/ */
export const contentNegotiation: Entries = {
  "accept.charset_lookup": returns(
    "STRING",
    string("requested_charsets"),
    string("default"),
    string("accept_header"),
  ),
  "accept.encoding_lookup": returns(
    "STRING",
    string("requested_content_encodings"),
    string("default"),
    string("accept_header"),
  ),
  "accept.language_filter_basic": returns(
    "STRING",
    string("requested_languages"),
    string("default"),
    string("accept_header"),
    integer("nmatches"),
  ),
  "accept.language_lookup": returns(
    "STRING",
    string("requested_languages"),
    string("default"),
    string("accept_header"),
  ),
  "accept.media_lookup": returns(
    "STRING",
    string("requested_media_types"),
    string("default"),
    string("range_defaults"),
    string("accept_header"),
  ),
};
