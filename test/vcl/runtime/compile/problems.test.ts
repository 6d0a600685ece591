import { describe, expect, test } from "vitest";
import { compile, problems, sourceFile } from "./support.js";

test("everything that the simulator does not have is named, with its place", () => {
  expect(
    problems(`
      sub vcl_recv {
        set req.http.X = no.such_function(req.url);
        if (req.no_such_variable) { call no_such_sub; }
        if (client.ip ~ no_such_acl) { set req.backend = no_such_backend; }
        if (req.url ~ "(") { error 620 table.lookup(no_such_table, "x"); }
        set var.undeclared = "x";
        log ratelimit.ratecounter_increment(no_such_counter, "x", 1);
      }`),
  ).toEqual([
    "EW2021 no.such_function(req.url)",
    "EW2020 req.no_such_variable",
    "EW2022 no_such_sub",
    "EW2022 no_such_acl",
    "EW2022 no_such_backend",
    'EW2063 "("',
    "EW2022 no_such_table",
    "EW2022 var.undeclared",
    "EW2022 no_such_counter",
  ]);
});

test("messages name what is missing", () => {
  const compiled = compile(
    "sub vcl_recv { set req.http.X = waf.executed; log fastly.try_select_shield(F_a, F_b); }",
  );
  expect(compiled.ok ? [] : compiled.problems.map(({ message }) => message)).toContain(
    "the simulator does not have the variable `waf.executed`",
  );
});

test("a pattern that PCRE2 knows and the simulator does not is no silent mismatch", () => {
  const compiled = compile('sub vcl_recv { if (req.url ~ "(*UTF)a") { } }');
  expect(compiled.ok ? [] : compiled.problems.map(({ message }) => message)).toEqual([
    "the simulator does not have what the pattern `(*UTF)a` needs: (*UTF)",
  ]);
});

describe("refused", () => {
  test.each([
    ["recursion", "sub a { call b; } sub b { call a; }", ["EW2045 call a;"]],
    ["a sub that is declared twice", "sub a { } sub a { }", ["EW2023 sub a { }"]],
    [
      "values of a wrong type",
      "sub vcl_recv { declare local var.i INTEGER; set var.i = req.url; }",
      ["EW2030 set var.i = req.url;"],
    ],
    [
      "comparisons of wrong types",
      'sub vcl_recv { if (req.restarts == "x") { } }',
      ['EW2032 req.restarts == "x"'],
    ],
    ["a condition that is none", "sub vcl_recv { if (req.restarts) { } }", ["EW2033 req.restarts"]],
    ["wrong arguments", "sub vcl_recv { log std.tolower(); }", ["EW2031 std.tolower()"]],
    [
      "what cannot be set",
      'sub vcl_recv { set req.xid = "1"; unset req.url; }',
      ["EW2034 req.xid", "EW2034 req.url"],
    ],
    ["a goto back", 'sub vcl_recv { a: log "x"; goto a; }', ["EW2041 goto a;"]],
    [
      "a goto into a block",
      'sub vcl_recv { goto a; if (true) { a: log "x"; } }',
      ["EW2041 goto a;"],
    ],
    ["a break outside of a switch", "sub vcl_recv { break; }", ["EW2041 break;"]],
    [
      "two defaults",
      'sub vcl_recv { switch (req.url) { default: log "a"; break; default: log "b"; break; } }',
      ["EW2041 default:"],
    ],
    ["an unknown state", "sub vcl_recv { return(nowhere); }", ["EW2042 return(nowhere);"]],
    [
      "an ACL entry that is no address",
      'acl a { "localhost"; "192.0.2.0"/33; }',
      ['EW2060 "localhost"', 'EW2060 "192.0.2.0"/33'],
    ],
    ["a value that a table cannot hold", 'table t INTEGER { "a": "b" }', ['EW2061 "b"']],
    [
      "an include without its text",
      'include "m"; sub vcl_recv { include "snippet::s"; }',
      ['EW2022 include "m";', 'EW2022 include "snippet::s";'],
    ],
    [
      "re.group in a concatenation of an ACL",
      'acl a { } sub vcl_recv { log "x" a; }',
      ["EW2035 a"],
    ],
    ["a call that gives nothing back", "sub f { } sub vcl_recv { log f(); }", ["EW2035 f()"]],
  ])("%s", (_, text, expected) => {
    const found = problems(text);
    for (const [index, start] of expected.entries())
      expect(found[index]?.startsWith(start)).toBe(true);
    expect(found).toHaveLength(expected.length);
  });

  test("files that include themselves, in either place", () => {
    const a = sourceFile("a", 'include "a"; include "b";', "file");
    const b = sourceFile("b", 'include "a";', "file");
    const s = sourceFile("s", 'include "s"; include "s";', "snippet");
    const includes = new Map([
      ["a", a],
      ["b", b],
      ["s", s],
    ]);
    expect(problems('include "a"; sub vcl_recv { }', { includes })).toEqual([]);
    const found = problems('sub vcl_recv { include "s"; }', { includes });
    expect(found.every((problem) => /^EW20(?:45|64)/.test(problem))).toBe(true);
    expect(found).not.toEqual([]);
  });
});
