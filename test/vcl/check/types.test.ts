import { describe, expect, test } from "vitest";
import { found, inside, recv, type Row } from "./found.js";

/** Locals of every type, all of them used. */
const locals =
  "declare local var.s STRING; declare local var.i INTEGER; declare local var.f FLOAT; declare local var.r RTIME;" +
  "declare local var.t TIME; declare local var.b BOOL; declare local var.ip IP; declare local var.be BACKEND;" +
  'set var.s = ""; set var.i = 1; set var.f = 1.0; set var.r = 1s; set var.t = now; set var.b = true;' +
  "set var.ip = client.ip; set var.be = req.backend;";

/** Statements with the locals; `now` is an old name, and is reported once. */
function typed(statements: string, before = ""): string {
  return recv(locals.replaceAll("now", "time.now") + statements, before);
}

const assigned: readonly Row[] = [
  ["values of one type", typed("set var.i = var.i; set var.s = var.s; set var.be = var.be;"), []],
  [
    "variables of scalar types become strings",
    typed(
      "set req.http.A = var.i; set req.http.A = var.f; set req.http.A = var.r; set req.http.A = var.t; set req.http.A = var.ip; set req.http.A = var.b;",
    ),
    [],
  ],
  ["a literal number is no string", typed("set req.http.A = 5;"), ["error EW2030 5"]],
  ["nor is a negative one", typed("set req.http.A = -5;"), ["error EW2030 -5"]],
  ["a string is no INTEGER", typed('set var.i = "5";'), ['error EW2030 "5"']],
  ["a header is no INTEGER", typed("set var.i = req.http.A;"), ["error EW2030 req.http.A"]],
  [
    "a concatenation is no INTEGER",
    typed("set var.i = var.i + var.i;"),
    ["error EW2030 var.i + var.i"],
  ],
  [
    "numbers among each other",
    typed("set var.i = var.f; set var.f = var.i; set var.f = 1; set var.r = var.i;"),
    [],
  ],
  // Both from https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/subfield/
  [
    "a header's subfield is a duration",
    inside("fetch", "set beresp.ttl = beresp.http.Cache-Control:max-age;"),
    [],
  ],
  [
    "a header's subfield is set to text",
    inside("fetch", 'set beresp.http.Cache-Control:max-age = "1200";'),
    [],
  ],
  [
    "a header is no duration",
    inside("fetch", "set beresp.ttl = beresp.http.X-TTL;"),
    ["error EW2030 beresp.http.X-TTL"],
  ],
  ["a literal FLOAT is no INTEGER", typed("set var.i = 1.5;"), ["error EW2030 1.5"]],
  ["a literal INTEGER is no RTIME", typed("set var.r = 5;"), ["error EW2030 5"]],
  ["an IP takes a string", typed('set var.ip = "192.0.2.1"; set var.ip = req.http.A;'), []],
  ["a BOOL takes no string", typed('set var.b = "true";'), ['error EW2030 "true"']],
  ["a condition in parentheses is a BOOL", typed('set var.b = (req.url == "/");'), []],
  [
    "a BACKEND takes a name",
    typed("set req.backend = F_a;", 'backend F_a { .host = "a.example"; }'),
    [],
  ],
  ["but no string", typed('set req.backend = "F_a";'), ['error EW2030 "F_a"']],
  ["nor an ACL", typed("set req.backend = a;", 'acl a { "192.0.2.1"; }'), ["error EW2030 a"]],
  [
    "a time and a duration",
    typed('set var.t = time.now + 5m; set req.http.A = "x" time.now + 1d;'),
    [],
  ],
  [
    "adding to numbers, times and strings",
    typed('set var.i += 1; set var.f += 1.5; set var.r += 5s; set var.t += 5s; set var.s += "a";'),
    [],
  ],
  ["subtracting from a string", typed('set var.s -= "a";'), ['error EW2030 set var.s -= "a";']],
  ["scaling", typed("set var.i *= 2; set var.f /= 1.5; set var.r *= 2; set var.i %= 2;"), []],
  ["scaling a string", typed("set var.s *= 2;"), ["error EW2030 set var.s *= 2;"]],
  [
    "bits of an INTEGER",
    typed(
      "set var.i |= 1; set var.i &= 1; set var.i ^= 1; set var.i <<= 1; set var.i >>= 1; set var.i rol= 1; set var.i ror= 1;",
    ),
    [],
  ],
  ["bits of a FLOAT", typed("set var.f |= 1;"), ["error EW2030 set var.f |= 1;"]],
  ["logic on a BOOL", typed("set var.b &&= true; set var.b ||= false;"), []],
  ["logic on a STRING", typed("set var.s &&= true;"), ["error EW2030 set var.s &&= true;"]],
  [
    "a value at the declaration",
    recv('declare local var.a INTEGER = "1"; set var.a = 1;'),
    ['error EW2030 "1"'],
  ],
  [
    "a type that there is not",
    recv("declare local var.a INT; set var.a = 1;"),
    ["error EW2030 INT"],
  ],
  ["a status code", recv('error 601 "a";'), []],
  ["no status code", recv('error "601";'), ['error EW2030 "601"']],
];

