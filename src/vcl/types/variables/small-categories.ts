import { scopeOf } from "../subroutines.js";
import { readOnly, settable, type Entries } from "./entry.js";

const including = scopeOf("recv", "fetch", "error", "deliver");

/** https://www.fastly.com/documentation/reference/vcl/variables/esi/ */
export const esi: Entries = {
  "beresp.do_esi": settable("BOOL", scopeOf("fetch")),
  "esi.allow_inside_cdata": settable("BOOL", including),
  "req.esi": settable("BOOL", including),
  "req.esi_level": readOnly("INTEGER", scopeOf("recv", "deliver")),
  "req.is_esi_subreq": readOnly("BOOL"),
  "req.topurl": readOnly("STRING", undefined, { mayBeUnset: true }),
};

/** https://www.fastly.com/documentation/reference/vcl/variables/date-and-time/ */
export const dateAndTime: Entries = {
  now: readOnly("TIME", undefined, { status: "deprecated", replacement: "time.now" }),
  "now.sec": readOnly("STRING"),
  "time.now": readOnly("TIME"),
  "time.now.sec": readOnly("STRING"),
};

/** https://www.fastly.com/documentation/reference/vcl/variables/rate-limiting/ */
export const rateLimiting: Entries = {
  "ratecounter.{NAME}.bucket.10s": readOnly("INTEGER"),
  "ratecounter.{NAME}.bucket.20s": readOnly("INTEGER"),
  "ratecounter.{NAME}.bucket.30s": readOnly("INTEGER"),
  "ratecounter.{NAME}.bucket.40s": readOnly("INTEGER"),
  "ratecounter.{NAME}.bucket.50s": readOnly("INTEGER"),
  "ratecounter.{NAME}.bucket.60s": readOnly("INTEGER"),
  "ratecounter.{NAME}.rate.10s": readOnly("FLOAT"),
  "ratecounter.{NAME}.rate.1s": readOnly("FLOAT"),
  "ratecounter.{NAME}.rate.60s": readOnly("FLOAT"),
};
