import { describe, expect, test } from "vitest";
import { holds, ip, logged, program, run } from "./support.js";

describe("tables", () => {
  // https://www.fastly.com/documentation/reference/vcl/declarations/table/
  const declarations = `
    acl office { "192.0.2.0"/24; }
    backend F_a { .host = "a.example"; .port = "443"; .ssl = true; }
    backend F_b { .host = "b.example"; }
    table strings { "a": "1", "%C3%A9": {"longer"} }
    table bools BOOL { "on": true }
    table integers INTEGER { "five": 5, "minus": -5 }
    table floats FLOAT { "half": 0.5 }
    table rtimes RTIME { "minute": 1m }
    table regexes REGEX { "a": "^/a" }
    table acls ACL { "office": office }
    table backends BACKEND { "a": F_a }`;

  test.each([
    ['table.lookup(strings, "a")', "1"],
    ['table.lookup(strings, "é")', "longer"],
    ['table.lookup(strings, "none", "default")', "default"],
    ['table.contains(strings, "a")', "1"],
    ['table.lookup_bool(bools, "on", false)', "1"],
    ['table.lookup_integer(integers, "minus", 0)', "-5"],
    ['table.lookup_float(floats, "half", 0.0)', "0.500"],
    ['table.lookup_rtime(rtimes, "minute", 0s)', "60.000"],
  ])("%s", (expression, expected) => {
    expect(logged(expression, "", { declarations })).toBe(expected);
  });

  test.each([
    ['client.ip ~ table.lookup_acl(acls, "office", office)', true],
    ['req.url ~ table.lookup_regex(regexes, "a")', false],
  ])("%s", (condition, expected) => {
    expect(holds(condition, "", { declarations })).toBe(expected);
  });

  test("of backends", () => {
    const { tx } = run('set req.backend = table.lookup_backend(backends, "a", F_b);', {
      declarations,
    });
    expect(tx.backend).toMatchObject({ name: "F_a", host: "a.example", port: 443, ssl: true });
  });

  test("whose content lives outside of versions", () => {
    const settings = new Map([["ban", "on"]]);
    const source = { dictionaries: new Map([["settings", settings]]) };
    const made = program("sub vcl_recv { }", source);
    expect(made.tables.get("settings")?.entries).toBe(settings);
    expect(logged('table.lookup(settings, "ban")', "", { source })).toBe("on");
    // What is given from outside is the content of a table that is declared, too.
    expect(
      logged('table.lookup(settings, "ban")', "", {
        source,
        declarations: 'table settings { "ban": "off" }',
      }),
    ).toBe("on");
  });
});

describe("ACLs", () => {
  // https://www.fastly.com/documentation/reference/vcl/declarations/acl/
  const declarations = 'acl office { "192.0.2.0"/24; !"192.0.2.66"; "2001:db8::"/32; }';

  test.each([
    ["client.ip ~ office", true],
    ["client.ip !~ office", false],
    ['std.ip("192.0.2.66", "192.0.2.1") ~ office', false],
    ["req.http.Ip ~ office", true],
    ["req.http.Bad ~ office", false],
    ["req.http.Missing ~ office", false],
    ["var.nothing ~ office", false],
  ])("%s is %s", (condition, expected) => {
    const headers = { Ip: "2001:db8::5", Bad: "localhost" };
    expect(holds(condition, "declare local var.nothing IP;", { declarations, headers })).toBe(
      expected,
    );
  });

  test("whose content lives outside of versions", () => {
    const acls = new Map([
      [
        "banned",
        [
          { address: "192.0.2.0", mask: 29 },
          { address: ip("192.0.2.6"), negated: true },
        ],
      ],
    ]);
    expect(holds("client.ip ~ banned", "", { source: { acls } })).toBe(true);
    expect(program("sub vcl_recv { }", { acls }).acls.get("banned")?.matches(ip("192.0.2.6"))).toBe(
      false,
    );
  });
});

describe("backends", () => {
  // https://www.fastly.com/documentation/reference/vcl/declarations/director/
  test("directors have members", () => {
    const made = program(`
      director d random { .quorum = 50%; { .backend = F_a; .weight = 2; } { .backend = F_b; .weight = 1; } }
      backend F_a { .host = "a"; }
      backend F_b { .host = "b"; }
      sub vcl_recv { set req.backend = d; if (req.backend == d) { log req.backend; } }`);
    expect(made.backends.get("d")?.director).toMatchObject({
      type: "random",
      quorum: 50,
      members: [
        { backend: { name: "F_a" }, weight: 2 },
        { backend: { name: "F_b" }, weight: 1 },
      ],
    });
  });

  test("are compared, and become their names", () => {
    const declarations = 'backend F_a { .host = "a"; } backend F_b { .host = "b"; }';
    expect(logged("req.backend", "set req.backend = F_b;", { declarations })).toBe("F_b");
    expect(holds("req.backend == F_b", "set req.backend = F_b;", { declarations })).toBe(true);
    expect(holds("req.backend != F_a", "set req.backend = F_b;", { declarations })).toBe(true);
  });

  test("that Fastly declares are given", () => {
    const backends = [{ name: "F_origin_0", healthy: true }];
    expect(logged("req.backend", "set req.backend = F_origin_0;", { source: { backends } })).toBe(
      "F_origin_0",
    );
  });
});
