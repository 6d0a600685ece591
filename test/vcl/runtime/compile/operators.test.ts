import { describe, expect, test } from "vitest";
import { holds, logged, run } from "./support.js";

function after(type: string, first: string, ...statements: readonly string[]): string | undefined {
  const sets = statements.map((statement) => `set var.v ${statement};`).join(" ");
  return logged("var.v", `declare local var.v ${type}; set var.v = ${first}; ${sets}`);
}

describe("set, with an INTEGER", () => {
  // https://www.fastly.com/documentation/reference/vcl/statements/set/ lists the operators; the numbers are arithmetic.
  test.each([
    ["7", "+= 5", "12"],
    ["7", "-= 9", "-2"],
    ["7", "*= -6", "-42"],
    ["-7", "/= 2", "-3"],
    ["-7", "%= 4", "-3"],
    ["12", "|= 3", "15"],
    ["12", "&= 10", "8"],
    ["12", "^= 10", "6"],
    ["1", "<<= 62", "4611686018427387904"],
    ["1", "<<= 63", "-9223372036854775808"],
    ["-8", ">>= 1", "-4"],
    ["1", "ror= 1", "-9223372036854775808"],
    ["-9223372036854775807", "rol= 1", "3"],
    ["5", "rol= 64", "5"],
    // 64 bits: https://www.fastly.com/documentation/reference/vcl/types/integer/
    ["9223372036854775807", "+= 1", "-9223372036854775808"],
    ["-9223372036854775808", "-= 1", "9223372036854775807"],
    ["4611686018427387904", "*= 2", "-9223372036854775808"],
  ])("%s %s is %s", (first, statement, expected) => {
    expect(after("INTEGER", first, statement)).toBe(expected);
  });

  // https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/fastly-error/: EDOM, "division by zero"
  test.each(["/= 0", "%= 0"])("%s is an error of the domain", (statement) => {
    const { logs } = run(
      `declare local var.v INTEGER = 7; set var.v ${statement}; log fastly.error; unset fastly.error; log fastly.error;`,
    );
    expect(logs).toEqual(["EDOM", "(null)"]);
  });
});

describe("set, with a FLOAT", () => {
  test.each([
    ["1.5", "+= 1", "2.500"],
    ["1.5", "-= 2.0", "-0.500"],
    ["1.5", "*= 3", "4.500"],
    ["9.0", "/= 4", "2.250"],
    ["9.5", "%= 4.0", "1.500"],
  ])("%s %s is %s", (first, statement, expected) => {
    expect(after("FLOAT", first, statement)).toBe(expected);
  });

  // https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/fastly-error/: "`var.x %= 5;` where
  // var.x is a floating point infinity"
  test("a remainder of infinity is an error of the domain", () => {
    const { logs } = run(
      "declare local var.v FLOAT; set var.v = math.POS_INFINITY; set var.v %= 5; log var.v; log fastly.error;",
    );
    expect(logs).toEqual(["NaN", "EDOM"]);
  });
});

describe("set, with times and the rest", () => {
  test.each([
    ["RTIME", "10s", "+= 5m", "310.000"],
    ["RTIME", "10s", "-= 20s", "-10.000"],
    ["RTIME", "10s", "*= 3", "30.000"],
    ["RTIME", "10s", "*= 0.25", "2.500"],
    ["RTIME", "10s", "/= 4", "2.500"],
    ["TIME", "std.integer2time(60)", "+= 1h", "Thu, 01 Jan 1970 01:01:00 GMT"],
    ["TIME", "std.integer2time(60)", "-= 1m", "Thu, 01 Jan 1970 00:00:00 GMT"],
    ["STRING", '"a"', '+= "b"', "ab"],
    ["BOOL", "true", "&&= false", "0"],
    ["BOOL", "false", "||= true", "1"],
  ])("%s %s %s is %s", (type, first, statement, expected) => {
    expect(after(type, first, statement)).toBe(expected);
  });

  test("a condition in parentheses", () => {
    expect(after("BOOL", '(req.url == "/")')).toBe("1");
    expect(after("BOOL", '!(req.url == "/")')).toBe("0");
  });
});

