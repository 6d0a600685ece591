import { expect, test } from "vitest";
import { sourceFile, traceOf } from "./support.js";

test("each statement that runs, each test, and what was in it", () => {
  expect(
    traceOf(`
      acl office { "198.51.100.0"/24; }
      sub f { return; }
      sub vcl_recv {
        declare local var.s STRING;
        if (client.ip ~ office) {
          log "not this";
        } else if (req.method == "GET" && !req.http.X) {
          set var.s = "a" req.url;
        }
        call f;
        error 620 "x";
      }`),
  ).toEqual([
    "statement declare local var.s STRING;",
    "value client.ip → 192.0.2.7",
    "test client.ip ~ office → false",
    "value req.method → GET",
    'value req.method == "GET" → true',
    "value req.http.X",
    'test req.method == "GET" && !req.http.X → true',
    "value req.url → /",
    'statement set var.s = "a" req.url; → a/',
    "statement call f;",
    "statement return;",
    'statement error 620 "x";',
  ]);
});

test("operands that are not looked at are not reported", () => {
  expect(traceOf('sub vcl_recv { if (req.is_purge && req.url == "/") { } }')).toEqual([
    "value req.is_purge → false",
    'test req.is_purge && req.url == "/" → false',
  ]);
});

test("steps name the file that they stand in", () => {
  const snippets = new Map([["recv" as const, [sourceFile("s", "log req.method;", "snippet")]]]);
  expect(traceOf("sub vcl_recv {\n#FASTLY recv\n}", "recv", { snippets })).toEqual([
    "value req.method → GET",
    "statement log req.method; → GET",
  ]);
});

test("a switch reports what it chooses by", () => {
  expect(traceOf('sub vcl_recv { switch (req.method) { case "GET": log "x"; break; } }')).toEqual([
    "value req.method → GET",
    "test req.method → GET",
    'statement log "x"; → x',
    "statement break;",
  ]);
});
