import { describe, expect, it } from "vitest";
import type { Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/program.js";
import { edgewall, edgewallJson, policyFile, project, type Json } from "../support/project.js";

const shop = policyFile(`
const settings = dictionary("settings", { ban: toggle("disabled") });
export default policy("shop", {
  rules: [
    geoBan("abroad", { allow: ["US"], when: settings.ban.isEnabled(), respond: { status: 503 } }),
    ipBan("wall", { list: ipList("WALL", { managed: "live", store: "dictionary" }) }),
    rule("odd", {
      when: any(req.method.is("TRACE"), req.header("X-Odd").exists()),
      then: block(),
      mode: "count",
    }),
    rule("admin", { when: req.path.is("/admin"), then: block({ status: 404, body: "no" }) }),
  ],
});`);

const shopProject = () => project({ "policies/shop.policy.ts": shop });

function tracedLines({ trace }: Json): readonly { readonly text: string }[] {
  return Array.isArray(trace) ? trace : [];
}

/** The transaction's id is drawn, and says nothing. */
function withoutId(text: string): string {
  return text.replaceAll(/"\d{5,10}"/g, '"XID"');
}

async function trace(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await edgewall(shopProject(), "try", "--trace", ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return withoutId(stdout);
}

describe("the path of a request", () => {
  it("that passes", async () => {
    expect(await trace("--ip", "8.8.8.8", "--country", "CA")).toBe(passed);
  });

  it("that a rule blocks", async () => {
    const sent = ["--country", "US", "--url", "//admin/", "--header", "X-Odd: \u{1b}[31m"];
    expect(await trace("--ip", "8.8.8.8", ...sent)).toBe(blocked);
  });

  it("is empty where Fastly refuses the request", async () => {
    const url = `/${"x".repeat(9_000)}`;
    const args = ["--ip", "8.8.8.8", "--trace", "--url", url];
    const { stdout } = await edgewall(shopProject(), "try", ...args);
    expect(stdout).toContain("block: Fastly refuses the request, and no rule is asked\n  414 ");
    expect(stdout).not.toContain("vcl_recv");
  });

  it("has colours on a terminal only", async () => {
    const root = shopProject();
    const shown = async (isTerminal: boolean, env: Io["env"]) => {
      let stdout = "";
      const io: Io = {
        cwd: root,
        stdout: { isTerminal, write: (text) => void (stdout += text) },
        stderr: { isTerminal, write: () => undefined },
        env,
      };
      await run(["try", "--ip", "8.8.8.8", "--country", "US", "--trace"], io);
      return stdout;
    };
    const plain = await shown(false, {});
    expect(plain).not.toContain("\u{1b}");
    const colored = await shown(true, {});
    expect(colored).toContain("\u{1b}[32myes\u{1b}[39m");
    // oxlint-disable-next-line no-control-regex -- what a terminal acts on
    expect(colored.replaceAll(/\u{1b}\[\d+m/gu, "")).toBe(plain);
    expect(await shown(true, { NO_COLOR: "1" })).toBe(plain);
  });
});

describe("the path of a request, for machines", () => {
  it("has each statement and test with its rule, its policy line and its values", async () => {
    const args = ["--ip", "8.8.8.8", "--country", "CA", "--set", "ban=on", "--trace"];
    const { json } = await edgewallJson(shopProject(), "try", ...args);
    expect(json).toMatchObject({ outcome: "block", rule: "abroad" });
    const of = (text: string) => tracedLines(json).find((line) => line.text.startsWith(text));
    expect([of("client.geo"), of("set obj.status")]).toEqual([
      {
        subroutine: "recv",
        rule: "abroad",
        policy: { file: "policies/shop.policy.ts", line: 7 },
        file: "main.vcl",
        line: 18,
        kind: "test",
        text: 'client.geo.country_code != "US" && table.lookup(settings, "ban", "disabled") == "enabled"',
        holds: true,
        value: null,
        values: [
          { text: "client.geo.country_code", value: '"CA"' },
          { text: 'table.lookup(settings, "ban", "disabled")', value: '"enabled"' },
        ],
        operator: "&&",
        operands: [
          {
            text: 'client.geo.country_code != "US"',
            holds: true,
            values: [{ text: "client.geo.country_code", value: '"CA"' }],
          },
          {
            text: 'table.lookup(settings, "ban", "disabled") == "enabled"',
            holds: true,
            values: [{ text: 'table.lookup(settings, "ban", "disabled")', value: '"enabled"' }],
          },
        ],
      },
      {
        subroutine: "error",
        rule: "abroad",
        policy: { file: "policies/shop.policy.ts", line: 7 },
        file: "main.vcl",
        line: expect.any(Number) as number,
        kind: "statement",
        text: "set obj.status = 503;",
        holds: null,
        value: "503",
        values: [],
        operator: null,
        operands: [],
      },
    ]);
  });

  it("is there only when it is asked for", async () => {
    const { json } = await edgewallJson(shopProject(), "try", "--ip", "8.8.8.8", "--country", "US");
    expect(json).not.toHaveProperty("trace");
  });
});

const passed = String.raw`vcl_recv in main.vcl
     5  no   req.is_purge
     9  yes  fastly.ff.visits_this_service == 0                   fastly.ff.visits_this_service = 0
        yes  && !req.is_esi_subreq                                req.is_esi_subreq = false
        yes  && !(req.http.Edgewall-Passed == req.xid)            req.http.Edgewall-Passed = (not set)
                                                                  req.xid = "XID"
    14       set req.http.Fastly-Client-IP = client.ip            = "8.8.8.8"
    15       unset req.http.Edgewall-Counted

  rule abroad (policies/shop.policy.ts:7)
    18  yes  client.geo.country_code != "US"                      client.geo.country_code = "CA"
        no   && table.lookup(settings, "ban", "disabled") == "enabled"
               table.lookup(settings, "ban", "disabled") = "disabled"

  rule wall (policies/shop.policy.ts:8)
    24  no   table.contains(WALL, client.ip)                      client.ip = 8.8.8.8
        -    && (table.lookup(WALL, client.ip, "") !~ "^[0-9]{1,11}\z" || time.is_after(std.integer2time(std.ato…

  rule odd (policies/shop.policy.ts:9)
    34  no   req.method == "TRACE"                                req.method = "GET"
        no   || req.http.X-Odd                                    req.http.X-Odd = (not set)

    39       set var.edgewall_path = req.url.path                 = "/"
    40  no   var.edgewall_path ~ "[^A-Za-z0-9_~.!$&'()*+,;=:@/-]|//|/\.|./\z"
               var.edgewall_path = "/"

  rule admin (policies/shop.policy.ts:14)
    67  no   var.edgewall_path == "/admin"                        var.edgewall_path = "/"

    72       set req.http.Edgewall-Passed = req.xid               = "XID"
    75  yes  req.method != "HEAD"                                 req.method = "GET"
        no   && req.method != "GET"                               req.method = "GET"
        -    && req.method != "FASTLYPURGE"
    78       return(lookup)

pass: no rule of shop decides
`;

const blocked = String.raw`vcl_recv in main.vcl
     5  no   req.is_purge
     9  yes  fastly.ff.visits_this_service == 0                   fastly.ff.visits_this_service = 0
        yes  && !req.is_esi_subreq                                req.is_esi_subreq = false
        yes  && !(req.http.Edgewall-Passed == req.xid)            req.http.Edgewall-Passed = (not set)
                                                                  req.xid = "XID"
    14       set req.http.Fastly-Client-IP = client.ip            = "8.8.8.8"
    15       unset req.http.Edgewall-Counted

  rule abroad (policies/shop.policy.ts:7)
    18  no   client.geo.country_code != "US"                      client.geo.country_code = "US"
        -    && table.lookup(settings, "ban", "disabled") == "enabled"

  rule wall (policies/shop.policy.ts:8)
    24  no   table.contains(WALL, client.ip)                      client.ip = 8.8.8.8
        -    && (table.lookup(WALL, client.ip, "") !~ "^[0-9]{1,11}\z" || time.is_after(std.integer2time(std.ato…

  rule odd (policies/shop.policy.ts:9)
    34  no   req.method == "TRACE"                                req.method = "GET"
        yes  || req.http.X-Odd                                    req.http.X-Odd = "\u{1b}[31m"
    35       set req.http.Edgewall-Counted = if(req.http.Edgewall-Counted, req.http.Edgewall-Counted ",", "") "o…
               = "odd"

    39       set var.edgewall_path = req.url.path                 = "//admin/"
    40  yes  var.edgewall_path ~ "[^A-Za-z0-9_~.!$&'()*+,;=:@/-]|//|/\.|./\z"
               var.edgewall_path = "//admin/"
    42       set var.edgewall_path = regsuball(var.edgewall_path, {"%(?![0-9A-Fa-f]{2})"}, {"%25"})
               = "//admin/"
    43  no   var.edgewall_path ~ {"[^A-Za-z0-9_~.!$&'()*+,;=:@/%-]"}
               var.edgewall_path = "//admin/"
    52       set var.edgewall_path = regsuball(regsuball(var.edgewall_path, {"%2[Ee]"}, "."), {"%2[Ff]"}, "/")
               = "//admin/"
    57       set var.edgewall_path = regsuball(var.edgewall_path, "/{2,}", "/")
               = "/admin/"
    58       set var.edgewall_path = url.normalize(var.edgewall_path)
               = "/admin/"
    60       set var.edgewall_path = urldecode(regsuball(std.replaceall(var.edgewall_path, "+", {"%2B"}), {"%(?=…
               = "/admin/"
    63       set var.edgewall_path = regsub(var.edgewall_path, "(?!^)/\z", "")
               = "/admin"

  rule admin (policies/shop.policy.ts:14)
    67  yes  var.edgewall_path == "/admin"                        var.edgewall_path = "/admin"
    68       error 620 "admin"

vcl_hash in main.vcl
    82       set req.hash += req.url                              = "//admin/"
    83       set req.hash += req.http.host                        = "//admin/www.example.com"
    85       return(hash)

vcl_error in main.vcl
   126  yes  obj.status == 620                                    obj.status = 620

  rule abroad (policies/shop.policy.ts:7)
   128  no   obj.response == "abroad"                             obj.response = "admin"

  rule wall (policies/shop.policy.ts:8)
   137  no   obj.response == "wall"                               obj.response = "admin"

  rule admin (policies/shop.policy.ts:14)
   146  yes  obj.response == "admin"                              obj.response = "admin"
   147       set obj.status = 404
   148       set obj.response = "Not Found"
   149       set obj.http.Cache-Control = "private, no-store"
   150       set obj.http.Content-Type = "text/plain; charset=utf-8"
   151       synthetic "no"
   152       return(deliver)

vcl_deliver in main.vcl
   161       return(deliver)

block by admin (policies/shop.policy.ts:14)
  404 Not Found
  Cache-Control: private, no-store
  Content-Type: text/plain; charset=utf-8
  no
  counted: odd
`;
