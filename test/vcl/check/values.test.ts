import { describe, expect, test } from "vitest";
import { found, inside, recv, type Row } from "./found.js";

const strings: readonly Row[] = [
  ["escapes", recv('set req.http.A = "%20%u00e9%u{1F32E}%F0%9F%8C%AE%25";'), []],
  ["a malformed escape", recv('set req.http.A = "100%";'), ['error EW2005 "100%"']],
  ["half of a surrogate pair", recv('set req.http.A = "%ud83c";'), ['error EW2005 "%ud83c"']],
  ["bytes that are no UTF-8", recv('set req.http.A = "%ff";'), ['error EW2005 "%ff"']],
  ["a long string has none", recv('set req.http.A = {"100%"};'), []],
  ["in a table", 'table t { "%": "%zz" }', ['error EW2005 "%"', 'error EW2005 "%zz"']],
];

const numbers: readonly Row[] = [
  [
    "the greatest INTEGER",
    recv("declare local var.i INTEGER; set var.i = 9223372036854775807;"),
    [],
  ],
  ["the least", recv("declare local var.i INTEGER; set var.i = -9223372036854775808;"), []],
  [
    "one beyond",
    recv("declare local var.i INTEGER; set var.i = 9223372036854775809;"),
    ["error EW2006 9223372036854775809"],
  ],
  [
    "in hexadecimal",
    recv("declare local var.i INTEGER; set var.i = 0xfffffffffffffffff;"),
    ["error EW2006 0xfffffffffffffffff"],
  ],
];

const notSet: readonly Row[] = [
  [
    "the truth of a local that got what may be not set",
    recv(
      'declare local var.s STRING; set var.s = table.lookup(t, "a"); if (!var.s) { esi; }',
      'table t { "a": "b" }',
    ),
    ["warning EW2050 var.s"],
  ],
  [
    "with a default",
    recv(
      'declare local var.s STRING; set var.s = table.lookup(t, "a", ""); if (!var.s) { esi; }',
      'table t { "a": "b" }',
    ),
    [],
  ],
  [
    "when it was asked before",
    recv(
      "declare local var.s STRING; if (req.http.A) { set var.s = req.http.A; } if (var.s) { esi; }",
    ),
    [],
  ],
  ["the truth of a header", recv("set req.http.B = req.http.A; if (!req.http.B) { esi; }"), []],
  [
    "a header and the empty string",
    recv('if (req.http.A == "") { esi; }'),
    ['info EW2050 req.http.A == ""'],
  ],
  [
    "is different when it is not set",
    recv('if (req.http.A != "") { esi; }'),
    ['info EW2050 req.http.A != ""'],
  ],
  // "Returns "" if the client did not send SNI":
  // https://www.fastly.com/documentation/reference/vcl/variables/client-connection/tls-client-servername/
  ["what is documented to be empty", recv('if (tls.client.servername == "") { esi; }'), []],
  [
    "a test around it asks for the header",
    recv(
      'if (req.http.A ~ "b") { unset req.http.A:b; if (req.http.A == "") { unset req.http.A; } }',
    ),
    [],
  ],
  ["who asks for both knows", recv('if (!req.http.A || req.http.A == "") { esi; }'), []],
  ["around it, too", recv('if (req.http.A) { if (req.http.A != "") { esi; } }'), []],
  [
    "a local is never not set once it was set",
    recv('declare local var.s STRING; set var.s = req.url; if (var.s == "") { esi; }'),
    [],
  ],
  [
    "a group that a pattern captures",
    recv('if (req.url ~ "^/(a)") { set req.http.A = re.group.1; }'),
    [],
  ],
  [
    "a group that none captures",
    recv("call f;", 'sub f { if (req.url ~ "^/(a)") { set req.http.A = re.group.2; } }'),
    ["warning EW2050 re.group.2"],
  ],
  [
    "a group that nothing captures is reported once in a body",
    recv(
      "call f;",
      'sub f { if (req.url ~ "a") { set req.http.A = re.group.1; set req.http.B = re.group.1; } }',
    ),
    ["warning EW2050 re.group.1"],
  ],
];

