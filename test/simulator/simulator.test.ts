import { describe, expect, it } from "vitest";
import {
  all,
  block,
  dictionary,
  geoBan,
  ipBan,
  ipList,
  req,
  rule,
  tarpit,
  toggle,
  userAgentBlock,
} from "../../src/index.js";
import { newSimulator } from "../../src/simulator/index.js";
import { compiled } from "../support/compiled.js";
import { addresses, programWith } from "../support/policies.js";
import { requestOf, simulated, simulatorOf } from "./support.js";

const settings = dictionary("settings", { ban: toggle("disabled"), open: toggle("enabled") });

describe("a decision", () => {
  const decide = simulated(
    programWith([
      rule("teapot", {
        when: req.path.is("/tea"),
        then: block({
          status: 451,
          reason: "Café closed",
          headers: { "X-Why": 'naïve — "quoted" 100%' },
          body: 'Nichts für Sie 🌮\n"%20"',
        }),
      }),
      rule("counted", { when: req.header("X-Odd").exists(), then: block(), mode: "count" }),
      rule("also", { when: req.method.is("PUT"), then: block(), mode: "count" }),
      rule("late", { when: req.path.is("/late"), then: block() }),
    ]),
  );

  it("has the rule and the answer, byte for byte", () => {
    expect(decide({ url: "//tea/?x" })).toEqual({
      outcome: "block",
      rule: "teapot",
      status: 451,
      reason: "Café closed",
      headers: [
        ["Cache-Control", "private, no-store"],
        ["Content-Type", "text/plain; charset=utf-8"],
        ["X-Why", 'naïve — "quoted" 100%'],
      ],
      body: 'Nichts für Sie 🌮\n"%20"',
      counted: [],
    });
  });

  it("is a pass when no rule decides, with what was counted on the way", () => {
    const passed = {
      outcome: "pass",
      rule: undefined,
      status: undefined,
      reason: undefined,
      headers: [],
      body: undefined,
    };
    expect(decide()).toEqual({ ...passed, counted: [] });
    expect(decide({ headers: { "X-Odd": "1" } })).toEqual({ ...passed, counted: ["counted"] });
    expect(decide({ method: "PUT", headers: { "X-Odd": "" } })).toEqual({
      ...passed,
      counted: ["counted", "also"],
    });
    expect(decide({ headers: { "X-Odd": "1" }, url: "/late" })).toMatchObject({
      rule: "late",
      counted: ["counted"],
    });
  });

  it("does not take a client's word for what was counted", () => {
    expect(decide({ headers: { "Edgewall-Counted": "late" } }).counted).toEqual([]);
  });

  /** https://www.fastly.com/documentation/reference/vcl/constraints-and-limitations/ : 8 KB */
  it("is Fastly's where it refuses a request before any VCL runs", () => {
    expect(decide({ url: `/tea?${"x".repeat(9_000)}` })).toMatchObject({
      outcome: "block",
      rule: undefined,
      status: 414,
      counted: [],
    });
  });
});

describe("when the policy is not asked", () => {
  const decide = simulated(
    programWith([rule("all", { when: req.path.startsWith("/"), then: block() })]),
  );

  it.each([
    ["a request at the first node", {}, "block"],
    ["a request at a shield", { visitsThisService: 1 }, "pass"],
    ["a fragment of a page", { isEsiSubrequest: true }, "pass"],
    ["a purge", { method: "PURGE" }, "pass"],
    ["a purge, as Fastly calls it", { method: "FASTLYPURGE" }, "pass"],
    ["a forged Fastly-FF", { headers: { "Fastly-FF": "x!y!z" } }, "block"],
    ["a forged marker", { headers: { "Edgewall-Passed": "1" } }, "block"],
  ])("%s", (_, sent, outcome) => {
    expect(decide(sent).outcome).toBe(outcome);
  });
});

describe("state", () => {
  const decide = simulated(
    programWith([
      geoBan("geo", { allow: ["US"], when: settings.ban.isEnabled() }),
      ipBan("wall", { list: ipList("WALL", { managed: "live", store: "dictionary" }) }),
      ipBan("live", { list: ipList("live", { managed: "live" }) }),
      ipBan("ours", { list: ipList("ours", { entries: ["203.0.113.0/24"] }) }),
      rule("open", { when: all(settings.open.isEnabled(), req.path.is("/x")), then: block() }),
    ]),
  );
  const rules = (sent: Parameters<typeof decide>[0], state?: Parameters<typeof decide>[1]) =>
    decide(sent, state).rule;

  it("of toggles is what they begin with, unless it says otherwise, request by request", () => {
    const on = { toggles: new Map([["settings.ban", true]]) };
    const off = { toggles: new Map([["settings.open", false]]) };
    const canadian = { country: "CA", url: "/x" };
    expect([rules(canadian), rules(canadian, on), rules(canadian, off), rules(canadian)]).toEqual([
      "open",
      "geo",
      undefined,
      "open",
    ]);
  });

  it("may be one object that changes", () => {
    const toggles = new Map([["settings.ban", true]]);
    const state = { toggles };
    expect(rules({ country: "CA" }, state)).toBe("geo");
    toggles.set("settings.ban", false);
    expect(rules({ country: "CA" }, state)).toBeUndefined();
  });

  it("of live lists is empty, unless it says otherwise, request by request", () => {
    const banned = {
      lists: new Map([
        ["WALL", addresses("8.8.8.8", "2001:db8::1")],
        ["live", addresses("10.0.0.0/8", "2001:db8:1::/48")],
      ]),
    };
    expect(rules({ ip: "8.8.8.8" })).toBeUndefined();
    expect(rules({ ip: "8.8.8.8" }, banned)).toBe("wall");
    expect(rules({ ip: "8.8.8.9" }, banned)).toBeUndefined();
    expect(rules({ ip: "2001:DB8:0:0::1" }, banned)).toBe("wall");
    expect(rules({ ip: "10.200.0.1" }, banned)).toBe("live");
    expect(rules({ ip: "2001:db8:1:2::1" }, banned)).toBe("live");
    expect(rules({ ip: "::ffff:10.0.0.1" }, banned)).toBe("live");
    expect(rules({ ip: "10.200.0.1" })).toBeUndefined();
    expect(rules({ ip: "8.8.8.8" })).toBeUndefined();
  });

  it("of the repository's lists is what was compiled", () => {
    const other = { lists: new Map([["ours", addresses("8.8.8.8")]]) };
    expect(rules({ ip: "203.0.113.9" }, other)).toBe("ours");
    expect(rules({ ip: "8.8.8.8" }, other)).toBeUndefined();
  });

  it("cannot put a block into a dictionary", () => {
    const lists = new Map([["WALL", addresses("10.0.0.0/8")]]);
    expect(() => decide({}, { lists })).toThrow(RangeError);
    expect(rules({ ip: "10.0.0.1" })).toBeUndefined();
  });
});

