import { describe, expect, it } from "vitest";
import { loadPolicy, type TestRequest } from "edgewall/testing";
import policy from "./campaign.policy.js";

const campaign = await loadPolicy(policy);
const { request } = campaign;

const american: TestRequest = { ip: "23.192.0.9", country: "US", userAgent: "Mozilla/5.0" };
const canadian: TestRequest = { ip: "24.48.0.1", country: "CA", userAgent: "Mozilla/5.0" };

describe("the ban of everyone outside the US", () => {
  const banning = campaign.with({ toggles: { non_us_ban: "enabled" } });

  it("is off until on-call throws the switch", () => {
    expect(request(canadian)).toPass();
    expect(campaign.with({ toggles: { non_us_ban: "disabled" } }).request(canadian)).toPass();
  });

  it("then keeps other countries out", () => {
    const refused = { by: "non_us_ban", status: 503 };
    expect(banning.request(canadian)).toBeBlocked(refused);
    expect(banning.request({ ...canadian, method: "POST", url: "/donate?x=1" })).toBeBlocked(
      refused,
    );
    expect(banning.request({ ip: "2001:db8::1", country: "DE" })).toBeBlocked(refused);
    expect(banning.request(american)).toPass();
  });

  it("keeps out whose country is not known", () => {
    expect(banning.request({ ip: "198.51.100.7" })).toBeBlocked({ by: "non_us_ban" });
  });

  it("takes nobody's word for where he is", () => {
    const lying = {
      ...canadian,
      headers: { "Fastly-Client-IP": "23.192.0.9", "X-Forwarded-For": "23.192.0.9" },
    };
    expect(banning.request(lying)).toBeBlocked({ by: "non_us_ban" });
  });

  it("cannot be switched off by a header of edgewall's own, or of Fastly's", () => {
    for (const headers of [{ "Edgewall-Passed": "1" }, { "Fastly-FF": "x!y!z" }]) {
      expect(banning.request({ ...canadian, headers })).toBeBlocked({ by: "non_us_ban" });
    }
  });

  it("is not asked again at a shield, nor for a fragment of a page", () => {
    expect(banning.request({ ...canadian, visitsThisService: 1 })).toPass();
    expect(banning.request({ ...canadian, isEsiSubrequest: true })).toPass();
  });
});

describe("the tarpit for card testers", () => {
  const tester: TestRequest = {
    ip: "192.0.2.10",
    country: "US",
    method: "POST",
    url: "/api/hamm/donations",
  };
  const tarpitted = { by: "card_testing" };

  it("answers 201 or 402, half and half", () => {
    expect(request(tester)).toBeTarpitted(tarpitted);
    expect(request(tester)).toAnswerAtRandom({ ...tarpitted, statuses: { 201: 1, 402: 1 } });
  });

  it("says what a payment service would", () => {
    const { headers, body } = request(tester, { seed: 4 }).decision;
    expect(JSON.parse(body ?? "")).toSatisfy(
      (answer) => answer.status === "accepted" || answer.error === "card_declined",
    );
    expect(headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`)).toEqual(
      expect.arrayContaining([
        "content-type: application/json",
        "cache-control: private, no-store",
      ]),
    );
  });

  it.each([
    "/api/hamm/donations/",
    "//api///hamm/donations",
    "/api/./hamm/x/../donations",
    "/api/%68amm/donations",
    "/api%2Fhamm%2fdonations",
    "/api/%2e%2E/api/hamm/donations",
    "/api/hamm/donations?amount=1",
    "/api/hamm/donations?broken=%zz",
  ])("is not evaded by %s", (url) => {
    expect(request({ ...tester, url })).toBeTarpitted(tarpitted);
  });

  it.each([
    "/api/hamm",
    "/api/hamm/donations/1",
    "/api/hamm/donationsx",
    // What the origin tells apart, too: other letters, and an escape that is escaped again.
    "/API/hamm/donations",
    "/api/hamm%252Fdonations",
  ])("leaves %s alone", (url) => {
    expect(request({ ...tester, url })).toPass();
  });

  it("is for POST only", () => {
    expect(request({ ...tester, method: "GET" })).toPass();
    expect(request({ ...tester, method: "post" })).toPass();
  });

  it("is for listed addresses and blocks, to their very ends", () => {
    for (const ip of [
      "192.0.2.10",
      "198.51.100.0",
      "198.51.100.127",
      "2001:db8:bad:cafe:ffff::1",
    ]) {
      expect(request({ ...tester, ip })).toBeTarpitted(tarpitted);
    }
    for (const ip of [
      "192.0.2.9",
      "192.0.2.12",
      "198.51.99.255",
      "198.51.100.128",
      "2001:db8:bad:caff::",
    ]) {
      expect(request({ ...tester, ip })).toPass();
    }
    expect(request({ ...tester, ip: "::ffff:192.0.2.10" })).toBeTarpitted(tarpitted);
  });
});

describe("THEWALL", () => {
  const walled = campaign.with({ lists: { THEWALL: ["203.0.113.9", "2001:db8::9"] } });

  it("holds nobody until on-call puts someone on it", () => {
    expect(request({ ...american, ip: "203.0.113.9" })).toPass();
  });

  it("keeps out who is on it, and no neighbour", () => {
    const banned = { by: "thewall", status: 403, reason: "Bad Taco." };
    expect(walled.request({ ...american, ip: "203.0.113.9" })).toBeBlocked(banned);
    expect(walled.request({ ...american, ip: "203.0.113.10" })).toPass();
  });

  it("knows an IPv6 address however it is spelled", () => {
    for (const ip of ["2001:db8::9", "2001:0DB8:0:0::0009"]) {
      expect(walled.request({ ...american, ip })).toBeBlocked({ by: "thewall" });
    }
  });

  it("gives way to the rules before it", () => {
    const both = walled.with({ toggles: { non_us_ban: "enabled" } });
    expect(both.request({ ...canadian, ip: "203.0.113.9" })).toBeBlocked({ by: "non_us_ban" });
  });
});

describe("pingbacks of WordPress", () => {
  it.each(["WordPress/6.4; https://blog.example", "wordpress", "WORDPRESS/4"])(
    "are refused as %s",
    (userAgent) => {
      expect(request({ ...american, userAgent })).toBeBlocked({
        by: "wordpress_pingback",
        status: 403,
        body: "Forbidden 🌮",
      });
    },
  );

  it("are told from those who speak of WordPress, and from those who say nothing", () => {
    expect(request({ ...american, userAgent: "Mozilla/5.0 (WordPress)" })).toPass();
    expect(request({ ip: american.ip, country: "US" })).toPass();
    expect(request({ ...american, userAgent: "" })).toPass();
  });
});

describe("a purge", () => {
  const everything = campaign.with({
    toggles: { non_us_ban: "enabled" },
    lists: { THEWALL: ["203.0.113.9"] },
  });

  it("passes, whoever sends it: a ban must not freeze what it bans", () => {
    for (const method of ["PURGE", "FASTLYPURGE"]) {
      expect(
        everything.request({ ip: "203.0.113.9", country: "CA", userAgent: "WordPress", method }),
      ).toPass();
    }
  });
});
