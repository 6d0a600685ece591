import { describe, expect, it } from "vitest";
import { Headers } from "../../../../src/vcl/runtime/headers.js";
import { newRequest, newResponse } from "../../../../src/vcl/runtime/message.js";
import type { Transaction } from "../../../../src/vcl/runtime/transaction.js";
import { newTransaction, pages, run, type Argument } from "./run-function.js";

function withRequest(...entries: readonly (readonly [string, string])[]): Transaction {
  return newTransaction({ req: newRequest({ headers: new Headers(entries) }) });
}

function withResponse(...entries: readonly (readonly [string, string])[]): Transaction {
  return newTransaction({ resp: newResponse({ headers: new Headers(entries) }) });
}

/** What is left of the request's headers after a call. */
function after(name: string, args: readonly Argument[], transaction: Transaction): string[] {
  run(name, args, transaction);
  return Array.from(transaction.req.headers.entries(), (entry) => entry.join(": "));
}

describe(`headers, as ${pages}/headers/ documents them`, () => {
  // header-get
  it.each([
    ["user-agent", "x"],
    ["USER-AGENT", "x"],
    ["absent", undefined],
    ["", undefined],
    [undefined, undefined],
    ["user agent", undefined],
    ["user-agent:", undefined],
  ])("header.get(req, %j) is %j", (name, expected) => {
    const transaction = withRequest(["User-Agent", "x"], ["User-Agent", "y"]);
    expect(run("header.get", ["req", name], transaction)).toBe(expected);
  });

  it("each message has its own (header-get: where)", () => {
    const transaction = newTransaction({
      bereq: newRequest(),
      beresp: newResponse(),
      obj: newResponse(),
      resp: newResponse(),
    });
    const all = ["req", "bereq", "beresp", "obj", "resp"];
    for (const where of all) run("header.set", [where, "x", where], transaction);
    expect(all.map((where) => run("header.get", [where, "x"], transaction))).toEqual(all);
    expect(run("header.get", ["resp", "x"], newTransaction())).toBeUndefined();
  });

  // header-set
  it.each([
    ["abc", "xyz", ["abc: xyz"]],
    ["hello!", "abc", ["hello!: abc"]],
    ["Content-Length", "1", []],
    ["fastly-ff", "1", []],
    ["", "1", []],
    [undefined, "1", []],
    ["a b", "1", []],
    ["a:b", "1", []],
    ["a\n", "1", []],
  ])("header.set(req, %j, %j) leaves %j", (name, value, expected) => {
    expect(after("header.set", ["req", name, value], newTransaction())).toEqual(expected);
  });

  it("header.set replaces all values", () => {
    expect(after("header.set", ["req", "A", "3"], withRequest(["a", "1"], ["a", "2"]))).toEqual([
      "A: 3",
    ]);
  });

  // header-unset
  it.each([
    ["USER-agent", ["TE: trailers"]],
    ["te", ["User-Agent: x", "TE: trailers"]],
    ["absent", ["User-Agent: x", "TE: trailers"]],
    [undefined, ["User-Agent: x", "TE: trailers"]],
  ])("header.unset(req, %j) leaves %j", (name, expected) => {
    const transaction = withRequest(["User-Agent", "x"], ["TE", "trailers"]);
    expect(after("header.unset", ["req", name], transaction)).toEqual(expected);
  });

  // header-filter, header-filter-except: protected headers are unaffected
  it("header.filter and header.filter_except", () => {
    const request = () =>
      withRequest(["Server", "1"], ["X-Powered-By", "2"], ["TE", "3"], ["Accept", "4"]);
    expect(
      after("header.filter", ["req", ["server", "x-powered-by", "te", "absent"]], request()),
    ).toEqual(["TE: 3", "Accept: 4"]);
    expect(after("header.filter_except", ["req", ["ACCEPT", "absent"]], request())).toEqual([
      "TE: 3",
      "Accept: 4",
    ]);
  });

  // std-collect
  it("std.collect", () => {
    const request = () => withRequest(["Cookie", "name1=value1"], ["cookie", "name2=value2"]);
    expect(after("std.collect", ["req.http.Cookie", ";"], request())).toEqual([
      "Cookie: name1=value1; name2=value2",
    ]);
    expect(after("std.collect", ["req.http.Cookie", undefined], request())).toEqual([
      "Cookie: name1=value1, name2=value2",
    ]);
    expect(after("std.collect", ["req.http.absent", undefined], newTransaction())).toEqual([]);
  });

  // std-count
  it("std.count", () => {
    const transaction = withRequest(["a", "1"], ["b", "2"], ["c", "3"]);
    expect(run("std.count", ["req.headers"], transaction)).toBe(3n);
    expect(run("std.count", ["resp.headers"], transaction)).toBe(0n);
  });
});

