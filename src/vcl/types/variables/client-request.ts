import { everywhere, scopeOf } from "../subroutines.js";
import { collection, headers, readOnly, settable, type Entries } from "./entry.js";

const recv = scopeOf("recv");
const counted = scopeOf("deliver", "log");
const connected = scopeOf("recv", "hash", "deliver", "log");

/** https://www.fastly.com/documentation/reference/vcl/variables/client-request/ */
export const clientRequest: Entries = {
  "fastly_info.h2.is_push": readOnly("BOOL", connected),
  "fastly_info.host_header": readOnly("STRING"),

  // Not set when it is over 8 KB.
  "req.body": readOnly("STRING", undefined, { mayBeUnset: true }),
  "req.body.base64": readOnly("STRING"),
  "req.body_bytes_read": readOnly("INTEGER", counted),
  "req.bytes_read": readOnly("INTEGER", counted),
  "req.enable_range_on_pass": settable("BOOL", recv),
  "req.enable_segmented_caching": settable("BOOL", recv),
  "req.hash_always_miss": settable("BOOL", recv),
  "req.hash_ignore_busy": settable("BOOL", recv),
  "req.header_bytes_read": readOnly("INTEGER"),
  "req.headers": collection(),
  "req.http.{NAME}": headers(everywhere),
  "req.is_background_fetch": readOnly("BOOL"),
  "req.is_purge": readOnly("BOOL", connected),
  "req.method": settable("STRING"),
  "req.postbody": readOnly("STRING", undefined, {
    mayBeUnset: true,
    status: "legacy",
    replacement: "req.body",
  }),
  "req.proto": readOnly("STRING"),
  "req.request": settable("STRING", undefined, { status: "legacy", replacement: "req.method" }),
  "req.url": settable("STRING"),
  "req.url.basename": readOnly("STRING"),
  "req.url.dirname": readOnly("STRING"),
  "req.url.ext": readOnly("STRING"),
  "req.url.path": readOnly("STRING"),
  "req.url.qs": readOnly("STRING"),
  "req.xid": readOnly("STRING"),
};

const ended = scopeOf("deliver", "log");

/** Times of the request, in the same category. Their parts are text. */
export const requestTimes: Entries = {
  "time.elapsed": readOnly("RTIME"),
  "time.elapsed.msec": readOnly("STRING"),
  "time.elapsed.msec_frac": readOnly("STRING"),
  "time.elapsed.sec": readOnly("STRING"),
  "time.elapsed.usec": readOnly("STRING"),
  "time.elapsed.usec_frac": readOnly("STRING"),
  "time.end": readOnly("TIME", ended),
  "time.end.msec": readOnly("STRING", ended),
  "time.end.msec_frac": readOnly("STRING", ended),
  "time.end.sec": readOnly("STRING", ended),
  "time.end.usec": readOnly("STRING", ended),
  "time.end.usec_frac": readOnly("STRING", ended),
  "time.start": readOnly("TIME"),
  "time.start.msec": readOnly("STRING"),
  "time.start.msec_frac": readOnly("STRING"),
  "time.start.sec": readOnly("STRING"),
  "time.start.usec": readOnly("STRING"),
  "time.start.usec_frac": readOnly("STRING"),
};
