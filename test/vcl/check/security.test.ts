import { describe, expect, it } from "vitest";
import { checkUnit } from "../../../src/vcl/check/index.js";
import { unitFile } from "./found.js";

/** What the rules about security say of the statements of vcl_recv: `severity CODE marked text`. */
function found(statements: string, declarations = ""): readonly string[] {
  return foundIn(`${declarations}\nsub vcl_recv {\n#FASTLY recv\n${statements}\n}\n`);
}

function foundIn(vcl: string): readonly string[] {
  const file = unitFile("main.vcl", vcl);
  expect(file.parsed.problems).toEqual([]);
  return (checkUnit([file])[0] ?? [])
    .filter(({ code }) => code.startsWith("EW207"))
    .map(({ severity, code, span }) => `${severity} ${code} ${vcl.slice(span.start, span.end)}`);
}

const acl = 'acl office { "192.0.2.0"/24; }';
const edge = "fastly.ff.visits_this_service == 0";

// "The value is not protected from modification at the edge of the Fastly network, so if a client sets this header
// themselves, we will use it": https://www.fastly.com/documentation/reference/http/http-headers/Fastly-Client-IP/
describe("EW2070: Fastly-Client-IP as sent", () => {
  it.each([
    ["in a test", 'if (req.http.Fastly-Client-IP == "192.0.2.1") { error 403; }'],
    ["against an ACL", "if (req.http.Fastly-Client-IP !~ office) { error 403; }"],
    ["in any letter case", "if (req.http.fastly-client-ip ~ office) { return(pass); }"],
    [
      "read as an address",
      'declare local var.ip IP; set var.ip = std.ip(req.http.Fastly-Client-IP, "192.0.2.1");',
    ],
    ["looked up", 'set req.http.X = table.lookup(t, req.http.Fastly-Client-IP, "");'],
  ])("%s", (_what, statements) => {
    expect(found(statements, `${acl} table t { "k": "v" }`)).toEqual([
      expect.stringMatching(/^warning EW2070 req\.http\.fastly-client-ip$/i),
    ]);
  });

  it.each([
    [
      "when it is set from client.ip",
      `if (${edge} && req.restarts == 0) { set req.http.Fastly-Client-IP = client.ip; }
       if (req.http.Fastly-Client-IP ~ office) { return(pass); }`,
    ],
    ["in a log line", 'log "syslog x :: " req.http.Fastly-Client-IP;'],
    ["when it is handed on", "set req.http.X-Client = req.http.Fastly-Client-IP;"],
    [
      "for geolocation at a shield, as Fastly's page on client.geo.ip_override shows it",
      "if (fastly.ff.visits_this_service > 0) { set client.geo.ip_override = req.http.Fastly-Client-IP; }",
    ],
  ])("not %s", (_what, statements) => {
    expect(found(statements, acl)).toEqual([]);
  });
});

// "incoming requests from outside of the Fastly network may include the header":
// https://www.fastly.com/documentation/reference/http/http-headers/Fastly-FF/
describe("EW2071: Fastly-FF as sent", () => {
  it.each([
    ["to skip a wall", "if (!req.http.Fastly-FF) { error 403; }"],
    ["beside other tests", 'if (!req.http.Fastly-FF && req.url == "/x") { set req.http.X = "1"; }'],
    ["to let through", "if (req.http.Fastly-FF) { return(lookup); }"],
  ])("%s", (_what, statements) => {
    expect(found(statements)).toContain("warning EW2071 req.http.Fastly-FF");
  });

  it.each([
    [
      "around what Fastly's boilerplate sets",
      "if (req.http.Fastly-FF) { set req.max_stale_while_revalidate = 0s; }",
    ],
    ["for the variable that checks the hash", `if (${edge}) { set req.http.X = "1"; }`],
  ])("not %s", (_what, statements) => {
    expect(found(statements)).toEqual([]);
  });

  it("not in code that Fastly put in place of a macro", () => {
    expect(
      foundIn(
        'sub vcl_recv {\n#--FASTLY RECV BEGIN\nif (req.http.Fastly-FF) { set req.http.X = "1"; error 801; }\n#--FASTLY RECV END\n}',
      ),
    ).toEqual([]);
  });
});

// The ranges: https://www.fastly.com/documentation/reference/http/http-statuses/
describe("EW2072: codes of error", () => {
  it.each([
    ["error 99;", "error EW2072 99"],
    ["error 1000;", "error EW2072 1000"],
    ["error 700;", "warning EW2072 700"],
    ['error 819 "geo";', "warning EW2072 819"],
    ["error 999;", "warning EW2072 999"],
    ["error 201;", "info EW2072 201"],
    ["error 503;", "info EW2072 503"],
    ["error 550;", "info EW2072 550"],
  ])("%s", (statement, expected) => {
    expect(found(statement)).toEqual([expected]);
  });

  it.each([
    "error;",
    "error 600;",
    'error 699 "x";',
    "error 403;",
    "error 404;",
    "error std.atoi(req.http.X);",
  ])("not %s", (statement) => {
    expect(found(statement)).toEqual([]);
  });
});

