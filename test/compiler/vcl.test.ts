import { describe, expect, it } from "vitest";
import {
  all,
  any,
  block,
  client,
  customStatus,
  dictionary,
  geoBan,
  ipBan,
  ipList,
  not,
  req,
  rule,
  tarpit,
  toggle,
  userAgentBlock,
  type Condition,
} from "../../src/index.js";
import { compiled, vcl } from "../support/compiled.js";
import { programWith } from "../support/policies.js";

/** The `if` line of a rule with this condition, joined when it was broken. */
function test(when: Condition): string {
  const text = vcl(programWith([rule("r", { when, then: block() })]), "recv.vcl");
  const [, condition = ""] =
    /# rule r\n\s+if \(([\s\S]*?)\) \{\n\s+error 620 "r";/.exec(text) ?? [];
  return condition.replace(/\s+/g, " ").trim();
}

/** Each expectation is what a careful hand would write, by Fastly's documentation of the operators and functions. */
describe("a condition becomes the least powerful construct that does the job", () => {
  const acl = ipList("bad", { entries: ["192.0.2.0/24"] });
  const table = ipList("wall", { managed: "live", store: "dictionary" });
  const keys = ipList("keys", { entries: ["192.0.2.1"], store: "dictionary" });
  const settings = dictionary("settings", { on: toggle("enabled") });

  it.each<[Condition, string]>([
    [req.method.is("POST"), 'req.method == "POST"'],
    [req.method.isNot("GET"), 'req.method != "GET"'],
    [req.method.oneOf(["PUT", "DELETE"]), 'req.method == "PUT" || req.method == "DELETE"'],
    [
      req.method.oneOf(["PUT", "DELETE", "PATCH", "TRACE"]),
      String.raw`req.method ~ "^(?:PUT|DELETE|PATCH|TRACE)\z"`,
    ],
    [req.path.raw.is("/a"), 'req.url.path == "/a"'],
    [req.path.raw.startsWith("/a"), 'std.prefixof(req.url.path, "/a")'],
    [not(req.path.raw.endsWith(".php")), '!std.suffixof(req.url.path, ".php")'],
    [req.path.raw.contains("a.b"), String.raw`req.url.path ~ "a\.b"`],
    [req.path.raw.matches(/^\/a$/i), String.raw`req.url.path ~ "(?i)^/a\z"`],
    [not(req.path.raw.matches(/a/)), 'req.url.path !~ "a"'],
    [req.url.raw.contains("50%"), String.raw`req.url ~ "50\x25"`],
    [req.header("X-A").is("b"), 'req.http.X-A == "b"'],
    [req.header("X-A").isNot("b"), '!(req.http.X-A == "b")'],
    [req.header("X-A").exists(), "req.http.X-A"],
    [not(req.header("X-A").exists()), "!req.http.X-A"],
    [req.header("X-A").matches(/x*/), 'req.http.X-A && req.http.X-A ~ "x*"'],
    [not(req.header("X-A").matches(/x*/)), '!req.http.X-A || !(req.http.X-A ~ "x*")'],
    [req.cookie("session").is("x"), 'req.http.Cookie:session == "x"'],
    [req.query("q").raw.is("x"), 'querystring.get(req.url, "q") == "x"'],
    [
      req.host.is("Example.COM:443"),
      String.raw`regsub(std.tolower(req.http.Host), "\.?(?::[0-9]*)?\z", "") == "example.com"`,
    ],
    [req.userAgent.startsWith("Word"), 'std.prefixof(std.tolower(req.http.User-Agent), "word")'],
    [req.userAgent.contains("Bot"), 'req.http.User-Agent ~ "(?i)bot"'],
    [req.userAgent.matches(/^Bot/), 'req.http.User-Agent ~ "(?i)^Bot"'],
    [req.userAgent.is(""), 'req.http.User-Agent && std.tolower(req.http.User-Agent) == ""'],
    [client.country.is("US"), 'client.geo.country_code == "US"'],
    [client.country.isNot("US"), 'client.geo.country_code != "US"'],
    [
      client.country.oneOf(["US", "CA", "MX", "GB"]),
      String.raw`client.geo.country_code ~ "^(?:CA|GB|MX|US)\z"`,
    ],
    [client.country.isUnknown(), String.raw`client.geo.country_code !~ "^[A-Z]{2}\z"`],
    [client.ip.in(acl), "client.ip ~ bad"],
    [not(client.ip.in(acl)), "client.ip !~ bad"],
    [
      client.ip.in(table),
      String.raw`table.contains(wall, client.ip) && ( table.lookup(wall, client.ip, "") !~ "^[0-9]{1,11}\z" || time.is_after(std.integer2time(std.atoi(table.lookup(wall, client.ip, ""))), time.now) )`,
    ],
    [
      not(client.ip.in(table)),
      String.raw`!table.contains(wall, client.ip) || ( table.lookup(wall, client.ip, "") ~ "^[0-9]{1,11}\z" && !time.is_after(std.integer2time(std.atoi(table.lookup(wall, client.ip, ""))), time.now) )`,
    ],
    [client.ip.in(keys), "table.contains(keys, client.ip)"],
    [not(client.ip.in(keys)), "!table.contains(keys, client.ip)"],
    [settings.on.isEnabled(), 'table.lookup(settings, "on", "enabled") == "enabled"'],
    [settings.on.isDisabled(), 'table.lookup(settings, "on", "enabled") != "enabled"'],
  ])("%#", (condition, expected) => {
    expect(test(condition)).toBe(expected);
  });

  it("not() is pushed down to single tests, and groups keep their parentheses", () => {
    const get = req.method.is("GET");
    const a = req.header("A").exists();
    const b = req.header("B").exists();
    expect(test(not(any(get, a)))).toBe('req.method != "GET" && !req.http.A');
    expect(test(all(any(a, b), any(get, a)))).toBe(
      '(req.http.A || req.http.B) && (req.method == "GET" || req.http.A)',
    );
    expect(test(any(all(a, b), get))).toBe('req.method == "GET" || (req.http.A && req.http.B)');
    expect(test(not(not(a)))).toBe("req.http.A");
  });

  it("cheap tests come first, and equals keep the author's order", () => {
    expect(
      test(
        all(
          client.ip.in(acl),
          settings.on.isEnabled(),
          req.header("X").matches(/a/),
          req.method.is("POST"),
        ),
      ),
    ).toBe(
      'req.method == "POST" && table.lookup(settings, "on", "enabled") == "enabled" && client.ip ~ bad && req.http.X ~ "a"',
    );
  });
});

