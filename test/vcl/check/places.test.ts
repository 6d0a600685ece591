import { describe, expect, test } from "vitest";
import { found, foundIn, inside, recv, unitFile, type Row } from "./found.js";

const availability: readonly Row[] = [
  ["a variable where it is", inside("fetch", "set beresp.ttl = 5s;"), []],
  ["where it is not", recv("set beresp.ttl = 5s;"), ["error EW2040 beresp.ttl"]],
  ["read where it is not", recv("set req.http.A = obj.status;"), ["error EW2040 obj.status"]],
  [
    "in a subroutine that is called where it is",
    inside("fetch", "call f;", "sub f { set beresp.ttl = 5s; }"),
    [],
  ],
  [
    "in one that is called elsewhere as well",
    inside("fetch", "call f;", "sub f { set beresp.ttl = 5s; }") + recv("call f;"),
    ["error EW2040 beresp.ttl"],
  ],
  [
    "through others",
    recv("call f;", "sub g { set beresp.ttl = 5s; } sub f { call g; }"),
    ["error EW2040 beresp.ttl"],
  ],
  [
    "through a value",
    recv("set req.http.A = f();", "sub f STRING { return beresp.http.A; }"),
    ["error EW2040 beresp.http.A"],
  ],
  [
    "nobody calls: something can",
    "sub f { set beresp.ttl = 5s; set beresp.http.A = req.url; }",
    [],
  ],
  [
    "nobody calls: nothing can",
    "sub f { set beresp.ttl = 5s; set obj.status = 200; set resp.http.A = req.url; }",
    ["error EW2040 obj.status", "error EW2040 resp.http.A"],
  ],
];

const functions: readonly Row[] = [
  ["a function where it is", inside("deliver", "resp.tarpit(1);"), []],
  ["where it is not", recv("resp.tarpit(1);"), ["error EW2043 resp.tarpit(1)"]],
];

const statements: readonly Row[] = [
  [
    "a case without an end",
    recv('switch (req.url) { case "a": esi; case "b": break; }'),
    ['error EW2041 "a"'],
  ],
  [
    "a case that ends in a return",
    recv('switch (req.url) { case "a": return(pass); }'),
    ['warning EW2041 "a"'],
  ],
  // No page is about `switch`: what merely looks wrong is a warning.
  [
    "a case that leaves in every branch",
    recv(
      'switch (req.url) { case "a": if (req.is_purge) { error 601; } else { { restart; } } default: if (req.is_purge) { restart; } }',
    ),
    ['warning EW2041 "a"', "error EW2041 default: if (req.is_purge) { restart; }"],
  ],
  [
    "nothing to go on with",
    recv('switch (req.url) { case "a": fallthrough; case "b": fallthrough; }'),
    ["warning EW2041 fallthrough;"],
  ],
  ["no cases", recv("switch (req.url) { }"), ["warning EW2041 switch (req.url) { }"]],
  [
    "default twice",
    recv("switch (req.url) { default: break; default: break; }"),
    ["error EW2041 default: break;"],
  ],
  ["error where it may stand", recv("error 601;"), []],
  ["and where not", inside("deliver", "error 601;"), ["error EW2041 error 601;"]],
  ["restart where it may stand", inside("deliver", "restart;"), []],
  ["and where not", inside("miss", "restart;"), ["error EW2041 restart;"]],
  ["synthetic where it may stand", inside("error", 'synthetic "a"; synthetic.base64 "YQ==";'), []],
  ["and where not", inside("deliver", 'synthetic "a";'), ['error EW2041 synthetic "a";']],
  [
    "a switch",
    recv(
      'switch (req.url) { case "a": esi; break; case ~ "b": esi; fallthrough; default: break; }',
    ),
    [],
  ],
  ["break outside of it", recv("break;"), ["error EW2041 break;"]],
  [
    "a case twice",
    recv('switch (req.url) { case "a": break; case "a": break; }'),
    ['error EW2041 "a"'],
  ],
  [
    "a pattern and a string are two cases",
    recv('switch (req.url) { case "a": break; case ~ "a": break; }'),
    [],
  ],
  ["a goto that goes back", recv("a: esi; goto a;"), ["warning EW2041 a"]],
];

const states: readonly Row[] = [
  ["a state of the subroutine", recv("return(lookup);"), []],
  ["one of another", recv("return(deliver);"), ["error EW2042 deliver"]],
  ["one of none", recv("return(lokup);"), ["error EW2042 lokup"]],
  ["vcl_pass may end in an error", inside("pass", "return(error);"), []],
  ["no state", recv("return;"), ["warning EW2042 return;"]],
  ["a state in a subroutine of one's own", recv("call f;", "sub f { return(pass); }"), []],
  [
    "which its caller does not have",
    inside("deliver", "call f;", "sub f { return(pass); }"),
    ["error EW2042 pass"],
  ],
];

