import { describe, expect, test } from "vitest";
import { checkUnit } from "../../../src/vcl/check/index.js";
import { found, foundIn, inside, recv, unitFile, type Row } from "./found.js";

const variables: readonly Row[] = [
  ["a variable that Fastly has", recv("set req.http.A = req.url;"), []],
  ["a variable that it has not", recv("set req.http.A = req.urk;"), ["error EW2020 req.urk"]],
  ["one that is set", recv('set req.urk = "a";'), ["error EW2020 req.urk"]],
  ["one that is unset", recv("unset req.htp.A;"), ["error EW2020 req.htp.A"]],
  [
    "a header's name is free, and so is a subfield's",
    recv("set req.http.Anything = req.http.Cookie:x;"),
    [],
  ],
  ["unset takes a wildcard", recv("unset req.http.X-*;"), []],
  ["a local that is declared", recv('declare local var.a STRING; set var.a = "x";'), []],
  [
    "a local that is not",
    'sub f { set var.a = "x"; }\nsub vcl_recv {\n#FASTLY recv\ncall f; }',
    ["error EW2020 var.a"],
  ],
  [
    "a local that is declared below",
    'sub f { set var.a = "x"; declare local var.a STRING; set var.a = "y"; }\nsub vcl_recv {\n#FASTLY recv\ncall f; }',
    ["error EW2020 var.a"],
  ],
  [
    "behind a macro a snippet may have declared it",
    recv('set var.a = "x";'),
    ["warning EW2020 var.a"],
  ],
  ["Fastly's own local behind its macro", recv("set var.fastly_req_do_shield = false;"), []],
  [
    "a block's local ends with it",
    'sub f { { declare block var.a STRING; set var.a = "x"; } set var.a = "y"; }\nsub vcl_recv {\n#FASTLY recv\ncall f; }',
    ["error EW2020 var.a"],
  ],
  [
    "locals of one name in two blocks",
    recv(
      '{ declare block var.a STRING; set var.a = "x"; } { declare block var.a STRING; set var.a = "y"; }',
    ),
    [],
  ],
];

const functions: readonly Row[] = [
  ["a function that Fastly has", recv("set req.http.A = std.tolower(req.url);"), []],
  [
    "one that it has not",
    recv("set req.http.A = std.lower(req.url);"),
    ["error EW2021 std.lower(req.url)"],
  ],
  [
    "without a dot it may be a subroutine of another file",
    recv("set req.http.A = lower(req.url);"),
    ["warning EW2021 lower(req.url)"],
  ],
  [
    "a subroutine that returns a value",
    recv("set req.http.A = f();", 'sub f STRING { return "a"; }'),
    [],
  ],
];

const declared: readonly Row[] = [
  [
    "a name in the name of a variable",
    recv("if (backend.F_a.healthy) { set req.http.A = ratecounter.r.bucket.10s; }"),
    ["warning EW2022 backend.F_a.healthy", "warning EW2022 ratecounter.r.bucket.10s"],
  ],
  ["what looks like it", inside("fetch", "set beresp.http.A = beresp.backend.name;"), []],
  [
    "backends to choose from",
    recv("set req.backend = if(req.url, F_a, F_b);"),
    ["warning EW2022 F_a", "warning EW2022 F_b"],
  ],
  [
    "an ACL that Fastly may declare",
    recv("if (client.ip ~ office) { esi; }"),
    ["warning EW2022 office"],
  ],
  [
    "one that the unit declares",
    recv("if (client.ip ~ office) { esi; }", 'acl office { "192.0.2.1"; }'),
    [],
  ],
  ["a table", recv('set req.http.A = table.lookup(t, "a");'), ["warning EW2022 t"]],
  ["a backend", recv("set req.backend = F_a;"), ["warning EW2022 F_a"]],
  ["a subroutine", recv("call f;"), ["warning EW2022 f"]],
  [
    "a penaltybox and a ratecounter",
    recv('if (ratelimit.check_rate("a", rc, 1, 10, 100, pb, 2m)) { esi; }'),
    ["warning EW2022 rc", "warning EW2022 pb"],
  ],
  [
    "each name is reported once",
    recv("set req.backend = F_a; set req.backend = F_a;"),
    ["warning EW2022 F_a"],
  ],
  [
    "VCL that Fastly generated declares everything",
    recv("set req.backend = F_a;", "pragma optional_param geoip_opt_country_code3;"),
    ["error EW2022 F_a"],
  ],
  ["a label", recv('goto away; set req.url = "/"; away:'), ['warning EW2046 set req.url = "/";']],
  ["a label that is not there", recv("if (req.url) { goto away; }"), ["error EW2022 away"]],
];

