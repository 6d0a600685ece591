import { describe, expect, it } from "vitest";
import {
  all,
  always,
  answerAtRandom,
  any,
  block,
  client,
  customStatus,
  dictionary,
  geoBan,
  ipBan,
  ipList,
  not,
  policy,
  req,
  rule,
  tarpit,
  toggle,
  userAgentBlock,
  type Condition,
  type Rule,
} from "../../src/index.js";
import { programOf } from "../../src/policy/policy.js";
import { PolicyError } from "../../src/policy/policy-error.js";
import { problemsOf, programWith } from "../support/policies.js";

function problems(...rules: readonly Rule[]): readonly string[] {
  return problemsOf(programWith(rules));
}

function inCondition(when: Condition): readonly string[] {
  return problems(rule("r", { when, then: block() }));
}

/** What a caller without types can hand in. */
function untyped<Wanted>(value: unknown): Wanted {
  return value as Wanted;
}

describe("names", () => {
  it("of rules are usable and used once", () => {
    expect(problems(rule("1x", { when: always(), then: block() }))).toEqual([
      "EW1010 rule id `1x` is not usable",
    ]);
    expect(problems(rule('x"; error 200; "', { when: always(), then: block() }))).toHaveLength(1);
    const twice = rule("x", { when: always(), then: block() });
    expect(problems(twice, twice)).toEqual(["EW1011 rule id `x` is used twice"]);
  });

  it.each(["9wall", "the-wall", "a b", "", "wall\n", "é", "acl", "Table", "x".repeat(256)])(
    "of lists that Fastly refuses are refused: %j",
    (name) => {
      const list = ipList(name, { managed: "live" });
      expect(problems(ipBan("r", { list })).map((problem) => problem.slice(0, 6))).toEqual([
        "EW1010",
      ]);
    },
  );

  it("of lists and dictionaries are one namespace", () => {
    const settings = dictionary("same", { on: toggle("disabled") });
    const list = ipList("same", { managed: "live" });
    const other = ipList("same", { managed: "live" });
    expect(
      problems(
        ipBan("a", { list, when: settings.on.isEnabled() }),
        ipBan("b", { list: other }),
        ipBan("c", { list }),
      ),
    ).toEqual([
      "EW1012 the name `same` is taken by another list or dictionary",
      "EW1012 the name `same` is taken by another list or dictionary",
    ]);
  });

  it.each(["../x", "", "a/b", "con figuration", "1a"])("of policies name folders: %j", (name) => {
    const program = programOf(policy(name, { rules: [] }));
    expect(program && problemsOf(program)).toEqual([expect.stringMatching(/^EW1010 policy name/)]);
  });

  it("of headers that the policy sets itself are not asked for", () => {
    expect(inCondition(req.header("Edgewall-Passed").exists())).toHaveLength(1);
    const forged = rule("r", {
      when: req.header("fastly-client-ip").is("192.0.2.1"),
      then: block(),
    });
    expect(problems(forged)).toHaveLength(1);
    expect(problemsOf(programWith([forged], { fastlyClientIp: "keep" }))).toEqual([]);
  });

  it("of headers, cookies and parameters fit into VCL", () => {
    expect(inCondition(req.header("X-A; error").exists())).toHaveLength(1);
    expect(inCondition(req.cookie("a=b").exists())).toHaveLength(1);
    expect(inCondition(req.query("a b").exists())).toHaveLength(1);
  });
});

