import { everywhere, scopeOf } from "../subroutines.js";
import { readOnly, type Entries } from "./entry.js";

const connected = scopeOf("recv", "hash", "deliver", "log");
const answered = scopeOf("error", "deliver", "log");

/** https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/ */
export const miscellaneous: Entries = {
  "director.{NAME}.healthy": readOnly("BOOL"),

  "fastly.ddos_detected": readOnly("BOOL", connected),
  "fastly.error": readOnly("STRING", undefined, { unset: everywhere, mayBeUnset: true }),
  "fastly.ff.visits_this_pop": readOnly("INTEGER"),
  "fastly.ff.visits_this_pop_this_service": readOnly("INTEGER", scopeOf("miss")),
  "fastly.ff.visits_this_service": readOnly("INTEGER"),
  "fastly.is_staging": readOnly("BOOL"),

  "fastly_info.is_cluster_edge": readOnly("BOOL", scopeOf("deliver"), { undocumented: true }),
  "fastly_info.is_cluster_shield": readOnly("BOOL", scopeOf("miss", "fetch"), {
    undocumented: true,
  }),
  "fastly_info.request_id": readOnly("STRING", connected, { undocumented: true }),
  "fastly_info.state": readOnly("STRING"),
  "fastly_info.version": readOnly("STRING", undefined, { undocumented: true }),

  "re.group.{N}": readOnly("STRING", undefined, { mayBeUnset: true }),

  "req.backend.ip": readOnly("IP", answered, {
    status: "deprecated",
    replacement: "beresp.backend.ip",
  }),
  "req.backend.name": readOnly("STRING", answered, {
    status: "deprecated",
    replacement: "beresp.backend.name",
  }),
  "req.backend.port": readOnly("INTEGER", answered),
  "req.customer_id": readOnly("STRING"),
  "req.service_id": readOnly("STRING"),
  "req.vcl": readOnly("STRING"),
  "req.vcl.generation": readOnly("INTEGER"),
  "req.vcl.md5": readOnly("STRING"),
  "req.vcl.version": readOnly("INTEGER"),

  "resp.stale": readOnly("BOOL"),
  "resp.stale.is_error": readOnly("BOOL"),
  "resp.stale.is_revalidating": readOnly("BOOL"),

  "workspace.bytes_free": readOnly("INTEGER"),
  "workspace.bytes_total": readOnly("INTEGER"),
  "workspace.overflowed": readOnly("BOOL"),

  /** A line feed. */
  LF: readOnly("STRING", undefined, { undocumented: true }),
};
