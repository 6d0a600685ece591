import { scopeOf } from "../subroutines.js";
import { collection, headers, readOnly, settable, type Entries } from "./entry.js";

const request = scopeOf("miss", "pass", "fetch");
const sent = scopeOf("fetch", "deliver", "log");

/** https://www.fastly.com/documentation/reference/vcl/variables/backend-request/ */
export const backendRequest: Entries = {
  "bereq.body_bytes_written": readOnly("INTEGER", sent),
  "bereq.bytes_written": readOnly("INTEGER", sent),
  "bereq.header_bytes_written": readOnly("INTEGER", sent),
  "bereq.headers": collection(request),
  // In vcl_fetch the request is already sent.
  "bereq.http.{NAME}": headers(request, { futile: scopeOf("fetch") }),
  "bereq.is_clustering": readOnly("BOOL"),
  "bereq.method": settable("STRING", request),
  "bereq.proto": readOnly("STRING", request),
  "bereq.request": settable("STRING", request, { status: "legacy", replacement: "bereq.method" }),
  "bereq.url": settable("STRING", request),
  "bereq.url.basename": readOnly("STRING", request),
  "bereq.url.dirname": readOnly("STRING", request),
  "bereq.url.ext": readOnly("STRING", request),
  "bereq.url.path": readOnly("STRING", request),
  "bereq.url.qs": readOnly("STRING", request),
};