const macros: readonly Row[] = [
  ["the macro is there", "sub vcl_recv {\n#FASTLY recv\n}", []],
  ["in capitals", "sub vcl_recv {\n#FASTLY RECV\n}", []],
  ["it is not", `${recv("")}sub vcl_fetch { esi; }`, ["warning EW2044 vcl_fetch"]],
  // A snippet of type init holds declarations, to which Fastly adds nothing:
  // https://www.fastly.com/documentation/guides/full-site-delivery/fastly-vcl/vcl-snippets/about-vcl-snippets/
  ["nowhere", "sub vcl_recv { esi; } sub vcl_fetch { esi; }", ["info EW2044 vcl_recv"]],
  ["Fastly has replaced it", "sub vcl_recv {\n#--FASTLY RECV BEGIN\n#--FASTLY RECV END\n}", []],
  ["a blank too many", "sub vcl_recv {\n# FASTLY recv\n}", ["warning EW2044 # FASTLY recv"]],
  ["small letters", "sub vcl_recv {\n#fastly recv\n}", ["warning EW2044 #fastly recv"]],
  ["slashes", "sub vcl_recv {\n//FASTLY recv\n}", ["warning EW2044 //FASTLY recv"]],
  [
    "the macro of another subroutine",
    "sub vcl_recv {\n#FASTLY fetch\n}",
    ["warning EW2044 #FASTLY fetch"],
  ],
  ["twice", "sub vcl_recv {\n#FASTLY recv\n#FASTLY recv\n}", ["warning EW2044 #FASTLY recv"]],
  ["a subroutine of one's own has none", "sub f { esi; }", []],
];

const recursion: readonly Row[] = [
  [
    "a subroutine that calls itself",
    recv("call f;", "sub f { if (req.url) { call f; } }"),
    ["error EW2045 f"],
  ],
  ["through another", recv("call f;", "sub f { call g; } sub g { call f; }"), ["error EW2045 f"]],
  [
    "by its value",
    recv("set req.http.A = f();", "sub f STRING { return f(); }"),
    ["error EW2045 f()"],
  ],
  ["two calls of one subroutine", recv("call f; call g;", "sub f { call g; } sub g { esi; }"), []],
];

const unreachable: readonly Row[] = [
  ["behind return", recv("return(lookup); esi;"), ["warning EW2046 esi;"]],
  ["behind error", recv("if (req.url) { error 601; esi; }"), ["warning EW2046 esi;"]],
  ["behind restart", recv("if (req.url) { restart; esi; }"), ["warning EW2046 esi;"]],
  ["behind a block that returns", recv("if (req.url) { return(lookup); } esi;"), []],
  ["at a label", recv("if (req.url) { goto a; } return(lookup); a: esi;"), []],
  [
    "a macro at the end",
    "sub vcl_recv { return(lookup);\n#FASTLY recv\n}",
    ["info EW2046 #FASTLY recv"],
  ],
  [
    "more behind the macro",
    "sub vcl_recv { return(lookup);\n#FASTLY recv\nesi; }",
    ["info EW2046 #FASTLY recv", "warning EW2046 esi;"],
  ],
  ["break behind return", recv('switch (req.url) { case "a": return(pass); break; }'), []],
];

const headers: readonly Row[] = [
  [
    "setting a protected header",
    recv('set req.http.Content-Length = "1";'),
    ["error EW2047 req.http.Content-Length"],
  ],
  ["in any letter case", recv("unset req.http.te;"), ["error EW2047 req.http.te"]],
  [
    "on the way to the origin",
    inside("miss", 'set bereq.http.Upgrade = "a";'),
    ["error EW2047 bereq.http.Upgrade"],
  ],
  ["reading one", recv("set req.http.A = req.http.Content-Length;"), []],
  ["another header", recv('set req.http.Content-Type = "a";'), []],
];

describe.each([
  ["EW2040", availability],
  ["EW2041", statements],
  ["EW2042", states],
  ["EW2043", functions],
  ["EW2044", macros],
  ["EW2045", recursion],
  ["EW2046", unreachable],
  ["EW2047", headers],
])("%s", (_code, rows) => {
  test.each(rows)("%s", (_what, vcl, expected) => {
    expect(found(vcl)).toEqual(expected);
  });
});

describe("snippets", () => {
  test("stand in the subroutine that their name tells", () => {
    expect(foundIn([unitFile("a.vcl", "set beresp.ttl = 5s;", "fetch")])).toEqual([[]]);
    expect(foundIn([unitFile("a.vcl", "set beresp.ttl = 5s;", "recv")])).toEqual([
      ["error EW2040 beresp.ttl"],
    ]);
  });

  test("of an unknown subroutine stand anywhere", () => {
    expect(found("set beresp.ttl = 5s;")).toEqual([]);
    expect(found("set beresp.ttl = 5s; if (req.url) { error 601; } return(lookup);")).toEqual([
      "error EW2042 lookup",
    ]);
  });

  test("call subroutines of other files", () => {
    const files = [
      unitFile("a.vcl", "call f;", "recv"),
      unitFile("b.vcl", "sub f { set beresp.ttl = 5s; }"),
    ];
    expect(foundIn(files)).toEqual([[], ["error EW2040 beresp.ttl"]]);
  });
});
