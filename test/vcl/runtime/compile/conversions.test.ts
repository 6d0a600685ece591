import { describe, expect, test } from "vitest";
import { logged, run } from "./support.js";

function local(type: string, value: string): string {
  return `declare local var.v ${type}; set var.v = ${value};`;
}

describe("to STRING", () => {
  test.each([
    // https://www.fastly.com/documentation/reference/vcl/types/bool/
    ["BOOL", "true", "1"],
    ["BOOL", "false", "0"],
    // https://www.fastly.com/documentation/reference/vcl/types/integer/
    ["INTEGER", "0x5a5a", "23130"],
    ["INTEGER", "-9223372036854775808", "-9223372036854775808"],
    ["INTEGER", "-0x8000000000000000", "-9223372036854775808"],
    ["INTEGER", "0x7FFFFFFFFFFFFFFF", "9223372036854775807"],
    // https://www.fastly.com/documentation/reference/vcl/types/float/
    ["FLOAT", "1.5", "1.500"],
    ["FLOAT", "-1.2e-3", "-0.001"],
    ["FLOAT", "0xA.8p1", "21.000"],
    ["FLOAT", "3", "3.000"],
    // https://www.fastly.com/documentation/reference/vcl/variables/math-constants-limits/math-nan/
    ["FLOAT", "math.NAN", "NaN"],
    // https://www.fastly.com/documentation/reference/vcl/types/rtime/: "302400.000"
    ["RTIME", "3.5d", "302400.000"],
    ["RTIME", "-2s", "-2.000"],
    ["RTIME", "20ms", "0.020"],
    ["RTIME", "5 m", "300.000"],
    ["RTIME", "1w", "604800.000"],
    // https://www.fastly.com/documentation/reference/vcl/types/time/
    ["TIME", 'std.time("Fri, 21 Aug 1981 14:51:07 GMT", now)', "Fri, 21 Aug 1981 14:51:07 GMT"],
    // https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/std-time/
    ["TIME", "std.integer2time(-1)", "datetime out of bounds"],
    // https://www.fastly.com/documentation/reference/vcl/types/ip/
    ["IP", '"192.0.2.1"', "192.0.2.1"],
    ["IP", '"2001:db8:0::1"', "2001:db8::1"],
  ])("%s %s is %s", (type, value, expected) => {
    expect(logged("var.v", local(type, value))).toBe(expected);
  });

  // https://www.fastly.com/documentation/reference/vcl/operators/: concatenation works with variables of other types.
  test("in a concatenation", () => {
    const before = "declare local var.i INTEGER; set var.i = 42;";
    expect(logged('"you are number " var.i', before)).toBe("you are number 42");
    expect(logged('"a" + req.is_ipv6 + client.ip + "b"')).toBe("a0192.0.2.7b");
  });
});

describe("of times", () => {
  // https://www.fastly.com/documentation/reference/vcl/variables/date-and-time/time-now/
  test("`now + 1d` in a concatenation is a TIME", () => {
    expect(logged('"expires=" now + 1d')).toBe("expires=Mon, 10 Sep 2001 01:46:40 GMT");
    expect(logged("now + 1d")).toBe("Mon, 10 Sep 2001 01:46:40 GMT");
    expect(logged('"gone as of " + now + "."')).toBe("gone as of Sun, 09 Sep 2001 01:46:40 GMT.");
  });

  // https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/subfield/
  test("a subfield with a number of seconds becomes an RTIME", () => {
    const { logs } = run(
      "declare local var.t RTIME; set var.t = req.http.Cache-Control:max-age; log var.t;",
      { headers: { "Cache-Control": "public, max-age=1200" } },
    );
    expect(logs).toEqual(["1200.000"]);
  });

  test("a number of seconds becomes an RTIME, and back", () => {
    const before =
      "declare local var.i INTEGER; declare local var.t RTIME; set var.i = 90; set var.t = var.i;";
    expect(logged("var.t", before)).toBe("90.000");
    expect(logged("var.i", `${before} set var.t = 2500ms; set var.i = var.t;`)).toBe("2");
  });
});

describe("declaration", () => {
  // https://www.fastly.com/documentation/reference/vcl/declarations/local-variables/
  test.each([
    ["BOOL", "0"],
    ["INTEGER", "0"],
    ["FLOAT", "0.000"],
    ["RTIME", "0.000"],
    ["TIME", "Thu, 01 Jan 1970 00:00:00 GMT"],
    ["STRING", "(null)"],
  ])("a %s begins as %s", (type, expected) => {
    expect(logged("var.v", `declare local var.v ${type};`)).toBe(expected);
  });

  test("a REGEX begins as one that matches nothing", () => {
    const { logs } = run('declare local var.r REGEX; if (req.url ~ var.r) { log "matches"; }');
    expect(logs).toEqual([]);
  });

  test("with a value", () => {
    expect(logged("var.v", "declare local var.v INTEGER = 5;")).toBe("5");
    expect(logged("var.v", 'declare local var.v STRING = "a" "b";')).toBe("ab");
  });

  test("of a block is known in the block", () => {
    const { logs } = run(`
      declare local var.s STRING = "outer";
      { declare block var.s STRING = "inner"; log var.s; }
      log var.s;
    `);
    expect(logs).toEqual(["inner", "outer"]);
  });

  test("of the subroutine is known outside of the block it stands in", () => {
    const { logs } = run("if (true) { declare local var.i INTEGER; set var.i = 3; } log var.i;");
    expect(logs).toEqual(["3"]);
  });
});