const constant: readonly Row[] = [
  [
    "lower case",
    recv('if (std.tolower(req.url) == "/ABC") { esi; }'),
    ['warning EW2051 std.tolower(req.url) == "/ABC"'],
  ],
  [
    "upper case",
    recv('if (std.toupper(req.url) != "abc") { esi; }'),
    ['warning EW2051 std.toupper(req.url) != "abc"'],
  ],
  ["the right case", recv('if (std.tolower(req.url) == "/abc") { esi; }'), []],
  ["with itself", recv("if (req.url == req.url) { esi; }"), ["warning EW2051 req.url == req.url"]],
  [
    "two values at once",
    recv('if (req.method == "GET" && req.method == "HEAD") { esi; }'),
    ['warning EW2051 req.method == "GET" && req.method == "HEAD"'],
  ],
  [
    "differs from one of two",
    recv('if (req.method != "GET" || req.method != "HEAD") { esi; }'),
    ['warning EW2051 req.method != "GET" || req.method != "HEAD"'],
  ],
  ["one of two", recv('if (req.method == "GET" || req.method == "HEAD") { esi; }'), []],
  ["neither of two", recv('if (req.method != "GET" && req.method != "HEAD") { esi; }'), []],
  ["two names", recv('if (req.method == "GET" && req.url == "HEAD") { esi; }'), []],
];

const acls: readonly Row[] = [
  [
    "addresses",
    'acl a { "192.0.2.0"/24; !"192.0.2.1"; "2001:db8::"/32; "2001:db8::1"; "::"/0; }',
    [],
  ],
  ["no address", 'acl a { "192.0.2"; }', ['error EW2060 "192.0.2";']],
  ["a number too large", 'acl a { "192.0.2.256"; }', ['error EW2060 "192.0.2.256";']],
  ["a host name", 'acl a { "localhost"; }', ['error EW2060 "localhost";']],
  ["the mask in the quotes", 'acl a { "192.0.2.0/24"; }', ['error EW2060 "192.0.2.0/24";']],
  ["a mask too long", 'acl a { "192.0.2.0"/33; }', ['error EW2060 "192.0.2.0"/33;']],
  ["not that of IPv6", 'acl a { "2001:db8::"/33; }', []],
  ["bits behind the mask", 'acl a { "192.0.2.1"/24; }', ['info EW2060 "192.0.2.1"/24;']],
  ["an entry twice", 'acl a { "192.0.2.1"; "192.0.2.1"/32; }', ['warning EW2060 "192.0.2.1"/32;']],
  ["once negated", 'acl a { "192.0.2.0"/24; !"192.0.2.0"/24; }', []],
  [
    "IPv6 in two spellings",
    'acl a { "2001:db8::1"; "2001:DB8:0:0::1"; }',
    ['warning EW2060 "2001:DB8:0:0::1";'],
  ],
  ["IPv4 as IPv6", 'acl a { "::ffff:192.0.2.1"; }', ['info EW2060 "::ffff:192.0.2.1";']],
];

const tables: readonly Row[] = [
  ["strings", 'table t { "a": "b", "c": {"d"}, }', []],
  ["a key twice", 'table t { "a": "b", "%61": "c" }', ['error EW2061 "%61"']],
  ["letter case counts", 'table t { "a": "b", "A": "c" }', []],
  ["a number among strings", 'table t { "a": 1 }', ["error EW2061 1"]],
  [
    "each type",
    'table t INTEGER { "a": 1 } table u BOOL { "a": true } table v FLOAT { "a": 1.5 } table w RTIME { "a": 5s }',
    [],
  ],
  ["a string among numbers", 'table t INTEGER { "a": "1" }', ['error EW2061 "1"']],
  ["names", 'acl x { "192.0.2.1"; } table t ACL { "a": x }', []],
  ["a string for a name", 'table t ACL { "a": "x" }', ['error EW2061 "x"']],
  ["an undeclared name", 'table t BACKEND { "a": F_x }', ["warning EW2022 F_x"]],
  ["addresses", 'table t IP { "a": "192.0.2.1", "b": "c" }', ['error EW2061 "c"']],
  ["a type that tables do not have", 'table t TIME { "a": "b" }', ["error EW2061 TIME"]],
  ["patterns", 'table t REGEX { "a": "(b)", "c": "(d" }', ["error EW2063 ("]],
];

