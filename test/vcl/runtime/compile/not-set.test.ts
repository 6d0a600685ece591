import { describe, expect, test } from "vitest";
import { holds, logged, run } from "./support.js";

// https://www.fastly.com/documentation/reference/vcl/types/: STRING and IP may be "not set", "as opposed to being set
// to the empty string"; functions and operators render that as the empty string or as "(null)".
const unset = "declare local var.unset STRING;";

describe("truth", () => {
  // https://www.fastly.com/documentation/reference/vcl/statements/if/
  test.each([
    ["req.http.Missing", false],
    ["!req.http.Missing", true],
    ["req.http.Empty", true],
    ["req.http.Full", true],
    ["var.unset", false],
    ["req.url", true],
    ["client.ip", true],
  ])("%s is %s", (condition, expected) => {
    expect(holds(condition, unset, { headers: { Empty: "", Full: "x" } })).toBe(expected);
  });

  // https://www.fastly.com/documentation/reference/vcl/functions/table/table-lookup/: a lookup that finds nothing is
  // "not set", and an empty string, which is true, once it is assigned to a local variable.
  test("a local variable that got a value which is not set is an empty string", () => {
    const declarations = "table t { }";
    expect(holds('table.lookup(t, "x")', "", { declarations })).toBe(false);
    const before = 'declare local var.s STRING; set var.s = table.lookup(t, "x");';
    expect(holds("var.s", before, { declarations })).toBe(true);
    expect(holds('var.s == ""', before, { declarations })).toBe(true);
  });

  // https://www.fastly.com/documentation/reference/vcl/declarations/local-variables/: "NULL for STRING".
  test("a local variable is not set before it is assigned", () => {
    expect(holds("var.unset", unset)).toBe(false);
    expect(logged("var.unset", unset)).toBe("(null)");
  });
});

describe("equality", () => {
  // What is not set has no value, so that nothing equals it: https://www.fastly.com/documentation/reference/vcl/types/
  test.each([
    ['req.http.Missing == ""', false],
    ['req.http.Missing != ""', true],
    ["req.http.Missing == req.http.Other", false],
    ["req.http.Missing != req.http.Other", true],
    ["req.http.Missing == var.unset", false],
    ['req.http.Empty == ""', true],
    ['req.http.Full == "x"', true],
    ['req.http.Full == "X"', false],
    ["req.http.Full == req.http.Empty", false],
  ])("%s is %s", (condition, expected) => {
    expect(holds(condition, unset, { headers: { Empty: "", Full: "x" } })).toBe(expected);
  });
});

describe("assignment", () => {
  // Fastly's boilerplate guards every part of a header that may be not set by `if(x, x, "")`, which it would not
  // have to if such a part were empty. Public simulators, which were compared with Fastly, agree.
  test.each([
    ["of what is not set removes a header", "set req.http.X = req.http.Missing;", undefined],
    [
      "of what is not set alone removes a header",
      "set req.http.X = req.http.Missing var.unset;",
      undefined,
    ],
    [
      "renders it as (null) among other parts",
      'set req.http.X = "a-" req.http.Missing;',
      "a-(null)",
    ],
    ["of an empty string sets a header", 'set req.http.X = "";', ""],
    ["appends", 'set req.http.X += "y";', "oldy"],
  ])("%s", (_, statement, expected) => {
    const { tx } = run(`${unset} ${statement}`, { headers: { X: "old" } });
    expect(tx.req.headers.get("x")).toBe(expected);
  });

  test("renders what is not set as an empty string in local variables and in arguments", () => {
    const before = `${unset} declare local var.s STRING; set var.s = "a-" req.http.Missing "-b";`;
    expect(logged("var.s", before)).toBe("a--b");
    expect(logged('std.tolower("A-" req.http.Missing)')).toBe("a-");
  });

  test("of what is not set to a subfield is of an empty string", () => {
    // https://www.fastly.com/documentation/reference/http/http-headers/: "" adds the name alone.
    const { tx } = run("set req.http.Vary:Accept-Encoding = req.http.Missing;");
    expect(tx.req.headers.get("vary")).toBe("Accept-Encoding");
  });
});

describe("log", () => {
  // https://www.fastly.com/documentation/reference/vcl/types/
  test("renders what is not set as (null)", () => {
    expect(logged("req.http.Missing")).toBe("(null)");
    expect(logged('"a=" req.http.Missing " b"')).toBe("a=(null) b");
    expect(logged('"<" req.http.Empty ">"', "", { headers: { Empty: "" } })).toBe("<>");
  });
});

test("what is not set is matched as an empty string", () => {
  expect(holds('req.http.Missing ~ "x"')).toBe(false);
  expect(holds('req.http.Missing !~ "x"')).toBe(true);
  expect(holds('req.http.Missing ~ "^\\z"')).toBe(true);
});
