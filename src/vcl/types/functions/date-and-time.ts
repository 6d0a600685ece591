import { integer, returns, rtime, string, time, type Entries } from "./entry.js";

/** https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/ */
export const dateAndTime: Entries = {
  parse_time_delta: returns("INTEGER", string("specifier")),
  "std.integer2time": returns("TIME", integer("time")),
  "std.time": returns("TIME", string("s"), time("fallback")),
  strftime: returns("STRING", string("format"), time("time")),
  "time.add": returns("TIME", time("t1"), rtime("t2")),
  "time.hex_to_time": returns("TIME", integer("divisor"), string("dividend")),
  "time.interval_elapsed_ratio": returns("FLOAT", time("ref"), time("start"), time("end")),
  "time.is_after": returns("BOOL", time("t1"), time("t2")),
  "time.runits": returns("STRING", string("unit"), rtime("rtime")),
  "time.sub": returns("TIME", time("t1"), rtime("t2")),
  "time.units": returns("STRING", string("unit"), time("time")),
};