const twice: readonly Row[] = [
  [
    "two ACLs of one name",
    recv("if (client.ip ~ a) { esi; }", 'acl a { "192.0.2.1"; } acl a { "192.0.2.2"; }'),
    ["error EW2023 a"],
  ],
  [
    "two subroutines of one name",
    recv("call f;", "sub f { esi; } sub f { esi; }"),
    ["error EW2023 f"],
  ],
  ["Fastly joins its own subroutines", `${recv("esi;")}sub vcl_recv { esi; }`, []],
  [
    "a local declared twice",
    recv('declare local var.a STRING; declare local var.a STRING; set var.a = "x";'),
    ["error EW2023 var.a"],
  ],
  ["a label that stands twice", recv("if (req.url) { goto a; } a: a:"), ["error EW2023 a"]],
];

const unused: readonly Row[] = [
  [
    "a ratecounter in the name of a variable",
    recv("set req.http.A = ratecounter.r.bucket.10s;", "ratecounter r {}"),
    [],
  ],
  [
    "Fastly's own VCL declares what nobody may use",
    recv("esi;", 'pragma optional_param x; table t { "a": "b" }'),
    [],
  ],
  ["an ACL", recv("esi;", 'acl a { "192.0.2.1"; }'), ["warning EW2024 a"]],
  ["a table", recv("esi;", 'table t { "a": "b" }'), ["warning EW2024 t"]],
  ["a subroutine", recv("esi;", "sub f { esi; }"), ["warning EW2024 f"]],
  [
    "a ratecounter and a penaltybox",
    recv("esi;", "ratecounter r {} penaltybox p {}"),
    ["warning EW2024 r", "warning EW2024 p"],
  ],
  ["a local", recv("declare local var.a STRING;"), ["warning EW2024 var.a"]],
  ["a local of a block", recv("{ declare block var.a STRING; }"), ["warning EW2024 var.a"]],
  ["a label", recv("a: esi;"), ["warning EW2024 a"]],
  ["the first backend is the default", recv("esi;", 'backend b { .host = "a.example"; }'), []],
  [
    "without a macro it is a part of something",
    'sub vcl_recv { esi; } acl a { "192.0.2.1"; }',
    ["info EW2044 vcl_recv"],
  ],
  ["declarations alone are part of something", 'acl a { "192.0.2.1"; }', []],
  ["an include may use it", recv("esi;", 'include "more"; acl a { "192.0.2.1"; }'), []],
  [
    "an ACL in a table",
    recv(
      'if (client.ip ~ table.lookup_acl(t, "a", a)) { esi; }',
      'acl a { "192.0.2.1"; } acl b { "192.0.2.2"; } table t ACL { "b": b }',
    ),
    [],
  ],
];

const outdated: readonly Row[] = [
  ["an alias", recv('if (req.request == "GET") { esi; }'), ["info EW2025 req.request"]],
  [
    "the country of old",
    recv("set req.http.A = geoip.country_code;"),
    ["info EW2025 geoip.country_code"],
  ],
  [
    "each name once",
    recv('if (req.request == "GET" || req.request == "PUT") { set req.http.A = geoip.city; }'),
    ["info EW2025 req.request", "info EW2025 geoip.city"],
  ],
  // "DEPRECATED. Alias of time.now": https://www.fastly.com/documentation/reference/vcl/variables/date-and-time/now/
  ["the time of old", recv("set req.http.A = now;"), ["info EW2025 now"]],
  ["the names of today", recv("if (req.method == client.geo.country_code) { esi; }"), []],
];

const spelled: readonly Row[] = [
  ["Fastly's own pipe", "sub vcl_pipe { esi; }", ["warning EW2026 vcl_pipe"]],
  ["in VCL that Fastly generated", "pragma optional_param x; sub vcl_pipe { esi; }", []],
  ["a subroutine with Fastly's prefix", "sub vcl_mine { esi; }", ["error EW2026 vcl_mine"]],
  ["a local without its prefix", recv("declare local a STRING;"), ["error EW2026 a"]],
  ["a hyphen in the name of an ACL", 'acl a-b { "192.0.2.1"; }', ["warning EW2026 a-b"]],
  [
    "hyphens and dots are fine in a local",
    recv('declare local var.a-b.c STRING; set var.a-b.c = "x";'),
    [],
  ],
];

describe.each([
  ["EW2020", variables],
  ["EW2021", functions],
  ["EW2022", declared],
  ["EW2023", twice],
  ["EW2024", unused],
  ["EW2025", outdated],
  ["EW2026", spelled],
])("%s", (_code, rows) => {
  test.each(rows)("%s", (_what, vcl, expected) => {
    expect(found(vcl)).toEqual(expected);
  });
});