describe("Set-Cookie", () => {
  // https://docs.fastly.com/en/guides/response-cookie-handling
  const response = () =>
    withResponse(
      ["Set-Cookie", "one=a; httponly; secure"],
      ["Set-Cookie", "two=b or not to b; httponly"],
      ["Set-Cookie", "three=1"],
      ["Set-Cookie", "three=2; path=/"],
    );

  // …/miscellaneous/setcookie-get-value-by-name/: "the value of the last one will be returned"
  it.each([
    ["one", "a"],
    ["two", "b or not to b"],
    ["three", "2"],
    ["httponly", undefined],
    ["path", undefined],
    ["ONE", undefined],
    ["", undefined],
  ])("setcookie.get_value_by_name(resp, %j) is %j", (name, expected) => {
    expect(run("setcookie.get_value_by_name", ["resp", name], response())).toBe(expected);
  });

  // RFC 6265, 5.2
  it.each([
    [" a = b ; c", "b"],
    ["a=b=c", "b=c"],
    ['a="b"', '"b"'],
    ["a=", ""],
    ["a", undefined],
  ])("%j has for `a` %j", (line, expected) => {
    const transaction = withResponse(["Set-Cookie", line]);
    expect(run("setcookie.get_value_by_name", ["resp", "a"], transaction)).toBe(expected);
  });

  // …/miscellaneous/setcookie-delete-by-name/: "all of them will be deleted"
  it.each([
    ["three", true, ["one=a; httponly; secure", "two=b or not to b; httponly"]],
    ["one", true, ["two=b or not to b; httponly", "three=1", "three=2; path=/"]],
    [
      "four",
      false,
      ["one=a; httponly; secure", "two=b or not to b; httponly", "three=1", "three=2; path=/"],
    ],
  ])("setcookie.delete_by_name(resp, %j) is %j", (name, expected, left) => {
    const transaction = response();
    expect(run("setcookie.delete_by_name", ["resp", name], transaction)).toBe(expected);
    expect(transaction.resp?.headers.all("set-cookie")).toEqual(left);
  });
});

/** …/miscellaneous/subfield/, and https://docs.fastly.com/en/guides/isolating-header-values-without-regular-expressions */
describe("subfield", () => {
  it.each([
    ["value1=123value123; testValue=asdf_true; staff_user=true;", "staff_user", ";", "true"],
    ["value1=123value123; testValue=asdf_true; staff_user=true;", "TESTVALUE", ";", "asdf_true"],
    ["max-age=0, surrogate-control=3600", "surrogate-control", undefined, "3600"],
    ["public, max-age=1200", "max-age", undefined, "1200"],
    ["private, max-age=0", "private", undefined, ""],
    ["public", "private", undefined, undefined],
    ["foo=1&bar=2", "bar", "&", "2"],
    ["foobar=1&bar=2", "bar", "&", "2"],
    ["bar.baz=1", "bar", ";", undefined],
    [undefined, "a", undefined, undefined],
    ["a=1", "", undefined, undefined],
    // Not documented: what others observed.
    ["a=1,a=2", "a", undefined, "1"],
    ["a = 1 , b", "a", undefined, "1"],
    ["a=(1 2)", "a", undefined, "(1"],
    ["a=,b=2", "a", undefined, ""],
    ["a=1, b;foo=9, c=3", "b", undefined, undefined],
    ['a=1,b="a,c=x y",d=z', "b", undefined, "a,c=x y"],
    ['a=1,b="\\"asdf\\""', "b", undefined, '"asdf"'],
    ['a="b', "a", undefined, '"b'],
    ["a.b=1;b=2", "b", ";", "2"],
    // White space is ASCII's: no byte of UTF-8.
    ["a=\u00e0b", "a", undefined, "\u00e0b"],
  ])("subfield(%j, %j, %j) is %j", (text, name, separator, expected) => {
    expect(run("subfield", [text, name, separator])).toBe(expected);
  });

  it("is linear", { timeout: 5000 }, () => {
    const size = 1 << 20;
    for (const part of [",", " ", "a,", "a=,", '"', 'a="\\",', "=", "a "]) {
      const text = part.repeat(Math.floor(size / part.length));
      for (const separator of [undefined, " ", '"', "a"]) {
        run("subfield", [text, "b", separator]);
        run("subfield", [text, `${"a".repeat(size / 2)}b`, separator]);
        run("subfield", [
          " ".repeat(size / 2) + "b".repeat(size / 2),
          `${"b".repeat(size / 2 - 1)}c`,
          " ",
        ]);
      }
    }
    expect.assertions(0);
  });
});
