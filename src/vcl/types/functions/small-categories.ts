import { integer, ip, optional, returns, string, type Entries } from "./entry.js";

/** https://www.fastly.com/documentation/reference/vcl/functions/addr/ */
export const addr: Entries = {
  "addr.extract_bits": returns("INTEGER", ip("ip"), integer("start_bit"), integer("bit_count")),
  "addr.is_ipv4": returns("BOOL", ip("ip")),
  "addr.is_ipv6": returns("BOOL", ip("ip")),
};

/** https://www.fastly.com/documentation/reference/vcl/functions/randomness/ */
export const randomness: Entries = {
  randombool: returns("BOOL", integer("numerator"), integer("denominator")),
  randombool_seeded: returns("BOOL", integer("numerator"), integer("denominator"), integer("seed")),
  randomint: returns("INTEGER", integer("from"), integer("to")),
  randomint_seeded: returns("INTEGER", integer("from"), integer("to"), integer("seed")),
  randomstr: returns("STRING", integer("len"), optional(string("characters"))),
};

/** https://www.fastly.com/documentation/reference/vcl/functions/unicode/ */
export const unicode: Entries = {
  "utf8.codepoint_count": returns("INTEGER", string("s")),
  "utf8.is_valid": returns("BOOL", string("s")),
  "utf8.strpad": returns("STRING", string("s"), integer("count"), string("pad")),
  "utf8.substr": returns("STRING", string("s"), integer("offset"), optional(integer("length"))),
};