describe("EW2073: method patterns", () => {
  it.each(['"GET|HEAD"', '"^GET|HEAD$"', '"^(GET|HEAD)"', '"POST$"', '"POST"', '"^P"'])(
    "req.method ~ %s",
    (pattern) => {
      expect(found(`if (req.method ~ ${pattern}) { esi; }`)).toEqual([`warning EW2073 ${pattern}`]);
    },
  );

  it.each(['"^(GET|HEAD)$"', '"^(?:GET|HEAD)\\z"', '"^GET$|^HEAD$"', '"\\AGET\\z"'])(
    "not req.request !~ %s",
    (pattern) => {
      expect(found(`if (req.request !~ ${pattern}) { esi; }`)).toEqual([]);
    },
  );

  it("not other variables", () => {
    expect(found('if (req.http.Accept ~ "json") { esi; }')).toEqual([]);
  });
});

// "decodes … unreserved", dot segments: https://www.fastly.com/documentation/reference/vcl/functions/strings/url-normalize/
describe("EW2074: refusals by the path as it was sent", () => {
  it.each([
    ["a pattern", 'if (req.url ~ "^/admin") { error 403; }', "warning EW2074 req.url"],
    ["equality", 'if (req.url.path == "/admin") { error 401; }', "warning EW2074 req.url.path"],
    [
      "a prefix, in lower case",
      'if (std.prefixof(std.tolower(req.url.path), "/admin")) { error 403; }',
      "warning EW2074 req.url.path",
    ],
    ["not unlike", 'if (!(req.url !~ "^/admin")) { error 403; }', "warning EW2074 req.url"],
    [
      "beside other tests",
      'if (req.method == "POST" && req.url.path ~ "^/login") { error 429; }',
      "warning EW2074 req.url.path",
    ],
    // 410 says that there is nothing any more: https://www.rfc-editor.org/rfc/rfc9110#name-410-gone
    ["what is gone", 'if (req.url ~ "^/old/") { error 410; }', "info EW2074 req.url"],
    ["what is not found", 'if (req.url ~ "^/old/") { error 404; }', "info EW2074 req.url"],
    ["a code of the customer's", 'if (req.url ~ "^/admin") { error 620; }', "info EW2074 req.url"],
  ])("%s", (_what, statements, expected) => {
    expect(found(statements)).toEqual([expected]);
  });

  it.each([
    ["what is not on a list", 'if (req.url !~ "^/public") { error 403; }'],
    ["what is not on a list, without parentheses", 'if (!req.url ~ "^/public") { error 403; }'],
    ["what is not on a list, negated", 'if (!(req.url ~ "^/public")) { error 403; }'],
    ["routes", 'if (req.url ~ "^/admin") { set req.http.X-Pool = "admin"; }'],
    ["a path that is normalised", 'if (url.normalize(req.url) ~ "^/admin") { error 403; }'],
    [
      "a URL that was normalised before",
      'set req.url = url.normalize(req.url); if (req.url ~ "^/admin") { error 403; }',
    ],
    ["a static answer", 'if (req.url == "/health") { error 200; }'],
  ])("not %s", (_what, statements) => {
    expect(found(statements).filter((text) => text.includes("EW2074"))).toEqual([]);
  });
});

// "the value of client.ip when the request is processed by the shield data center will be the IP of the edge data
// center": https://www.fastly.com/documentation/reference/vcl/variables/client-connection/client-ip/
describe("EW2075: client.ip at a shield", () => {
  it.each([
    ["an ACL", "if (client.ip ~ office) { return(pass); }"],
    ["a look-up", 'set req.http.X = table.lookup(t, client.ip, "");'],
    ["the wrong branch", `if (${edge}) { esi; } else { if (client.ip ~ office) { esi; } }`],
    ["either", `if (${edge} || client.ip ~ office) { esi; }`],
    ["later in a subroutine that is called anywhere", "call check;"],
  ])("%s", (_what, statements) => {
    const sub = "sub check { if (client.ip ~ office) { esi; } }";
    const declarations = `${acl} table t { "k": "v" } ${statements.includes("call") ? sub : ""}`;
    expect(found(statements, declarations)).toEqual(["info EW2075 client.ip"]);
  });

  it("is a warning where the service has a shield", () => {
    expect(
      found("if (req.backend.is_shield) { esi; } if (client.ip ~ office) { esi; }", acl),
    ).toEqual(["warning EW2075 client.ip"]);
  });

  it.each([
    ["beside the guard", `if (${edge} && client.ip ~ office) { esi; }`],
    ["behind the guard", `if (${edge}) { if (client.ip ~ office) { esi; } }`],
    [
      "with the guard reversed",
      `if (!(fastly.ff.visits_this_service > 0)) { if (client.ip ~ office) { esi; } }`,
    ],
    [
      "in the else",
      `if (fastly.ff.visits_this_service > 0) { esi; } else if (client.ip ~ office) { restart; }`,
    ],
    ["in a subroutine called behind the guard", `if (${edge}) { call check; }`],
    ["in a log line", 'log "syslog x :: " client.ip;'],
  ])("not %s", (_what, statements) => {
    const sub = "sub check { if (client.ip ~ office) { esi; } }";
    expect(found(statements, statements.includes("call") ? `${acl} ${sub}` : acl)).toEqual([]);
  });
});