describe("dice", () => {
  const decide = simulated(
    programWith([
      tarpit("pit", {
        when: req.path.is("/x"),
        answers: [
          { status: 201, weight: 1 },
          { status: 402, weight: 3 },
        ],
      }),
    ]),
  );
  const statusOf = (seed?: number) =>
    decide({ url: "/x" }, seed === undefined ? {} : { seed }).status;

  it("fall as the seed says, and the seed is 1 unless it is given", () => {
    for (const seed of [0, 1, 2, 17, 2 ** 31, 2 ** 53 - 1]) {
      expect(statusOf(seed)).toBe(statusOf(seed));
    }
    expect(statusOf()).toBe(statusOf(1));
    expect(decide({ url: "/x" }).outcome).toBe("tarpit");
  });

  it("fall by weight, over seeds in a row", () => {
    const trials = 20_000;
    let created = 0;
    for (let seed = 0; seed < trials; seed++) if (statusOf(seed) === 201) created += 1;
    // Five standard deviations of a binomial distribution: one in two million would be further off.
    const deviation = Math.sqrt(trials * 0.25 * 0.75);
    expect(Math.abs(created - trials / 4)).toBeLessThan(5 * deviation);
  });
});

describe("geography", () => {
  const decide = simulated(programWith([geoBan("not_us", { allow: ["US"] })]));

  it.each([
    ["US", undefined],
    ["CA", "not_us"],
    ["**", "not_us"],
    [undefined, "not_us"],
  ])("%s", (country, expected) => {
    expect(decide({ country }).rule).toBe(expected);
  });
});

describe("what cannot be run", () => {
  const service = compiled(programWith([userAgentBlock("ua", { startsWith: ["bot"] })]));
  const withVcl = (statement: string) => ({
    ...service,
    files: new Map([
      ...service.files,
      ["main.vcl", `sub vcl_recv {\n  #FASTLY recv\n  ${statement}\n  return(lookup);\n}\n`],
    ]),
  });

  it.each([
    ["set req.http.X = std.nonsense(req.url);", "EW2021", "std.nonsense"],
    ["set req.http.X = req.nonsense;", "EW2020", "req.nonsense"],
    ["if (client.ip ~ nowhere) { esi; }", "EW2022", "nowhere"],
  ])("is said by name: %s", (statement, code, name) => {
    const made = newSimulator(withVcl(statement));
    expect(made).toMatchObject({
      ok: false,
      problems: [
        {
          code,
          file: "main.vcl",
          message: expect.stringContaining(name) as string,
          help: expect.stringMatching(/./) as string,
        },
      ],
    });
  });

  it("is a request whose address is none", () => {
    const simulator = simulatorOf(service);
    expect(() => simulator.decide(requestOf({ ip: "nowhere" }))).toThrow(RangeError);
  });

  it("sees the body and the autonomous system, where VCL asks", () => {
    const made = newSimulator(
      withVcl('if (req.body == "böse" && client.as.number == 64496) { error 620 "ua"; }'),
    );
    if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join("\n"));
    const { simulator } = made;
    const sent = { method: "POST", body: "böse", asn: 64_496 };
    expect(simulator.decide(requestOf(sent)).rule).toBe("ua");
    expect(simulator.decide(requestOf({ ...sent, asn: 64_497 })).rule).toBeUndefined();
    expect(simulator.decide(requestOf({ ...sent, body: "gut" })).rule).toBeUndefined();
  });
});

describe("a simulator", () => {
  it("keeps nothing of a request", () => {
    const list = ipList("live", { managed: "live" });
    const decide = simulated(
      programWith([ipBan("wall", { list }), geoBan("geo", { block: ["FR"] })]),
    );
    const first = decide();
    decide(
      { country: "FR", headers: { "X-A": "1" } },
      { lists: new Map([["live", addresses("8.8.8.8")]]) },
    );
    expect(decide()).toEqual(first);
  });
});
