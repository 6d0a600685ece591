import { variable } from "../implement.js";
import { constant, integer, progressOf, setting, type Implementations } from "./kinds.js";

/** https://www.fastly.com/documentation/reference/vcl/variables/esi/ */
export const esi: Implementations = {
  "esi.allow_inside_cdata": setting("BOOL", "esi.allow_inside_cdata", false),
  "req.esi": setting("BOOL", "req.esi", true),
  "req.esi_level": variable("INTEGER", (tx) => integer(tx.esiLevel)),
  "req.is_esi_subreq": variable("BOOL", (tx) => tx.esiLevel > 0),
  "req.topurl": progressOf("STRING", ({ topUrl }, tx) => topUrl ?? tx.req.url),
  // Files are not fetched in segments.
  "segmented_caching.is_inner_req": constant("BOOL", false),
  "segmented_caching.is_outer_req": constant("BOOL", false),
  "segmented_caching.block_size": setting("INTEGER", "segmented_caching.block_size", 1_048_576n),
};