const args: readonly Row[] = [
  [
    "as many as there are parameters",
    recv('set req.http.A = substr("abc", 1); set req.http.A = substr("abc", 1, 1);'),
    [],
  ],
  ["too few", recv('set req.http.A = substr("abc");'), ['error EW2031 substr("abc")']],
  [
    "too many",
    recv("set req.http.A = std.tolower(req.url, req.url);"),
    ["error EW2031 std.tolower(req.url, req.url)"],
  ],
  ["a string for an INTEGER", recv('set req.http.A = substr("abc", "1");'), ['error EW2031 "1"']],
  ["anything scalar for a STRING", recv("set req.http.A = std.tolower(client.ip);"), []],
  [
    "an ACL for a STRING",
    recv("set req.http.A = std.tolower(a);", 'acl a { "192.0.2.1"; }'),
    ["error EW2031 a"],
  ],
  [
    "a pattern that is no literal",
    recv('set req.http.A = regsub(req.url, req.http.B, "");'),
    ["error EW2031 req.http.B"],
  ],
  ["a literal pattern", recv('set req.http.A = regsub(req.url, "a", "");'), []],
  ["a word", recv('set req.http.A = crypto.encrypt_hex(aes128, cbc, pkcs7, "", "", "");'), []],
  [
    "no such word",
    recv('set req.http.A = crypto.encrypt_hex(aes64, cbc, pkcs7, "", "", "");'),
    ["error EW2031 aes64"],
  ],
  [
    "a word in quotes",
    recv('set req.http.A = crypto.encrypt_hex("aes128", cbc, pkcs7, "", "", "");'),
    ['error EW2031 "aes128"'],
  ],
  ["a table", recv('set req.http.A = table.lookup(t, "a");', 'table t { "a": "b" }'), []],
  ["no table", recv('set req.http.A = table.lookup("t", "a");'), ['error EW2031 "t"']],
  [
    "a table of another type",
    recv('if (table.lookup_bool(t, "a", true)) { esi; }', 'table t { "a": "b" }'),
    ["error EW2031 t"],
  ],
  ["a header by name", recv('std.collect(req.http.Cookie); header.set(req, "a", "b");'), []],
  [
    "arguments of a subroutine",
    recv('call f("a"); call f();', "sub f(STRING var.a) { set req.http.A = var.a; }"),
    ["error EW2031 f"],
  ],
  [
    "of the wrong type",
    recv("set req.http.A = f(req.url);", "sub f(INTEGER var.a) STRING { return var.a; }"),
    ["error EW2031 req.url"],
  ],
  [
    "if() takes three",
    recv("set req.http.A = if(req.url, req.url);"),
    ["error EW2031 if(req.url, req.url)"],
  ],
];

