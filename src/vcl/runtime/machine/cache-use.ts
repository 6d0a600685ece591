import { isHealthy, noBackend } from "../backend.js";
import type { State } from "../compile/source.js";
import { copyResponse } from "../message.js";
import type { Transaction } from "../transaction.js";
import type { CachedObject } from "./cache.js";
import { booleanSetting, numberSetting } from "./fetch.js";

/** How long a key is not looked up, where its response has no time of its own. */
const shortestPass = 120_000_000;

/**
 * What becomes of a request for which something is in the cache. Notes in the transaction whether it is stale.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/subroutines/hit/
 */
export function useOf(found: CachedObject, tx: Transaction, now: number): "hit" | "miss" | "pass" {
  const stale = now - found.storedAt - found.ttl;
  if (found.isPass) return stale < 0 ? "pass" : "miss";
  if (stale < 0) return "hit";
  if (stale < allowed(tx, found.staleWhileRevalidate, "while_revalidate")) {
    tx.progress.stale = "revalidating";
    return "hit";
  }
  tx.progress.staleExists = stale < allowed(tx, found.staleIfError, "if_error");
  if (!tx.progress.staleExists || isHealthy(tx.backend ?? noBackend)) return "miss";
  tx.progress.stale = "error";
  return "hit";
}

/** How long an object may be stale: as the object says, and as the request does. */
function allowed(tx: Transaction, object: number, kind: "if_error" | "while_revalidate"): number {
  return Math.min(object, numberSetting(tx, `req.max_stale_${kind}`, object));
}

/** What is to be stored after vcl_fetch ended so. `return(pass)` leaves a note not to look the key up. */
export function objectToStore(tx: Transaction, state: State): CachedObject | undefined {
  if (tx.beresp === undefined) return undefined;
  const ttl = numberSetting(tx, "beresp.ttl", 0);
  const isPass = state !== "deliver";
  if (!isPass && (ttl <= 0 || !booleanSetting(tx, "beresp.cacheable"))) return undefined;
  const now = tx.environment.now();
  return {
    response: copyResponse(tx.beresp),
    isPass,
    storedAt: now,
    lastUse: now,
    hits: 0,
    ttl: isPass && ttl <= 0 ? shortestPass : ttl,
    staleIfError: numberSetting(tx, "beresp.stale_if_error", 0),
    staleWhileRevalidate: numberSetting(tx, "beresp.stale_while_revalidate", 0),
  };
}