describe("values", () => {
  it("of countries and methods are known ones", () => {
    expect(inCondition(client.country.is(untyped("UK")))).toEqual([
      "EW1020 `UK` is not an ISO 3166 country code",
    ]);
    expect(problems(geoBan("r", { allow: untyped(["usa"]) }))).toHaveLength(1);
    expect(inCondition(req.method.is(untyped("post")))).toEqual([
      "EW1021 `post` is not a registered HTTP method",
    ]);
  });

  it("of responses fit into HTTP", () => {
    const answers = (response: object) =>
      problems(rule("r", { when: always(), then: block(untyped(response)) })).map((text) =>
        text.slice(0, 6),
      );
    expect(answers({ status: 99 })).toEqual(["EW1030"]);
    expect(answers({ status: 200.5 })).toEqual(["EW1030"]);
    expect(answers({ status: 403, reason: "a\r\nX: y" })).toEqual(["EW1030"]);
    expect(answers({ status: 302 })).toEqual(["EW1031"]);
    expect(answers({ status: 302, headers: { location: "/" } })).toEqual([]);
    expect(answers({ status: 403, headers: { "X-A": "b\nc" } })).toEqual(["EW1031"]);
    expect(answers({ status: 403, headers: { "X A": "b" } })).toEqual(["EW1031"]);
    expect(answers({ status: 403, headers: { "Content-Length": "3" } })).toEqual(["EW1031"]);
    expect(answers({ status: 403, headers: { "Cache-Control": "public" } })).toEqual(["EW1031"]);
    expect(answers({ status: 403, headers: { A: "1", a: "2" } })).toEqual(["EW1031"]);
    expect(answers({ status: 204, body: "x" })).toEqual(["EW1032"]);
    expect(answers({ status: 403, body: "x".repeat(100_001) })).toEqual(["EW1032"]);
    expect(answers({ status: 403, body: "a\0b" })).toEqual(["EW1026"]);
    expect(answers({ status: 403, body: "\ud800" })).toEqual(["EW1026"]);
    expect(answers({ status: customStatus(819), reason: "Bad Taco." })).toEqual([]);
  });

  it("of weights are positive whole numbers", () => {
    for (const weight of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1_000_001]) {
      const then = answerAtRandom([{ weight, status: 201 }]);
      expect(problems(rule("r", { when: always(), then }))).toHaveLength(1);
    }
    expect(problems(tarpit("r", { when: always(), answers: [] }))).toHaveLength(1);
  });
});

describe("conditions that cannot be meant", () => {
  const get = req.method.is("GET");

  it.each<[string, Condition]>([
    ["two methods at once", all(get, req.method.is("POST"))],
    ["two paths at once", all(req.path.is("/a"), req.path.is("/b"))],
    ["a path and another prefix", all(req.path.is("/a"), req.path.startsWith("/b"))],
    [
      "two prefixes that exclude each other",
      all(req.path.startsWith("/a"), req.path.startsWith("/b")),
    ],
    ["a thing and its opposite", all(get, not(get))],
    [
      "a header that is and is not there",
      all(req.header("A").is("x"), not(req.header("a").exists())),
    ],
    ["a country in no set", all(client.country.is("US"), client.country.oneOf(["CA", "MX"]))],
    ["an unknown country that is known", all(client.country.isUnknown(), client.country.is("US"))],
    ["no alternative left", all(any(get, req.method.is("HEAD")), req.method.is("PUT"))],
    ["no countries", client.country.oneOf([])],
    ["no texts", req.path.oneOf([])],
    ["any of nothing", any()],
    ["never", not(always())],
  ])("match nothing: %s", (_, condition) => {
    expect(inCondition(condition).map((problem) => problem.slice(0, 6))).toEqual(["EW1022"]);
  });

  it.each<[string, Condition]>([
    ["a thing or its opposite", any(get, not(get))],
    ["one of two methods is not it", any(req.method.isNot("GET"), req.method.isNot("POST"))],
    ["all of nothing", all()],
  ])("match everything: %s", (_, condition) => {
    expect(inCondition(condition).map((problem) => problem.slice(0, 6))).toEqual(["EW1023"]);
  });

  it.each<[string, Condition]>([
    ["a path without a slash", req.path.is("api")],
    ["a path with a query", req.path.is("/a?b=c")],
    ["a path that ends in a slash", req.path.endsWith("/x/")],
    ["a path with two slashes", req.path.contains("//")],
    ["a host with a scheme", req.host.is("https://example.com")],
    ["an empty start", req.userAgent.startsWith("")],
  ])("compare with what cannot be: %s", (_, condition) => {
    expect(inCondition(condition).map((problem) => problem.slice(0, 6))).toEqual(["EW1024"]);
  });

  it.each<[string, Condition]>([
    ["a prefix of a prefix", all(req.path.startsWith("/a"), req.path.startsWith("/a/b"))],
    ["a path below a prefix", all(req.path.is("/a/b"), req.path.startsWith("/a"))],
    ["excluded values that leave others", all(req.path.isNot("/a"), req.path.isNot("/b"))],
    ["the same path raw and normalised", all(req.path.is("/a"), req.path.raw.is("//a"))],
    ["a pattern twice", all(req.path.matches(/a/), req.path.matches(/b/))],
    ["optional headers", any(req.header("a").is("x"), req.header("b").isNot("x"))],
  ])("are not found where they can: %s", (_, condition) => {
    expect(inCondition(condition)).toEqual([]);
  });

  it("takes its time from the condition, not from the number of its combinations", () => {
    const pairs = Array.from({ length: 60 }, (_, index) =>
      any(req.header(`A${index}`).is("1"), req.header(`B${index}`).is("1")),
    );
    expect(inCondition(all(...pairs, get, req.method.oneOf(["GET", "PUT"])))).toEqual([]);
  });

  it("refuses a condition nested without measure", () => {
    let deep: Condition = get;
    for (let level = 0; level < 50_000; level++) deep = not(deep);
    expect(inCondition(deep).map((problem) => problem.slice(0, 6))).toEqual(["EW1014"]);
  });

  it("refuses regular expressions that PCRE reads otherwise", () => {
    expect(inCondition(req.path.matches(new RegExp(String.raw`^/a\z`)))).toHaveLength(1);
    expect(inCondition(req.path.matches(/(a+)+$/))).toHaveLength(1);
    expect(problems(userAgentBlock("r", { matches: [/(?<=a)b/] }))).toHaveLength(1);
  });
});

