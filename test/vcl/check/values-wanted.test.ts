import { describe, expect, test } from "vitest";
import { found, recv, type Row } from "./found.js";

/** A statement with a local of a type, which the statement before sets. */
function local(type: string, first: string, statement: string): string {
  return recv(`declare local var.x ${type}; set var.x = ${first}; ${statement}`);
}

// https://www.fastly.com/documentation/reference/vcl/operators/: parentheses are "grouping for precedence", and do
// not change what a type takes: https://www.fastly.com/documentation/reference/vcl/types/
const grouped: readonly Row[] = [
  [
    "the type matters",
    local("INTEGER", "1", "set var.x = (req.is_purge);"),
    ["error EW2030 (req.is_purge)"],
  ],
  [
    "a condition is a BOOL",
    local("INTEGER", "1", 'set var.x = (req.url == "/");'),
    ['error EW2030 (req.url == "/")'],
  ],
  [
    "the operator matters",
    local("STRING", '"a"', "set var.x *= (req.restarts);"),
    ["error EW2030 set var.x *= (req.restarts);"],
  ],
  [
    "a BOOL is not multiplied",
    local("INTEGER", "1", "set var.x *= (req.is_purge);"),
    ["error EW2030 (req.is_purge)"],
  ],
  ["a literal stays one", local("STRING", '"a"', "set var.x = (5);"), ["error EW2030 (5)"]],
  [
    "what fits is warned of",
    local("INTEGER", "1", "set var.x = (req.restarts);"),
    ["warning EW2035 (req.restarts)"],
  ],
];

// https://www.fastly.com/documentation/reference/vcl/variables/date-and-time/time-now/ adds `1d` to a time in a string.
const sums: readonly Row[] = [
  ["a TIME", local("TIME", "time.now", "set var.x = time.now + 1s;"), []],
  ["text", recv("set req.http.A = time.now + 1s;"), []],
  [
    "no INTEGER",
    local("INTEGER", "1", "set var.x = time.now + 1s;"),
    ["error EW2030 time.now + 1s"],
  ],
  ["no BOOL", local("BOOL", "true", "set var.x = time.now + 1s;"), ["error EW2030 time.now + 1s"]],
  [
    "added to a TIME",
    local("TIME", "time.now", "set var.x += time.now + 1s;"),
    ["error EW2030 time.now + 1s"],
  ],
  [
    "with an operator that the type does not have",
    local("STRING", '"a"', "set var.x *= time.now + 1s;"),
    ["error EW2030 set var.x *= time.now + 1s;"],
  ],
  [
    "as an argument",
    recv('set req.http.A = strftime({"%Y"}, time.now + 1s) substr(req.url, time.now + 1s);'),
    ["error EW2031 time.now + 1s"],
  ],
];

/** A subroutine that returns something, and a use of it. */
function returning(type: string, value: string): string {
  return recv("log f();", `sub f ${type} { return ${value}; }`);
}

// https://www.fastly.com/documentation/reference/vcl/subroutines/: typed ones "return a value in accordance with their
// type"; what converts is at https://www.fastly.com/documentation/reference/vcl/types/
const returned: readonly Row[] = [
  ["text as a BOOL", returning("BOOL", '"a"'), ['error EW2036 "a"']],
  ["text as an RTIME", returning("RTIME", "req.url"), ["error EW2036 req.url"]],
  ["text as a TIME", returning("TIME", '"a"'), ['error EW2036 "a"']],
  ["a literal number as a STRING", returning("STRING", "5"), ["error EW2036 5"]],
  ["a variable number as a STRING", returning("STRING", "req.restarts"), []],
  ["a duration", returning("RTIME", "5s"), []],
  ["a time and a duration", returning("TIME", "time.now + 5s"), []],
  ["an address in quotes", returning("IP", '"192.0.2.1"'), []],
];

// https://www.fastly.com/documentation/reference/vcl/statements/unset/: "HTTP headers", and "some predefined variables
// (where indicated on the variable's reference page)".
const unset: readonly Row[] = [
  ["a local", local("STRING", '"a"', "unset var.x;"), ["warning EW2034 var.x"]],
  ["a header", recv("unset req.http.A;"), []],
  ["the page's own example", recv("unset fastly.error;"), []],
];

describe.each([
  ["parentheses", grouped],
  ["a time and a duration", sums],
  ["returned", returned],
  ["unset", unset],
])("%s", (_what, rows) => {
  test.each(rows)("%s", (_case, vcl, expected) => {
    expect(found(vcl)).toEqual(expected);
  });
});
