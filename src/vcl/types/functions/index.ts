import { contentNegotiation } from "./content-negotiation.js";
import { cryptographic } from "./cryptographic.js";
import { dateAndTime } from "./date-and-time.js";
import type { Entries } from "./entry.js";
import { headers } from "./headers.js";
import { floatingPointClassifications, mathLogexp, mathRounding, mathTrig } from "./math.js";
import { miscellaneous } from "./miscellaneous.js";
import { queryString } from "./query-string.js";
import { rateLimiting } from "./rate-limiting.js";
import { addr, randomness, unicode } from "./small-categories.js";
import { strings } from "./strings.js";
import { tables } from "./table.js";
import { tlsAndHttp } from "./tls-and-http.js";
import { uuid } from "./uuid.js";

export type { Declared, Entries, Entry, Parameter } from "./entry.js";

/** Every function, by the category of Fastly's documentation, which is part of its page's address. */
export const categories: readonly (readonly [category: string, entries: Entries])[] = [
  ["addr", addr],
  ["content-negotiation", contentNegotiation],
  ["cryptographic", cryptographic],
  ["date-and-time", dateAndTime],
  ["floating-point-classifications", floatingPointClassifications],
  ["headers", headers],
  ["math-logexp", mathLogexp],
  ["math-rounding", mathRounding],
  ["math-trig", mathTrig],
  ["miscellaneous", miscellaneous],
  ["query-string", queryString],
  ["randomness", randomness],
  ["rate-limiting", rateLimiting],
  ["strings", strings],
  ["table", tables],
  ["tls-and-http", tlsAndHttp],
  ["unicode", unicode],
  ["uuid", uuid],
];
