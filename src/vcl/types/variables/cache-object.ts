import { scopeOf } from "../subroutines.js";
import { collection, headers, readOnly, settable, writeOnly, type Entries } from "./entry.js";

const object = scopeOf("hit", "error");
const times = scopeOf("hit", "error", "deliver", "log");
const lifetimes = scopeOf("hit", "error", "log");

/** https://www.fastly.com/documentation/reference/vcl/variables/cache-object/ */
export const cacheObject: Entries = {
  "obj.age": readOnly("RTIME", times),
  "obj.cacheable": readOnly("BOOL", scopeOf("hit")),
  "obj.entered": readOnly("RTIME", times),
  "obj.grace": settable("RTIME", lifetimes, {
    status: "deprecated",
    replacement: "obj.stale_if_error",
  }),
  "obj.headers": collection(object),
  "obj.hits": readOnly("INTEGER", scopeOf("hit", "deliver", "log")),
  "obj.http.{NAME}": headers(object, { futile: scopeOf("hit") }),
  "obj.is_pci": readOnly("BOOL", times),
  "obj.lastuse": readOnly("RTIME", times),
  "obj.proto": readOnly("STRING", object),
  "obj.response": settable("STRING", object, { write: scopeOf("error") }),
  "obj.stale_if_error": readOnly("RTIME", lifetimes),
  "obj.stale_while_revalidate": readOnly("RTIME", lifetimes),
  "obj.status": settable("INTEGER", object, { write: scopeOf("error") }),
  "obj.ttl": settable("RTIME", lifetimes, { write: object }),

  "req.digest": readOnly("STRING"),
  "req.digest.ratio": readOnly("FLOAT"),
  "req.hash": writeOnly("STRING", scopeOf("hash", "error")),

  "stale.exists": readOnly("STRING", undefined, { mayBeUnset: true }),
};