describe("what types refuse is refused at run time, too", () => {
  it.each<[string, () => unknown, string]>([
    ["no condition", () => rule("r", untyped({ then: block() })), "rule `r`: `when` is missing"],
    ["not a condition", () => all(untyped("x")), "`all()`: argument 1 is `x`"],
    [
      "a forged condition",
      () => not(untyped({ kind: "always" })),
      "`not()`: the argument is an object",
    ],
    [
      "an unknown option",
      () => geoBan("r", untyped({ alow: ["US"] })),
      "rule `r` has no option `alow`",
    ],
    [
      "allow and block",
      () => geoBan("r", untyped({ allow: ["US"], block: ["CA"] })),
      "rule `r`: `allow` is an array",
    ],
    ["a text for a list", () => client.ip.in(untyped("x")), "`client.ip.in()`: the list is `x`"],
    [
      "a text for a pattern",
      () => req.path.matches(untyped("^/a")),
      "`req.path`: the pattern is `^/a`",
    ],
    [
      "a number for a text",
      () => req.path.is(untyped(7)),
      "`req.path`: the text to compare with is `7`",
    ],
    [
      "body and json",
      () => block(untyped({ status: 403, body: "x", json: 1 })),
      "`block()`: `json` is `1`",
    ],
    ["no source for a list", () => ipList("x", untyped({})), "`ipList()`: the content is missing"],
    [
      "a live list with a file",
      () => ipList("x", untyped({ managed: "live", file: "x" })),
      "`ipList()`: `managed` is `live`",
    ],
    [
      "a toggle that is neither",
      () => toggle(untyped("on")),
      "`toggle()`: the initial state is `on`",
    ],
    [
      "a rule that is none",
      () => policy("p", { rules: [untyped({ id: "x" })] }),
      "`policy()`: item 1 of `rules` is an object",
    ],
    ["a status out of range", () => customStatus(99), "`customStatus()`: the status is `99`"],
  ])("%s", (_, make, message) => {
    expect(make).toThrow(PolicyError);
    expect(make).toThrow(message);
  });
});