const compared: readonly Row[] = [
  [
    "values of one type",
    typed(
      'if (req.url == "/" || var.i == 1 || var.f != 1.5 || var.r == 5s || var.b == true) { esi; }',
    ),
    [],
  ],
  [
    "a STRING and a number",
    recv("if (req.http.A == 5) { esi; }"),
    ["error EW2032 req.http.A == 5"],
  ],
  [
    "a number and a STRING",
    recv('if (req.restarts == "0") { esi; }'),
    ['error EW2032 req.restarts == "0"'],
  ],
  [
    "numbers of two types, of which nothing is said",
    typed("if (var.i == var.f) { esi; }"),
    ["info EW2032 var.i == var.f"],
  ],
  ["a literal on the left", recv('if ("/" == req.url) { esi; }'), ['error EW2032 "/"']],
  ["numbers in their order", typed("if (var.i < 5 || var.r >= 5s || var.f > 1) { esi; }"), []],
  ["strings have none", recv('if (req.http.A < "5") { esi; }'), ["error EW2032 req.http.A"]],
  ["nor on the right", typed("if (var.i > req.http.A) { esi; }"), ["error EW2032 req.http.A"]],
  [
    "a STRING and a pattern, an IP and an ACL",
    recv(
      'if (req.url ~ "a" && client.ip ~ a && req.http.A !~ a) { esi; }',
      'acl a { "192.0.2.1"; }',
    ),
    [],
  ],
  [
    "a number and a pattern",
    recv('if (req.restarts ~ "0") { esi; }'),
    ["error EW2032 req.restarts"],
  ],
  [
    "a pattern in a variable",
    recv("if (req.url ~ req.http.A) { esi; }"),
    ["error EW2032 req.http.A"],
  ],
  [
    "a pattern in a REGEX",
    recv('declare local var.p REGEX; set var.p = "a"; if (req.url ~ var.p) { esi; }'),
    [],
  ],
  ["what `!` negates", recv('if (!req.url ~ "a") { esi; }'), ['info EW2032 !req.url ~ "a"']],
  ["`!` and parentheses", recv('if (!(req.url ~ "a")) { esi; }'), []],
];

const conditions: readonly Row[] = [
  ["BOOL and STRING", recv("if (req.is_purge && req.http.A || !req.http.B) { esi; }"), []],
  ["a literal string", recv('if ("a") { esi; }'), ['error EW2033 "a"']],
  ["a literal number", recv("if (5) { esi; }"), ["error EW2033 5"]],
  ["a literal BOOL", recv("if (true) { esi; }"), []],
  ["an INTEGER", recv("if (req.restarts) { esi; }"), ["error EW2033 req.restarts"]],
  [
    "an INTEGER as an operand",
    recv("if (req.is_purge && req.restarts) { esi; }"),
    ["warning EW2033 req.restarts"],
  ],
  ["an ACL", recv("if (a) { esi; }", 'acl a { "192.0.2.1"; }'), ["error EW2033 a"]],
  ["in if()", recv('set req.http.A = if(req.restarts, "a", "b");'), ["error EW2033 req.restarts"]],
];

const access: readonly Row[] = [
  ["setting what can only be read", recv('set req.xid = "a";'), ["error EW2034 req.xid"]],
  ["unsetting what cannot be", recv("unset req.url;"), ["error EW2034 req.url"]],
  ["setting a declared name", recv('set a = "b";', 'acl a { "192.0.2.1"; }'), ["error EW2034 a"]],
  ["adding to a header", inside("deliver", 'add resp.http.Set-Cookie = "a";'), []],
  ["adding to something else", recv('add req.url = "a";'), ["error EW2034 req.url"]],
];

