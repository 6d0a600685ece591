import { scopeOf } from "../subroutines.js";
import { collection, headers, readOnly, settable, writeOnly, type Entries } from "./entry.js";

const fetch = scopeOf("fetch");

/** https://www.fastly.com/documentation/reference/vcl/variables/backend-response/ */
export const backendResponse: Entries = {
  "beresp.backend.host": readOnly("STRING", scopeOf("fetch", "error", "deliver", "log")),
  "beresp.backend.name": readOnly("STRING", fetch),
  "beresp.brotli": settable("BOOL", fetch),
  "beresp.cacheable": settable("BOOL", fetch),
  "beresp.do_stream": settable("BOOL", fetch),
  "beresp.grace": settable("RTIME", fetch, {
    status: "deprecated",
    replacement: "beresp.stale_if_error",
  }),
  "beresp.gzip": settable("BOOL", fetch),
  "beresp.headers": collection(fetch),
  "beresp.hipaa": settable("BOOL", fetch),
  "beresp.http.{NAME}": headers(fetch),
  "beresp.iam_error": readOnly("STRING", scopeOf("fetch", "deliver", "log"), { mayBeUnset: true }),
  "beresp.pci": settable("BOOL", fetch),
  "beresp.proto": readOnly("STRING", fetch),
  "beresp.response": settable("STRING", fetch),
  "beresp.saintmode": writeOnly("RTIME", fetch),
  "beresp.stale_if_error": settable("RTIME", fetch),
  "beresp.stale_while_revalidate": settable("RTIME", fetch),
  "beresp.status": settable("INTEGER", fetch),
  "beresp.ttl": settable("RTIME", fetch),
};
