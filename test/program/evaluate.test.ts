import { describe, expect, it } from "vitest";
import {
  all,
  always,
  answerAtRandom,
  any,
  block,
  client,
  dictionary,
  geoBan,
  ipBan,
  ipList,
  not,
  req,
  rule,
  toggle,
  userAgentBlock,
  type Condition,
} from "../../src/index.js";
import { addresses, decide, decider, programWith, type Sent } from "../support/policies.js";

/** Expected outcomes are those of docs/semantics.md. */
function matches(condition: Condition, sent: Sent = {}): boolean {
  return decider(programWith([rule("r", { when: condition, then: block() })]), sent) === "r";
}

describe("order", () => {
  const settings = dictionary("settings", { off: toggle("disabled") });
  const office = ipList("office", { entries: ["198.51.100.0/24"] });
  const program = programWith(
    [
      rule("counted", { when: req.method.is("GET"), then: block(), mode: "count" }),
      rule("first", { when: req.path.is("/a"), then: block({ status: 410 }) }),
      rule("second", { when: req.path.startsWith("/"), then: block({ status: 404 }) }),
    ],
    { allow: client.ip.in(office), killSwitch: settings.off },
  );

  it("lets the first enforced rule that matches decide, and counts on the way", () => {
    expect(decide(program, { url: "/a" })).toMatchObject({
      outcome: "block",
      rule: { id: "first" },
      response: { status: 410, reason: "Gone" },
      counted: ["counted"],
    });
    expect(decider(program, { url: "/b" })).toBe("second");
  });

  it("passes purges, the allow-list, and everything while the kill switch is on", () => {
    for (const method of ["PURGE", "FASTLYPURGE"]) {
      expect(decide(program, { method, url: "/a" })).toMatchObject({
        outcome: "pass",
        counted: [],
      });
    }
    expect(decide(program, { ip: "198.51.100.7", url: "/a" })).toMatchObject({
      outcome: "pass",
      counted: [],
    });
    const toggles = new Map([["settings.off", true]]);
    expect(decide(program, { url: "/a", state: { toggles } })).toMatchObject({
      outcome: "pass",
      counted: [],
    });
  });
});

describe("countries", () => {
  const us = { country: "US" };
  const ca = { country: "CA" };
  const unknown = { country: undefined };
  const reserved = { country: "**" };

  it.each([
    ["is", client.country.is("US"), [true, false, false, false]],
    ["isNot", client.country.isNot("US"), [false, true, true, true]],
    ["oneOf", client.country.oneOf(["US", "CA"]), [true, true, false, false]],
    ["isUnknown", client.country.isUnknown(), [false, false, true, true]],
  ])("%s", (_, condition, expected) => {
    expect([us, ca, unknown, reserved].map((sent) => matches(condition, sent))).toEqual(expected);
  });

  it.each([
    ["allow", geoBan("r", { allow: ["US"] }), [null, "r", "r", "r"]],
    [
      "allow, unknown allowed",
      geoBan("r", { allow: ["US"], unknown: "allow" }),
      [null, "r", null, null],
    ],
    ["block", geoBan("r", { block: ["CA"] }), [null, "r", null, null]],
    [
      "block, unknown blocked",
      geoBan("r", { block: ["CA"], unknown: "block" }),
      [null, "r", "r", "r"],
    ],
  ])("geoBan %s", (_, ban, expected) => {
    expect([us, ca, unknown, reserved].map((sent) => decider(programWith([ban]), sent))).toEqual(
      expected,
    );
  });
});

describe("addresses", () => {
  const list = ipList("bad", { entries: ["192.0.2.0/24", "2001:db8::/32", "::ffff:203.0.113.9"] });

  it.each([
    ["192.0.2.255", true],
    ["192.0.3.0", false],
    ["2001:db8:ffff::1", true],
    ["2001:db9::", false],
    ["2001:0DB8:0:0::1", true],
    ["203.0.113.9", true],
    ["::ffff:192.0.2.1", true],
  ])("%s on the list: %s", (ip, expected) => {
    expect(matches(client.ip.in(list), { ip })).toBe(expected);
  });

  it("are those that on-call put on a live list", () => {
    const wall = programWith([ipBan("wall", { list: ipList("WALL", { managed: "live" }) })]);
    expect(decider(wall, { ip: "192.0.2.9" })).toBeNull();
    const lists = new Map([["WALL", addresses("192.0.2.9")]]);
    expect(decider(wall, { ip: "192.0.2.9", state: { lists } })).toBe("wall");
  });
});

