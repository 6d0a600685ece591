import { describe, expect, test } from "vitest";
import { found, inside, recv, type Row } from "./found.js";

// https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/std-collect/ combines "instances of the
// same header", and its example gives it `req.http.Cookie`.
const headers: readonly Row[] = [
  ["a header", recv('std.collect(req.http.Cookie, ";");'), []],
  ["a time", recv("std.collect(time.now);"), ["error EW2031 time.now"]],
  ["a backend", recv("std.collect(F);", 'backend F { .host = "a.example"; }'), ["error EW2031 F"]],
  ["a local", recv("declare local var.s STRING; std.collect(var.s);"), ["error EW2031 var.s"]],
  ["nothing known", recv("std.collect(cookie);"), ["error EW2020 cookie"]],
  ["one of another place", recv("std.collect(resp.http.A);"), ["error EW2040 resp.http.A"]],
];

// https://www.fastly.com/documentation/reference/vcl/functions/headers/header-set/: the message "must be writable
// within the VCL subroutine"; https://www.fastly.com/documentation/reference/vcl/variables/ has where each one is.
const messages: readonly Row[] = [
  ["of the place", inside("fetch", 'header.set(beresp, "a", "b"); header.unset(req, "a");'), []],
  ["of another", recv('header.set(beresp, "a", "b");'), ["error EW2040 beresp"]],
  ["read there", recv('set req.http.A = header.get(resp, "a");'), ["error EW2040 resp"]],
  [
    "its cookies",
    recv('set req.http.A = setcookie.get_value_by_name(beresp, "a");'),
    ["error EW2040 beresp"],
  ],
  [
    "its headers",
    recv("set req.http.A = std.count(beresp.headers);"),
    ["error EW2040 beresp.headers"],
  ],
  ["counted where it is", inside("fetch", "set beresp.http.A = std.count(beresp.headers);"), []],
  // https://www.fastly.com/documentation/reference/vcl/functions/headers/header-filter/: "zero or more names"
  ["with no names", inside("deliver", "header.filter(resp); header.filter_except(req);"), []],
];

// https://www.fastly.com/documentation/reference/vcl/functions/rate-limiting/ratelimit-penaltybox-has/: "the penalty
// box"; https://www.fastly.com/documentation/reference/vcl/functions/rate-limiting/ratelimit-check-rate/: "the ratecounter"
const limiters: readonly Row[] = [
  [
    "a penalty box",
    recv('if (ratelimit.penaltybox_has(box, "a")) { esi; }', "penaltybox box { }"),
    [],
  ],
  [
    "a counter as a box",
    recv('if (ratelimit.penaltybox_has(counter, "a")) { esi; }', "ratecounter counter { }"),
    ["error EW2031 counter"],
  ],
  [
    "each as the other",
    recv(
      'if (ratelimit.check_rate("a", box, 1, 10, 100, counter, 2m)) { esi; }',
      "penaltybox box { } ratecounter counter { }",
    ),
    ["error EW2031 box", "error EW2031 counter"],
  ],
  [
    "a time",
    recv('if (ratelimit.penaltybox_has(now, "a")) { esi; }'),
    ["info EW2025 now", "error EW2031 now"],
  ],
  [
    "what nobody declares",
    recv('if (ratelimit.penaltybox_has(other, "a")) { esi; }'),
    ["warning EW2022 other"],
  ],
];

// https://www.fastly.com/documentation/reference/vcl/statements/call/ "invokes a user-defined subroutine that does not
// have a return type".
const called: readonly Row[] = [
  [
    "a function",
    inside("deliver", 'call header.set(resp, "a", "b");'),
    ["error EW2035 header.set"],
  ],
  ["one with a value", recv("call std.tolower(req.url);"), ["error EW2035 std.tolower"]],
  ["without arguments", recv("call std.collect;"), ["error EW2035 std.collect"]],
  ["a subroutine", recv("call f;", "sub f { esi; }"), []],
];

describe.each([
  ["a header by name", headers],
  ["a message by name", messages],
  ["penalty boxes and counters", limiters],
  ["call", called],
])("%s", (_what, rows) => {
  test.each(rows)("%s", (_case, vcl, expected) => {
    expect(found(vcl)).toEqual(expected);
  });
});