const backends: readonly Row[] = [
  [
    "a backend",
    'backend b { .dynamic = true; .share_key = "k"; .host = "a.example"; .port = "443"; .ssl = true; .ssl_check_cert = always; .connect_timeout = 1s; .max_connections = 200; .probe = { .request = "HEAD / HTTP/1.1" "Host: a.example"; .threshold = 1; .window = 2; .initial = 1; .interval = 5s; } }',
    [],
  ],
  [
    "a property that there is not",
    'backend b { .host = "a"; .hots = "b"; }',
    ['warning EW2062 .hots = "b";'],
  ],
  [
    "a value of another type",
    'backend b { .host = "a"; .connect_timeout = "1s"; }',
    ['error EW2062 .connect_timeout = "1s";'],
  ],
  ["a port as a number", 'backend b { .host = "a"; .port = 80; }', ["warning EW2062 .port = 80;"]],
  [
    "a word that there is not",
    'backend b { .host = "a"; .ssl_check_cert = maybe; }',
    ["error EW2062 .ssl_check_cert = maybe;"],
  ],
  ["no host", "backend b { .dynamic = true; }", ["warning EW2062 b"]],
  ["a property twice", 'backend b { .host = "a"; .host = "b"; }', ['warning EW2062 .host = "b";']],
  [
    "a probe that fails at first",
    'backend b { .host = "a"; .probe = { .threshold = 3; .initial = 2; } }',
    ["warning EW2062 .initial = 2;"],
  ],
  [
    "a probe that always fails",
    'backend b { .host = "a"; .probe = { .threshold = 3; .window = 2; } }',
    ["warning EW2062 .threshold = 3;"],
  ],
  [
    "directors",
    'backend b { .host = "a"; } director d random { .quorum = 50%; .retries = 3; { .backend = b; .weight = 1; } } director e chash { .key = object; { .backend = b; .id = "x"; } } director f fallback { { .backend = b; } }',
    [],
  ],
  [
    "no such director",
    'backend b { .host = "a"; } director d best { { .backend = b; } }',
    ["error EW2062 best"],
  ],
  [
    "no weight",
    'backend b { .host = "a"; } director d random { { .backend = b; } }',
    ["error EW2062 { .backend = b; }"],
  ],
  ["no backends", "director d random { .quorum = 50%; }", ["error EW2062 d"]],
  [
    "a backend that is not declared",
    "director d fallback { { .backend = F_x; } }",
    ["warning EW2022 F_x"],
  ],
];

const patterns: readonly Row[] = [
  ["a pattern", recv('if (req.url ~ "^/(?:a|b)[^/]+\\z") { esi; }'), []],
  ["a parenthesis that is not closed", recv('if (req.url ~ "^/(a") { esi; }'), ["error EW2063 ("]],
  ["its place behind an escape", recv('if (req.url ~ "%2F(a") { esi; }'), ["error EW2063 ("]],
  ["and in a long string", recv('if (req.url ~ {x"a(b"x}) { esi; }'), ["error EW2063 ("]],
  ["of a function", recv('set req.http.A = regsuball(req.url, "a)", "");'), ["error EW2063 )"]],
  ["of a case", recv('switch (req.url) { case ~ "(a": break; }'), ["error EW2063 ("]],
];

describe.each([
  ["EW2005", strings],
  ["EW2006", numbers],
  ["EW2050", notSet],
  ["EW2051", constant],
  ["EW2060", acls],
  ["EW2061", tables],
  ["EW2062", backends],
  ["EW2063", patterns],
])("%s", (_code, rows) => {
  test.each(rows)("%s", (_what, vcl, expected) => {
    expect(found(vcl)).toEqual(expected);
  });
});

describe("EW2064", () => {
  const vcl = 'table t { "key": "value", "k": "v" }\nacl a { "192.0.2.1"; "192.0.2.2"; }';

  test("a file is as large as it may be", () => {
    expect(found(vcl, { limits: { vclFileBytes: vcl.length } })).toEqual([]);
    expect(found(vcl, { limits: { vclFileBytes: vcl.length - 1 } })).toEqual(["warning EW2064"]);
  });

  test("bytes are counted, not characters", () => {
    expect(found("# é", { limits: { vclFileBytes: 3 } })).toEqual(["warning EW2064"]);
  });

  test("a table that the VCL declares has no documented limit", () => {
    const entries = Array.from({ length: 1001 }, (_, index) => `"${index}": "v"`).join(", ");
    expect(found(`table t { ${entries} }`)).toEqual([]);
  });

  test("limits that the configuration names are kept", () => {
    const limits = {
      tableEntries: 1,
      tableKeyCharacters: 2,
      tableValueCharacters: 4,
      aclEntries: 1,
    };
    expect(found(vcl, { limits })).toEqual([
      "warning EW2064 t",
      'warning EW2064 "key"',
      'warning EW2064 "value"',
      "warning EW2064 a",
    ]);
  });
});

test("a snippet's size has a limit of its own", () => {
  expect(found("esi;", { limits: { vclFileBytes: 1, snippetBytes: 4 } })).toEqual([]);
  expect(found(inside("recv", ""), { limits: { vclFileBytes: 1 } })).toEqual(["warning EW2064"]);
});
