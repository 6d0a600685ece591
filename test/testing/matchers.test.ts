import { describe, expect, it } from "vitest";
import { loadPolicy } from "edgewall/testing";
import {
  answerAtRandom,
  block,
  client,
  dictionary,
  ipBan,
  ipList,
  policy,
  req,
  rule,
  toggle,
} from "edgewall";

const settings = dictionary("settings", { lockdown: toggle("disabled") });
const wall = ipList("wall", { managed: "live" });
const fixed = ipList("fixed", { entries: ["192.0.2.0/24"] });

const tested = await loadPolicy(
  policy("matchers", {
    rules: [
      rule("seen", { mode: "count", when: req.path.within("/seen"), then: block() }),
      rule("lockdown", {
        when: settings.lockdown.isEnabled(),
        then: block({ status: 503, reason: "Closed", body: "later" }),
      }),
      ipBan("wall", { list: wall }),
      ipBan("fixed", { list: fixed }),
      rule("coin", {
        when: req.path.is("/coin"),
        then: answerAtRandom([
          { weight: 3, status: 201 },
          { weight: 1, status: 402 },
        ]),
      }),
      rule("abroad", { when: client.country.is("CA"), then: block({ status: 451 }) }),
    ],
  }),
);
const { request } = tested;
const ip = "203.0.113.1";

/** What a failing expectation says. */
function failure(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("the expectation holds");
}

describe("matchers", () => {
  it("hold for what the policy decides", () => {
    expect(request({ ip })).toPass();
    expect(request({ ip })).not.toBeBlocked();
    expect(request({ ip: "192.0.2.7" })).toBeBlocked({ by: "fixed", status: 403 });
    expect(request({ ip: "192.0.2.7" })).not.toPass();
    expect(request({ ip, url: "/coin" })).toBeTarpitted({ by: "coin" });
    expect(request({ ip, url: "/coin" })).not.toBeBlocked();
    expect(request({ ip, url: "/seen/x" })).toBeCounted({ by: "seen" });
    expect(request({ ip })).not.toBeCounted({ by: "seen" });
    expect(request({ ip, country: "CA" })).toBeBlocked({ status: 451 });
  });

  it("heed all that is expected of the answer", () => {
    const closed = tested.with({ toggles: { lockdown: "enabled" } }).request({ ip });
    const answer = { by: "lockdown", status: 503, reason: "Closed", body: "later" };
    expect(closed).toBeBlocked(answer);
    for (const wrong of [{ by: "wall" }, { status: 403 }, { reason: "No" }, { body: "" }]) {
      expect(closed).not.toBeBlocked({ ...answer, ...wrong });
    }
  });

  it("show the request, the rule with its line, and what the VCL tested", () => {
    const text = failure(() =>
      expect(
        request({ ip, country: "US", url: "/x" }, { lists: { wall: ["203.0.113.2"] } }),
      ).toBeBlocked({ by: "wall" }),
    );
    expect(text).toContain("to be blocked by `wall` (test/testing/matchers.test.ts:28)");
    expect(text).toContain("GET `/x` from 203.0.113.1 (US)");
    expect(text).toContain("wall: 203.0.113.2");
    expect(text).toContain("pass: no rule of matchers decides");
    expect(text).toMatch(/no {2}main\.vcl:\d+ client\.ip ~ wall {2}# wall/);
    expect(text).toContain("client.ip = 203.0.113.1");

    const purge = failure(() => expect(request({ ip, method: "PURGE" })).not.toPass());
    expect(purge).toMatch(/yes main\.vcl:\d+ req\.is_purge/);

    const blocked = failure(() => expect(request({ ip: "192.0.2.7" })).toPass());
    expect(blocked).toContain("block by fixed (test/testing/matchers.test.ts:29), 403 Forbidden");
    expect(blocked).toMatch(/yes main\.vcl:\d+ client\.ip ~ fixed {2}# fixed/);
  });

  it("refuse the name of a rule that is not there, under `not` as well", () => {
    expect(() => expect(request({ ip })).not.toBeBlocked({ by: "wal" })).toThrow(
      /has no rule `wal`\n.*did you mean `wall`/,
    );
  });

  it("refuse what is no request to a policy", () => {
    expect(() => expect({ ip }).toPass()).toThrow(/no request to a policy/);
  });
});

describe("the edge's state", () => {
  it("belongs to one request, or to what `with` gives; the policy stays as it is", () => {
    const lists = { wall: [ip, "198.51.100.0/24"] };
    expect(request({ ip }, { lists })).toBeBlocked({ by: "wall" });
    expect(request({ ip })).toPass();
    const walled = tested.with({ lists });
    expect(walled.request({ ip: "198.51.100.255" })).toBeBlocked({ by: "wall" });
    expect(walled.request({ ip }, { lists: { wall: [] } })).toPass();
    expect(
      walled.with({ toggles: { "settings.lockdown": "enabled" } }).request({ ip }),
    ).toBeBlocked({ by: "lockdown" });
    expect(tested.request({ ip })).toPass();
  });

  it("knows the policy's names, and refuses others", () => {
    expect(() => tested.with({ toggles: { lockdwon: "enabled" } })).toThrow(
      /mean `settings.lockdown`|it has settings.lockdown/,
    );
    expect(() => tested.with({ lists: { wal: [] } })).toThrow(/did you mean `wall`/);
    expect(() => tested.with({ lists: { fixed: [] } })).toThrow(/owned by the repository/);
    expect(() => tested.with({ lists: { wall: ["nonsense"] } })).toThrow(/nonsense/);
    expect(() => request({ ip: "300.0.0.1" })).toThrow(/not an IP address/);
  });
});

describe("toAnswerAtRandom", () => {
  const coin = request({ ip, url: "/coin" });

  it("holds for the weights of the policy, whatever the seed", () => {
    for (const seed of [1, 100_000, 5_000_000]) {
      expect(request({ ip, url: "/coin" }, { seed })).toAnswerAtRandom({
        by: "coin",
        statuses: { 201: 3, 402: 1 },
      });
    }
  });

  it("fails for other weights: a few percent beside them, too", () => {
    expect(coin).not.toAnswerAtRandom({ statuses: { 201: 1, 402: 1 } });
    expect(coin).not.toAnswerAtRandom({ statuses: { 201: 71, 402: 29 } });
    expect(coin).not.toAnswerAtRandom({ statuses: { 201: 79, 402: 21 } });
  });

  it("fails where a status never comes, or one comes that was not named", () => {
    expect(coin).not.toAnswerAtRandom({ statuses: { 201: 3, 402: 1, 500: 0.01 } });
    expect(failure(() => expect(coin).toAnswerAtRandom({ statuses: { 201: 1 } }))).toContain(
      "expected no answer to have status 402",
    );
    expect(
      failure(() => expect(request({ ip })).toAnswerAtRandom({ statuses: { 201: 1 } })),
    ).toContain("expected the request to be answered each time, but 10000 times it was: pass");
  });

  it("refuses samples that could not fail", () => {
    expect(() =>
      expect(coin).toAnswerAtRandom({ statuses: { 201: 3, 402: 1 }, requests: 10 }),
    ).toThrow(/no sample/);
    expect(() => expect(coin).toAnswerAtRandom({ statuses: {} })).toThrow(/at least one status/);
  });
});