describe("comparisons", () => {
  const declared = `
    declare local var.i INTEGER = 10; declare local var.f FLOAT = 1.5; declare local var.r RTIME = 90s;
    declare local var.t TIME; set var.t = std.integer2time(1000); declare local var.b BOOL = true;
    declare local var.ip IP; set var.ip = "2001:db8::1"; declare local var.nothing IP;`;
  test.each([
    ["var.i == 10", true],
    ["var.i != 10", false],
    ["var.i < 11", true],
    ["var.i >= 11", false],
    ["var.f > 1", true],
    ["var.f <= 1.5", true],
    ["var.r == 1.5m", true],
    ["var.r > 89", true],
    ["var.t < now", true],
    ["var.b == true", true],
    ["req.restarts == 0", true],
    ["req.restarts < 1", true],
    // https://www.fastly.com/documentation/reference/vcl/types/ip/
    ['client.ip == "192.0.2.7"', true],
    ['client.ip != "192.0.2.8"', true],
    ['var.ip == "2001:DB8:0::1"', true],
    ['var.nothing == "192.0.2.1"', false],
    ["var.nothing == var.nothing", false],
    ["var.nothing", false],
    // Not a number equals nothing: https://www.fastly.com/documentation/reference/vcl/types/float/ (IEEE 754)
    ["math.NAN == math.NAN", false],
  ])("%s is %s", (condition, expected) => {
    expect(holds(condition, declared)).toBe(expected);
  });

  // Fastly's own VCL writes `!req.http.Fastly-FF ~ "x"` and the like for "does not match".
  test.each([
    ['!req.url ~ "^/a"', false],
    ['!req.url ~ "^/b"', true],
    ['!req.url == "/a"', false],
    ['!req.http.Missing ~ "x"', true],
    ['!(req.url ~ "^/a")', false],
  ])("%s is %s: the whole comparison is negated", (condition, expected) => {
    expect(holds(condition, 'set req.url = "/a";')).toBe(expected);
  });

  // https://www.fastly.com/documentation/reference/vcl/operators/: && before ||, and operands that decide nothing
  // are not looked at.
  test("&& binds tighter than ||", () => {
    expect(holds("true || false && false")).toBe(true);
    expect(holds("(true || false) && false")).toBe(false);
  });

  test("operands are looked at only as far as they decide", () => {
    const before = 'set req.url = "/x1y2";';
    const { logs } = run(
      `${before} if (req.url ~ "x(.)" || req.url ~ "y(.)") { log re.group.1; }
       if (req.url ~ "y(.)" && req.url ~ "q(.)") { } log re.group.1;`,
    );
    expect(logs).toEqual(["1", "2"]);
  });
});

describe("if()", () => {
  // https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/if/
  test("chooses by a condition", () => {
    expect(logged('if(req.http.foo, "present", "absent")')).toBe("absent");
    expect(logged('if(req.http.foo, "present", "absent")', "", { headers: { foo: "" } })).toBe(
      "present",
    );
    expect(logged('"(" if(req.restarts > 0, "H ", "M ") ")"')).toBe("(M )");
  });

  test("makes text of two types", () => {
    expect(logged("if(req.http.X, req.http.X, client.ip)")).toBe("192.0.2.7");
  });
});

describe("captures", () => {
  // https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/re-group/
  test("are of the last match, the whole of it first", () => {
    const { logs } = run(
      `if (req.http.Foo ~ "^(a+)(b+)(c+)") { log re.group.0; log re.group.1; log re.group.2; log re.group.3; }
       log re.group.4;`,
      { headers: { Foo: "abbbccccc" } },
    );
    // https://www.fastly.com/documentation/guides/full-site-delivery/fastly-vcl/vcl-regular-expression-cheat-sheet/
    expect(logs).toEqual(["abbbccccc", "a", "bbb", "ccccc", "(null)"]);
  });

  test("stay when a later pattern does not match, and come from `!~` too", () => {
    const { logs } = run(
      `if (req.url ~ "(.)") { } if (req.url ~ "(n)ope") { } log re.group.1;
       if (req.method !~ "(E)T") { } log re.group.1;`,
    );
    expect(logs).toEqual(["/", "E"]);
  });

  test("belong to the subroutine", () => {
    const { logs } = run('if (req.url ~ "(/)") { } call other; log re.group.1;', {
      declarations: 'sub other { log re.group.1; if (req.method ~ "(G)") { } log re.group.1; }',
    });
    expect(logs).toEqual(["(null)", "G", "/"]);
  });
});

// https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/fastly-error/: EREGRECUR
test("a search that is given up is no match, and an error", () => {
  const hopeless = `{"${"a".repeat(200)}!"}`;
  const statement = `set req.url = ${hopeless}; if (req.url ~ "^(?:(?:a|aa)+)+\\z") { log "matches"; }`;
  expect(run(`${statement} log fastly.error;`).logs).toEqual(["EREGRECUR"]);
  expect(run(statement).logs).toEqual([]);
});
