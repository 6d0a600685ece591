import { counter, integer, penaltyBox, returns, rtime, string, type Entries } from "./entry.js";

/** https://www.fastly.com/documentation/reference/vcl/functions/rate-limiting/ */
export const rateLimiting: Entries = {
  "ratelimit.check_rate": returns(
    "BOOL",
    string("entry"),
    counter("rc"),
    integer("delta"),
    integer("window"),
    integer("limit"),
    penaltyBox("pb"),
    rtime("ttl"),
  ),
  "ratelimit.check_rates": returns(
    "BOOL",
    string("entry"),
    counter("rc1"),
    integer("delta1"),
    integer("window1"),
    integer("limit1"),
    counter("rc2"),
    integer("delta2"),
    integer("window2"),
    integer("limit2"),
    penaltyBox("pb"),
    rtime("ttl"),
  ),
  "ratelimit.penaltybox_add": returns("VOID", penaltyBox("pb"), string("entry"), rtime("ttl")),
  "ratelimit.penaltybox_has": returns("BOOL", penaltyBox("pb"), string("entry")),
  "ratelimit.ratecounter_increment": returns(
    "INTEGER",
    counter("rc"),
    string("entry"),
    integer("delta"),
  ),
};
