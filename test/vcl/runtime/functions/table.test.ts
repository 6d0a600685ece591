import { describe, expect, it } from "vitest";
import { compileAcl } from "../../../../src/vcl/runtime/acl.js";
import type { Backend } from "../../../../src/vcl/runtime/backend.js";
import { parseIp } from "../../../../src/vcl/runtime/ip.js";
import type { Pattern } from "../../../../src/vcl/runtime/pattern.js";
import { newTable } from "../../../../src/vcl/runtime/table.js";
import { call } from "./call.js";

const languages = newTable("geoip_lang", "STRING", [
  ["US", "en-US"],
  ["FR", "fr-FR"],
  ["empty", ""],
]);

/** https://www.fastly.com/documentation/reference/vcl/functions/table/table-lookup/ */
describe("table.lookup", () => {
  it.each([
    ["FR", undefined, "fr-FR"],
    ["FR", "en-US", "fr-FR"],
    ["XX", "en-US", "en-US"],
    ["XX", undefined, undefined],
    ["fr", undefined, undefined],
    ["empty", "en-US", ""],
    ["", undefined, undefined],
    [undefined, "en-US", "en-US"],
    ["__proto__", undefined, undefined],
    ["constructor", undefined, undefined],
  ])("(t, %j, %j)", (key, fallback, value) => {
    expect(call("table.lookup", [languages, key, fallback])).toBe(value);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/table/table-contains/ */
describe("table.contains", () => {
  it.each([
    ["US", true],
    ["empty", true],
    ["us", false],
    [undefined, false],
    ["toString", false],
  ])("(t, %j)", (key, contained) => {
    expect(call("table.contains", [languages, key])).toBe(contained);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/table/table-lookup-integer/ */
describe("table.lookup_integer", () => {
  const prod: Backend = { name: "prod", healthy: true };
  const beta: Backend = { name: "beta", healthy: true };
  const pattern: Pattern = {
    source: "a",
    failure: undefined,
    exec: () => undefined,
    test: () => true,
  };
  const documents = compileAcl("documents", [{ address: "192.0.2.0", mask: 24 }]);
  const empty = compileAcl("empty", []);

  it.each([
    ["INTEGER", 50n, 0n],
    ["BOOL", false, true],
    ["FLOAT", 1.5, 0],
    ["RTIME", 5e6, 0],
    ["IP", parseIp("192.0.2.1"), parseIp("192.0.2.2")],
    ["ACL", documents, empty],
    ["BACKEND", beta, prod],
  ] as const)("of a table of %s", (type, value, fallback) => {
    if (value === undefined) throw new Error("there is no value");
    const table = newTable("t", type, [["key", value]]);
    const name = `table.lookup_${type.toLowerCase()}`;
    expect(call(name, [table, "key", fallback])).toBe(value);
    expect(call(name, [table, "other", fallback])).toBe(fallback);
    expect(call(name, [table, undefined, fallback])).toBe(fallback);
    expect(call(name, [languages, "US", fallback])).toBe(fallback);
  });

  it("of a table of REGEX, where nothing matches in place of a missing one", () => {
    const table = newTable("t", "REGEX", [["key", pattern]]);
    expect(call("table.lookup_regex", [table, "key"])).toBe(pattern);
    const missing = call("table.lookup_regex", [table, "other"]);
    expect(missing).toSatisfy((found: Pattern) => !found.test("") && !found.test("other"));
  });
});

it("of two entries with one key the first counts, which is not documented", () => {
  const twice = newTable("t", "STRING", [
    ["key", "first"],
    ["key", "second"],
  ]);
  expect(call("table.lookup", [twice, "key"])).toBe("first");
});

it("content that changes is seen", () => {
  const entries = new Map([["key", "old"]]);
  const table = { name: "t", type: "STRING", entries } as const;
  entries.set("key", "new");
  expect(call("table.lookup", [table, "key"])).toBe("new");
});