describe("vcl_recv", () => {
  const get = { when: req.method.is("TRACE"), then: block({ status: 405 }) } as const;

  it("guards all rules by one test, and marks a request that passed", () => {
    expect(vcl(programWith([rule("no_trace", get)]), "recv.vcl")).toBe(`if (req.is_purge) {
  # No rule denies a purge, so a purge needs an API token.
  set req.http.Fastly-Purge-Requires-Auth = "1";
} else if (
  fastly.ff.visits_this_service == 0 &&
  !req.is_esi_subreq &&
  !(req.http.Edgewall-Passed == req.xid)
) {
  # A client may send this header, and origins believe it.
  set req.http.Fastly-Client-IP = client.ip;
  unset req.http.Edgewall-Counted;

  # rule no_trace
  if (req.method == "TRACE") {
    error 620 "no_trace";
  }

  # Set only now: a decision that other VCL answers with a restart is made again.
  set req.http.Edgewall-Passed = req.xid;
}
`);
  });

  it("leaves purges and Fastly-Client-IP alone where the policy says so", () => {
    const text = vcl(
      programWith([rule("no_trace", get)], { purgeRequiresAuth: false, fastlyClientIp: "keep" }),
      "recv.vcl",
    );
    expect(text).toBe(`if (
  !req.is_purge &&
  fastly.ff.visits_this_service == 0 &&
  !req.is_esi_subreq &&
  !(req.http.Edgewall-Passed == req.xid)
) {
  unset req.http.Edgewall-Counted;

  # rule no_trace
  if (req.method == "TRACE") {
    error 620 "no_trace";
  }

  # Set only now: a decision that other VCL answers with a restart is made again.
  set req.http.Edgewall-Passed = req.xid;
}
`);
  });

  it("puts the kill switch and the allow-list in front of every rule", () => {
    const settings = dictionary("settings", { off: toggle("disabled") });
    const office = ipList("office", { entries: ["198.51.100.0/24"] });
    const text = vcl(
      programWith([rule("no_trace", get)], {
        killSwitch: settings.off,
        allow: client.ip.in(office),
      }),
      "recv.vcl",
    );
    expect(text).toContain(`
  # The kill switch and the allow-list come before every rule.
  if (table.lookup(settings, "off", "disabled") != "enabled" && client.ip !~ office) {
    # rule no_trace
    if (req.method == "TRACE") {
      error 620 "no_trace";
    }
  }
`);
  });

  it("records what counts, and forgets what a client says of it", () => {
    const program = programWith([rule("seen", { ...get, mode: "count" })]);
    expect(vcl(program, "recv.vcl")).toContain(`  unset req.http.Edgewall-Counted;

  # rule seen, counted only
  if (req.method == "TRACE") {
    set req.http.Edgewall-Counted =
      if(req.http.Edgewall-Counted, req.http.Edgewall-Counted ",", "")
      "seen";
  }
`);
    expect(vcl(program, "miss.vcl")).toBe(
      "unset bereq.http.Edgewall-Passed;\nunset bereq.http.Edgewall-Counted;\n",
    );
    expect(vcl(program, "error.vcl")).toBe("");
  });

  it("normalises nothing that no rule reads, and a field of one rule behind its cheap tests", () => {
    expect(vcl(programWith([rule("a", get)]), "recv.vcl")).not.toContain("declare local");
    const own = vcl(
      programWith([
        rule("a", { when: all(req.path.is("/a"), req.method.is("POST")), then: block() }),
      ]),
      "recv.vcl",
    );
    expect(own).toMatch(/^declare local var\.edgewall_path STRING;\n/);
    expect(own).toMatch(
      /if \(req\.method == "POST"\) \{\n {4}set var\.edgewall_path = req\.url\.path;/,
    );
    expect(own).toMatch(/\n {4}if \(var\.edgewall_path == "\/a"\) \{\n {6}error 620 "a";/);
  });

  it("normalises a field that several rules read once, before the first of them", () => {
    const text = vcl(
      programWith([
        rule("first", get),
        rule("a", { when: all(req.path.is("/a"), req.method.is("POST")), then: block() }),
        rule("b", { when: req.path.is("/b"), then: block() }),
      ]),
      "recv.vcl",
    );
    expect(text.match(/set var\.edgewall_path = req\.url\.path;/g)).toHaveLength(1);
    const order = ["# rule first", "set var.edgewall_path = req.url.path;", "# rule a", "# rule b"];
    const places = order.map((line) => text.indexOf(line));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("does not take for computed what is computed behind another rule's test", () => {
    const url = rule("by_url", {
      when: all(req.method.is("POST"), req.url.is("/admin?x=1")),
      then: block(),
    });
    const path = rule("by_path", { when: req.path.is("/admin"), then: block() });
    for (const rules of [
      [url, path],
      [path, url],
    ]) {
      const text = vcl(programWith(rules), "recv.vcl");
      const before = text.slice(0, text.indexOf('if (var.edgewall_path == "/admin")'));
      // Two spaces: in the body of the guard, and not behind a test of a rule's.
      expect(before).toMatch(/^ {2}set var\.edgewall_path = req\.url\.path;$/m);
    }
  });

  it("collapses slashes without a repeated group, which would run out of backtracking", () => {
    const text = vcl(
      programWith([rule("a", { when: req.path.is("/a"), then: block() })]),
      "recv.vcl",
    );
    expect(text).toContain('regsuball(var.edgewall_path, "/{2,}", "/")');
    expect(text).not.toMatch(/\(\?:[^)]*\)[+*]/);
  });

  it("gives querystring.get a URL in which a plus is a space", () => {
    const text = vcl(
      programWith([rule("a", { when: req.query("q").is("a b"), then: block() })]),
      "recv.vcl",
    );
    expect(text).toContain(`  set var.edgewall_query = "/?" req.url.qs;
  if (var.edgewall_query ~ {"[%#]"}) {
    set var.edgewall_query = regsuball(var.edgewall_query, {"%(?![0-9A-Fa-f]{2})"}, {"%25"});
    set var.edgewall_query = std.replaceall(
      std.replaceall(var.edgewall_query, "+", {"%20"}),
      "#",
      {"%23"}
    );`);
  });

  it("reads a user agent that several rules compare from a local", () => {
    const text = vcl(
      programWith([
        userAgentBlock("a", { startsWith: ["A"] }),
        userAgentBlock("b", { startsWith: ["B"] }),
      ]),
      "recv.vcl",
    );
    expect(text).toContain("set var.edgewall_user_agent = std.tolower(req.http.User-Agent);");
    expect(text).toContain('if (std.prefixof(var.edgewall_user_agent, "b")) {');
  });
});

describe("vcl_error", () => {
  it("answers each rule by its id, under the one error code", () => {
    const program = programWith([
      rule("taco", {
        when: req.path.raw.is("/taco"),
        then: block({
          status: customStatus(819),
          reason: "Bad Taco.",
          headers: { "Retry-After": "60", "Content-Type": "text/html; charset=utf-8" },
          body: "Forbidden &#x1f32e;",
        }),
      }),
      tarpit("three", {
        when: req.path.raw.is("/three"),
        answers: [
          { weight: 1, status: 201, json: { status: "accepted" } },
          { weight: 2, status: 402 },
          { weight: 3, status: 204 },
        ],
      }),
    ]);
    const text = compiled(program, { errorCode: 699 })
      .files.get("error.vcl")
      ?.replace(/^(?:#.*\n)+/, "");
    expect(text).toBe(`if (obj.status == 699) {
  # rule taco
  if (obj.response == "taco") {
    set obj.status = 819;
    set obj.response = "Bad Taco.";
    set obj.http.Cache-Control = "private, no-store";
    set obj.http.Retry-After = "60";
    set obj.http.Content-Type = "text/html; charset=utf-8";
    synthetic "Forbidden &#x1f32e;";
    return(deliver);
  }

  # rule three
  if (obj.response == "three") {
    if (randombool(1, 6)) {
      set obj.status = 201;
      set obj.response = "Created";
      set obj.http.Cache-Control = "private, no-store";
      set obj.http.Content-Type = "application/json";
      synthetic "{%22status%22:%22accepted%22}";
    } else if (randombool(2, 5)) {
      set obj.status = 402;
      set obj.response = "Payment Required";
      set obj.http.Cache-Control = "private, no-store";
      synthetic "";
    } else {
      set obj.status = 204;
      set obj.response = "No Content";
      set obj.http.Cache-Control = "private, no-store";
      synthetic "";
    }
    return(deliver);
  }
}
`);
    expect(compiled(program, { errorCode: 699 }).files.get("recv.vcl")).toContain(
      'error 699 "taco";',
    );
  });
});

describe("resources", () => {
  it("hold what the repository owns, in the one spelling that Fastly gives addresses", () => {
    const program = programWith([
      ipBan("a", {
        list: ipList("acl_list", {
          entries: ["192.0.2.1", "192.0.2.0", "2001:DB8::/32", "10.0.0.7"],
        }),
      }),
      ipBan("b", {
        list: ipList("exact", {
          store: "dictionary",
          entries: ["2001:0db8:0:0:0:0:0:1", "::ffff:192.0.2.1", "192.0.2.1"],
        }),
      }),
      ipBan("c", { list: ipList("live_acl", { managed: "live" }) }),
      geoBan("d", {
        allow: ["US"],
        when: dictionary("settings", { x: toggle("enabled"), y: toggle("disabled") }).x.isEnabled(),
      }),
    ]);
    expect(JSON.parse(compiled(program).files.get("resources.json") ?? "")).toEqual({
      acls: [
        {
          name: "acl_list",
          list: "acl_list",
          managed: "file",
          entries: ["10.0.0.7", "192.0.2.0/31", "2001:db8::/32"],
        },
        { name: "live_acl", list: "live_acl", managed: "live" },
      ],
      dictionaries: [
        { name: "settings", managed: "live", items: { x: "enabled", y: "disabled" } },
        {
          name: "exact",
          list: "exact",
          managed: "file",
          items: { "192.0.2.1": "banned", "2001:db8::1": "banned" },
        },
      ],
    });
  });

  it("are declared for linters and simulators, not in what is uploaded", () => {
    const program = programWith([
      ipBan("a", { list: ipList("bad", { managed: "live" }) }),
      ipBan("b", { list: ipList("wall", { managed: "live", store: "dictionary" }) }),
    ]);
    expect(vcl(program, "declarations.vcl")).toBe("acl bad {}\n\ntable wall {}\n");
    expect(vcl(program, "main.vcl")).not.toMatch(/^(?:acl|table) /m);
  });
});

describe("main.vcl", () => {
  it("holds every macro once, below the policy", () => {
    const text = vcl(
      programWith([rule("a", { when: req.method.is("TRACE"), then: block() })]),
      "main.vcl",
    );
    for (const name of [
      "recv",
      "hash",
      "hit",
      "miss",
      "pass",
      "fetch",
      "error",
      "deliver",
      "log",
    ]) {
      expect(text.match(new RegExp(`^ *#FASTLY ${name}$`, "gm"))).toHaveLength(1);
    }
    expect(text.indexOf('error 620 "a"')).toBeLessThan(text.indexOf("#FASTLY recv"));
    expect(text.indexOf("obj.status == 620")).toBeLessThan(text.indexOf("#FASTLY error"));
  });
});

describe("the release", () => {
  const one = () => programWith([rule("a", { when: req.method.is("TRACE"), then: block() })]);

  it("is the same for the same meaning, wherever it is written", () => {
    expect(compiled(one()).release).toBe(compiled(one()).release);
    expect([...compiled(one()).files]).toEqual([...compiled(one()).files]);
  });

  it("is another one when the meaning, a list or the error code changes", () => {
    const other = programWith([
      rule("a", { when: req.method.is("TRACE"), then: block({ status: 404 }) }),
    ]);
    const list = (...entries: string[]) =>
      programWith([ipBan("a", { list: ipList("l", { entries }) })]);
    const releases = [
      compiled(one()).release,
      compiled(other).release,
      compiled(one(), { errorCode: 621 }).release,
      compiled(list("192.0.2.1")).release,
      compiled(list("192.0.2.2")).release,
    ];
    expect(new Set(releases).size).toBe(releases.length);
  });
});