describe("several files", () => {
  test("share their names", () => {
    const files = [
      unitFile("main.vcl", recv("if (client.ip ~ office) { esi; }")),
      unitFile("lists.vcl", 'acl office { "192.0.2.1"; }'),
    ];
    expect(foundIn(files)).toEqual([[], []]);
  });

  test("names that stand elsewhere can be told", () => {
    const vcl = recv("set req.backend = F_a; if (client.ip ~ b) { call c; }");
    expect(
      found(vcl, { declared: { backends: ["F_a"], acls: ["b"], subroutines: ["c"] } }),
    ).toEqual([]);
  });

  test("snippets of one subroutine share its locals, in whatever order", () => {
    const files = [
      unitFile("a.vcl", 'set var.a = "x";', "recv"),
      unitFile("b.vcl", "declare local var.a STRING;", "recv"),
      unitFile("c.vcl", 'set var.a = "x";', "error"),
    ];
    expect(foundIn(files)).toEqual([[], [], ["warning EW2020 var.a"]]);
  });

  test("which declare the same name may be of two services", () => {
    const files = [
      unitFile("a.vcl", 'acl office { "192.0.2.1"; }'),
      unitFile("b.vcl", 'acl office { "192.0.2.2"; }'),
    ];
    expect(foundIn(files)).toEqual([[], ["warning EW2023 office"]]);
  });

  // An include is as if the text of the module stood there:
  // https://www.fastly.com/documentation/reference/vcl/statements/include/
  test("are one service when they include each other", () => {
    const files = [
      unitFile("main.vcl", `include "a"; ${recv('include "b";')}`),
      unitFile("a.vcl", 'acl office { "192.0.2.1"; }'),
      unitFile("b.vcl", 'acl office { "192.0.2.2"; }'),
    ];
    expect(foundIn(files)).toEqual([[], ["warning EW2024 office"], ["error EW2023 office"]]);
  });

  test("are several programs when each has the same names and subroutines of Fastly's", () => {
    const service = (address: string) =>
      recv("if (client.ip ~ office) { call f; }", `acl office { "${address}"; } sub f { esi; }`);
    const files = [
      unitFile("staging.vcl", service("192.0.2.1")),
      unitFile("production.vcl", service("192.0.2.2")),
    ];
    expect(foundIn(files)).toEqual([[], []]);
  });

  test("which do not parse may use what others declare", () => {
    const files = [
      unitFile("main.vcl", recv("esi;", 'acl a { "192.0.2.1"; } acl b { "192.0.2.1"; }')),
      unitFile("more.vcl", "sub vcl_fetch { if (client.ip ~ a { esi; } }"),
    ];
    const unused = checkUnit(files)
      .flat()
      .filter(({ code }) => code === "EW2024");
    expect(unused.map(({ message }) => message)).toEqual(["ACL `b` is never used"]);
  });

  test("are several programs when each has the same macro", () => {
    const files = [
      unitFile("a.vcl", recv("if (client.ip ~ a) { esi; }", 'acl a { "192.0.2.1"; }')),
      unitFile("b.vcl", recv("declare local var.a STRING;")),
      unitFile("c.vcl", inside("fetch", "declare local var.b STRING;")),
    ];
    expect(foundIn(files)).toEqual([[], ["warning EW2024 var.a"], ["warning EW2024 var.b"]]);
  });

  test("of several programs know the names of files that belong to none, and those know theirs", () => {
    const files = [
      unitFile("a.vcl", recv("if (client.ip ~ office) { esi; }", "sub f { esi; }")),
      unitFile(
        "lists.vcl",
        'acl office { "192.0.2.1"; } sub g { call f; if (req.url ~ later) { esi; } }',
      ),
      unitFile("b.vcl", recv("call g;", 'sub f { esi; } acl later { "192.0.2.1"; }')),
    ];
    // `req.url` is no address, but `later` is known.
    expect(foundIn(files).map((each) => each.filter((row) => row.includes("EW2022")))).toEqual([
      [],
      [],
      [],
    ]);
  });

  test("of several programs are checked with what they include", () => {
    const main = (more: string) =>
      `include "lib"; ${recv("if (client.ip ~ office) { esi; }")}${more}`;
    const files = [
      unitFile("a.vcl", main("")),
      unitFile("b.vcl", main('acl office { "192.0.2.1"; }')),
      unitFile("lib.vcl", 'acl office { "192.0.2.1"; }'),
    ];
    expect(foundIn(files)).toEqual([[], ["error EW2023 office"], []]);
  });

  test("a suggestion is made for a slip", () => {
    const file = unitFile(
      "main.vcl",
      inside("deliver", "set resp.http.A = client.geo.contry_code;"),
    );
    expect(file.parsed.problems).toEqual([]);
    expect(foundIn([file])[0]).toEqual(["error EW2020 client.geo.contry_code"]);
  });
});