describe("texts", () => {
  it("of a field that is not set match nothing but isNot", () => {
    const field = req.header("X-Test");
    const questions = [
      field.is(""),
      field.contains("a"),
      field.startsWith("a"),
      field.endsWith("a"),
      field.matches(/^/),
      field.exists(),
      field.oneOf(["", "a"]),
    ];
    expect(questions.map((question) => matches(question))).toEqual(questions.map(() => false));
    expect(matches(field.isNot("a"))).toBe(true);
    expect(matches(not(field.matches(/a/)))).toBe(true);
    expect(matches(field.exists(), { headers: { "x-test": "" } })).toBe(true);
    expect(matches(field.is(""), { headers: { "X-TEST": "" } })).toBe(true);
  });

  it("of user agents and hosts have no letter case, unless asked for as sent", () => {
    const headers = { "User-Agent": "wordPRESS/5", Host: "WWW.Example.com:443" };
    expect(matches(req.userAgent.startsWith("WordPress"), { headers })).toBe(true);
    expect(matches(req.userAgent.matches(/^WordPress\/\d$/), { headers })).toBe(true);
    expect(matches(req.userAgent.raw.startsWith("WordPress"), { headers })).toBe(false);
    expect(matches(req.userAgent.raw.matches(/^WordPress/), { headers })).toBe(false);
    expect(matches(req.host.is("www.EXAMPLE.com"), { headers })).toBe(true);
    expect(matches(req.host.raw.is("WWW.Example.com:443"), { headers })).toBe(true);
  });

  it("of paths are normalised on both sides", () => {
    expect(matches(req.path.is("/donate/"), { url: "//donate?x=1" })).toBe(true);
    expect(matches(req.path.is("/café"), { url: "/caf%c3%a9" })).toBe(true);
    expect(matches(req.path.raw.is("/donate"), { url: "//donate" })).toBe(false);
    expect(matches(req.path.within("/calls"), { url: "/calls/today" })).toBe(true);
    expect(matches(req.path.within("/calls"), { url: "/calls/" })).toBe(true);
    expect(matches(req.path.within("/calls"), { url: "/callsign" })).toBe(false);
    expect(matches(req.path.within("/"), { url: "/anything" })).toBe(true);
  });

  it("of cookies and query parameters", () => {
    expect(matches(req.cookie("b").is("2"), { headers: { Cookie: "a=1; b=2; b=3" } })).toBe(true);
    expect(matches(req.cookie("b").exists(), { headers: { Cookie: "ab=1" } })).toBe(false);
    expect(matches(req.query("q").is("a b"), { url: "/?%71=a%20b" })).toBe(true);
    expect(matches(req.query("q").raw.is("a%20b"), { url: "/?q=a%20b" })).toBe(true);
    expect(matches(req.query("q").exists(), { url: "/?q" })).toBe(false);
  });

  it("are bytes: a dot is one of them, and only A to Z have two cases", () => {
    expect(matches(req.header("X").matches(/^.{2}$/), { headers: { X: "é" } })).toBe(true);
    expect(matches(req.userAgent.is("É"), { headers: { "User-Agent": "é" } })).toBe(false);
  });
});

describe("combinators", () => {
  const yes = req.method.is("GET");
  const no = req.path.is("/elsewhere");

  it.each([
    ["all", all(yes, no), false],
    ["any", any(yes, no), true],
    ["not", not(any(no, no)), true],
    ["always", always(), true],
    ["nested", all(yes, not(all(yes, no)), any(no, all(yes))), true],
  ])("%s", (_, condition, expected) => {
    expect(matches(condition)).toBe(expected);
  });
});

describe("a tarpit", () => {
  const program = programWith([
    rule("t", {
      when: always(),
      then: answerAtRandom([
        { weight: 1, status: 201 },
        { weight: 2, status: 402 },
        { weight: 3, status: 403 },
      ]),
    }),
  ]);

  it("draws each answer with its weight over what is left, as the edge does", () => {
    const asked: string[] = [];
    const chance = (n: number, d: number) => {
      asked.push(`${n}/${d}`);
      return false;
    };
    expect(decide(program, { state: { chance } }).response?.status).toBe(403);
    expect(asked).toEqual(["1/6", "2/5"]);
    expect(decide(program, { state: { chance: () => true } })).toMatchObject({
      outcome: "tarpit",
      response: { status: 201 },
    });
  });
});

describe("userAgentBlock", () => {
  it("takes any of what it names, and what it is asked as well", () => {
    const program = programWith([
      userAgentBlock("ua", {
        is: ["x"],
        startsWith: ["Word"],
        matches: [/bot\b/],
        when: req.path.is("/a"),
      }),
    ]);
    const by = (userAgent: string, url = "/a") =>
      decider(program, { url, headers: { "User-Agent": userAgent } });
    expect([by("X"), by("wordy"), by("a BOT"), by("botany"), by("x", "/b")]).toEqual([
      "ua",
      "ua",
      "ua",
      null,
      null,
    ]);
  });
});