const expressions: readonly Row[] = [
  [
    "a comparison without parentheses",
    recv('declare local var.b BOOL; set var.b = req.url == "/";'),
    ['error EW2035 req.url == "/"'],
  ],
  [
    "a negation without parentheses",
    recv("declare local var.b BOOL; set var.b = !req.is_purge;"),
    ["error EW2035 !req.is_purge"],
  ],
  [
    "the same at a declaration",
    recv("declare local var.b BOOL = !req.is_purge; set var.b = true;"),
    ["error EW2035 !req.is_purge"],
  ],
  [
    "parentheses around a string",
    recv('set req.http.A = ("a" + req.url);'),
    ['warning EW2035 ("a" + req.url)'],
  ],
  ["a number in a concatenation", recv('set req.http.A = "a" + 5;'), ["error EW2035 5"]],
  ["a variable number in one", recv('set req.http.A = "a" req.restarts;'), []],
  [
    "parentheses in a concatenation",
    recv('set req.http.A = "a" + (req.url);'),
    ["error EW2035 (req.url)"],
  ],
  [
    "an ACL in a concatenation",
    recv('set req.http.A = "a" + a;', 'acl a { "192.0.2.1"; }'),
    ["error EW2035 a"],
  ],
  [
    "numbers in if()",
    recv("declare local var.i INTEGER; set var.i = if(req.url, 1, 2);"),
    ["error EW2035 1", "error EW2035 2"],
  ],
  [
    "a minus before a variable",
    recv("declare local var.i INTEGER; set var.i = -var.i;"),
    ["error EW2035 -var.i"],
  ],
  ["a minus before a literal", recv("declare local var.i INTEGER; set var.i = -1;"), []],
  [
    "a subroutine without its parentheses",
    recv("set req.http.A = f; set req.http.B = f();", 'sub f STRING { return "a"; }'),
    ["error EW2035 f"],
  ],
  [
    "a subroutine that returns nothing",
    recv("set req.http.A = f();", "sub f { esi; }"),
    ["error EW2035 f()"],
  ],
  [
    "`call` of one that returns a value",
    recv("call f;", 'sub f STRING { return "a"; }'),
    ["error EW2035 f"],
  ],
  [
    "a function that returns nothing",
    recv('set req.http.A = header.unset(req, "a");'),
    ['error EW2035 header.unset(req, "a")'],
  ],
  [
    "a value that is thrown away",
    recv("std.tolower(req.url);"),
    ["warning EW2035 std.tolower(req.url);"],
  ],
  ["a number in the log", recv("log 5;"), ["warning EW2035 5"]],
  ["a string in the log", recv('log "a" req.restarts;'), []],
];

const returned: readonly Row[] = [
  [
    "one of Fastly's own",
    "sub vcl_recv BOOL {\n#FASTLY recv\nreturn true; }",
    ["error EW2036 BOOL"],
  ],
  [
    "a value in parentheses",
    recv("set req.http.A = f();", "sub f BOOL { return (true); }"),
    ["warning EW2036 return (true);"],
  ],
  ["nothing at all", recv("set req.http.A = f();", "sub f BOOL { esi; }"), ["warning EW2036 BOOL"]],
  [
    "a value of the declared type",
    recv("set req.http.A = f();", "sub f BOOL { if (req.url) { return true; } return false; }"),
    [],
  ],
  [
    "a condition",
    recv("set req.http.A = f();", 'sub f BOOL { return req.url == "/" || req.is_purge; }'),
    [],
  ],
  [
    "a value of another type",
    recv("set req.http.A = f();", 'sub f INTEGER { return "a"; }'),
    ['error EW2036 "a"'],
  ],
  [
    "no value",
    recv("set req.http.A = f();", "sub f INTEGER { return; }"),
    ["error EW2036 return;"],
  ],
  [
    "a value where none is declared",
    recv("call f;", "sub f { return true; }"),
    ["error EW2036 true"],
  ],
  ["nothing where none is declared", recv("call f;", "sub f { return; }"), []],
];

describe.each([
  ["EW2030", assigned],
  ["EW2031", args],
  ["EW2032", compared],
  ["EW2033", conditions],
  ["EW2034", access],
  ["EW2035", expressions],
  ["EW2036", returned],
])("%s", (_code, rows) => {
  test.each(rows)("%s", (_what, vcl, expected) => {
    expect(found(vcl)).toEqual(expected);
  });
});
