import { variable } from "../implement.js";
import { integer, progressOf, setting, type Implementations } from "./kinds.js";

const pop = variable("STRING", (tx) => tx.server.pop);

/** Longer than anything is kept: what an object allows is what counts. */
const unlimited = 999_999_999 * 1_000_000;

/** https://www.fastly.com/documentation/reference/vcl/variables/server/ */
export const server: Implementations = {
  // An alias: https://www.fastly.com/documentation/reference/vcl/variables/server/req-grace/
  "req.grace": setting("RTIME", "req.max_stale_if_error", unlimited),
  "req.is_clustering": progressOf("BOOL", ({ isClustering }) => isClustering),
  "req.max_stale_if_error": setting("RTIME", "req.max_stale_if_error", unlimited),
  "req.max_stale_while_revalidate": setting("RTIME", "req.max_stale_while_revalidate", unlimited),
  "req.restarts": variable("INTEGER", (tx) => integer(tx.restarts)),

  "server.billing_region": variable("STRING", (tx) => tx.server.billingRegion),
  "server.datacenter": pop,
  "server.hostname": variable("STRING", (tx) => tx.server.hostname),
  "server.identity": variable("STRING", (tx) => tx.server.identity),
  "server.ip": variable("IP", (tx) => tx.server.ip),
  "server.pop": pop,
  "server.port": variable("INTEGER", (tx) => integer(tx.server.port)),
  "server.region": variable("STRING", (tx) => tx.server.region),
};
