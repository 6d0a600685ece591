import { readOnly, settable, type Entries } from "./entry.js";

/** https://www.fastly.com/documentation/reference/vcl/variables/server/ */
export const server: Entries = {
  "req.grace": settable("RTIME", undefined, {
    status: "deprecated",
    replacement: "req.max_stale_if_error",
  }),
  "req.is_clustering": readOnly("BOOL"),
  "req.max_stale_if_error": settable("RTIME"),
  "req.max_stale_while_revalidate": settable("RTIME"),
  "req.restarts": readOnly("INTEGER"),

  "server.billing_region": readOnly("STRING"),
  "server.datacenter": readOnly("STRING", undefined, {
    status: "legacy",
    replacement: "server.pop",
  }),
  "server.hostname": readOnly("STRING"),
  "server.identity": readOnly("STRING"),
  "server.ip": readOnly("IP"),
  "server.pop": readOnly("STRING"),
  "server.port": readOnly("INTEGER"),
  "server.region": readOnly("STRING"),
};
