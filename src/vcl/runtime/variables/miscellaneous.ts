import { variable, type VariableImplementation } from "../implement.js";
import { constant, integer, progressOf, type Implementations } from "./kinds.js";

/** What a request may use of memory, in bytes; here it never runs out. */
const workspace = 131_072n;

/** https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/ */
export const miscellaneous: Implementations = {
  "fastly.ddos_detected": constant("BOOL", false),
  // Functions that fail leave their error here.
  "fastly.error": variable(
    "STRING",
    (tx) => {
      const error = tx.settings.get("fastly.error");
      return typeof error === "string" ? error : undefined;
    },
    undefined,
    (tx) => {
      tx.settings.delete("fastly.error");
    },
  ),
  "fastly.ff.visits_this_pop": progressOf("INTEGER", ({ visitsThisPop }) => integer(visitsThisPop)),
  "fastly.ff.visits_this_pop_this_service": progressOf("INTEGER", ({ visitsThisPop }, tx) =>
    integer(Math.min(visitsThisPop, tx.visitsThisService)),
  ),
  "fastly.ff.visits_this_service": variable("INTEGER", (tx) => integer(tx.visitsThisService)),
  "fastly.is_staging": variable("BOOL", (tx) => tx.server.isStaging),

  "fastly_info.state": progressOf("STRING", ({ state }) => state),

  "req.customer_id": variable("STRING", (tx) => tx.server.customerId),
  "req.service_id": variable("STRING", (tx) => tx.server.serviceId),
  "req.vcl": variable("STRING", (tx) => `${tx.server.serviceId}.${String(tx.server.version)}`),
  "req.vcl.generation": constant("INTEGER", 1n),
  "req.vcl.version": variable("INTEGER", (tx) => integer(tx.server.version)),

  "resp.stale": progressOf("BOOL", ({ stale }) => stale !== undefined),
  "resp.stale.is_error": progressOf("BOOL", ({ stale }) => stale === "error"),
  "resp.stale.is_revalidating": progressOf("BOOL", ({ stale }) => stale === "revalidating"),

  "workspace.bytes_free": constant("INTEGER", workspace),
  "workspace.bytes_total": constant("INTEGER", workspace),
  "workspace.overflowed": constant("BOOL", false),

  LF: constant("STRING", "\n"),
};

/** `re.group.N`: of the last pattern that matched. */
export function groupOf(number: number): VariableImplementation {
  return variable("STRING", (tx) => tx.captures[number]);
}
