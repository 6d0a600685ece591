import path from "node:path";
import { describe, expect, it } from "vitest";
import { edgewall, edgewallJson, policyFile, project } from "../support/project.js";

const repository = path.resolve(import.meta.dirname, "../..");

/** The slides' rules, asked as an engineer would. */
describe.each(["vcl", "reference"])("the campaign policy in the engine %s", (engine) => {
  async function tryCampaign(...args: readonly string[]) {
    const asked = ["try", "--policy", "campaign", "--engine", engine, ...args];
    const { code, json } = await edgewallJson(repository, ...asked);
    expect(code).toBe(0);
    return json;
  }

  const canadian = ["--ip", "24.48.0.1", "--country", "CA", "--url", "/"];
  const tester = ["--ip", "192.0.2.10", "--country", "US", "--method", "POST"];

  it("bans everyone outside the US while the switch is on", async () => {
    expect(await tryCampaign(...canadian)).toMatchObject({
      outcome: "pass",
      rule: null,
      status: null,
      counted: [],
    });
    expect(await tryCampaign(...canadian, "--set", "non_us_ban=on")).toMatchObject({
      outcome: "block",
      rule: "non_us_ban",
      status: 503,
      reason: "Service Unavailable",
      engine,
      file: "policies/campaign.policy.ts",
    });
    const american = [
      "--ip",
      "23.192.0.9",
      "--country",
      "US",
      "--set",
      "edge_settings.non_us_ban=on",
    ];
    expect(await tryCampaign(...american)).toMatchObject({ outcome: "pass" });
  });

  it("answers card testers 201 or 402 at random, however they spell the path", async () => {
    const spellings = [
      "/api/hamm/donations",
      "//api/%68amm/./donations/",
      "/api%2Fhamm%2fdonations?x=%zz",
    ];
    const statuses = new Set<unknown>();
    for (const [index, url] of spellings
      .flatMap((spelling) => Array<string>(8).fill(spelling))
      .entries()) {
      const got = await tryCampaign(...tester, "--url", url, "--seed", String(index));
      expect(got).toMatchObject({ outcome: "tarpit", rule: "card_testing" });
      statuses.add(`${String(got.status)} ${String(got.body)}`);
    }
    expect([...statuses].sort()).toEqual([
      '201 {"status":"accepted"}',
      '402 {"error":"card_declined"}',
    ]);
    expect(await tryCampaign(...tester, "--url", "/api/hamm/other")).toMatchObject({
      outcome: "pass",
    });
  });

  it("bans whom on-call puts on THEWALL", async () => {
    const request = ["--ip", "2001:DB8::0:1", "--country", "US"];
    expect(await tryCampaign(...request)).toMatchObject({ outcome: "pass" });
    expect(await tryCampaign(...request, "--list", "THEWALL=2001:db8::1")).toMatchObject({
      outcome: "block",
      rule: "thewall",
      status: 403,
      reason: "Bad Taco.",
      body: "",
    });
  });

  it("blocks pingback floods in any letter case", async () => {
    expect(await tryCampaign("--ip", "192.0.2.1", "--user-agent", "wordPRESS/4.5")).toMatchObject({
      rule: "wordpress_pingback",
      status: 403,
      body: "Forbidden 🌮",
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  });
});

/** What each engine says, all of it; the answers are those that policies/campaign.policy.ts writes. */
describe("both engines", () => {
  const at = "policies/campaign.policy.ts";
  const noCountry = { code: null, from: "registration-data", note: expect.any(String) as string };
  const given = (code: string) => ({ code, from: "option", note: "" });
  const passed = {
    outcome: "pass",
    rule: null,
    status: null,
    reason: null,
    body: null,
    headers: null,
    file: null,
    line: null,
  };

  it.each<[string, readonly string[], object]>([
    ["a visitor", ["--country", "US"], { ...passed, country: given("US") }],
    [
      "a visitor from abroad, while the switch is on",
      ["--country", "CA", "--set", "non_us_ban=on"],
      {
        outcome: "block",
        rule: "non_us_ban",
        status: 503,
        reason: "Service Unavailable",
        body: "",
        headers: { "Cache-Control": "private, no-store" },
        file: at,
        line: 27,
        country: given("CA"),
      },
    ],
    [
      "someone whom on-call banned",
      ["--list", "THEWALL=192.0.2.99", "--country", "US"],
      {
        outcome: "block",
        rule: "thewall",
        status: 403,
        reason: "Bad Taco.",
        body: "",
        headers: { "Cache-Control": "private, no-store" },
        file: at,
        line: 47,
        country: given("US"),
      },
    ],
    [
      "a pingback",
      ["--user-agent", "WordPress/4.5; https://blog.example"],
      {
        outcome: "block",
        rule: "wordpress_pingback",
        status: 403,
        reason: "Forbidden",
        body: "Forbidden 🌮",
        headers: {
          "Cache-Control": "private, no-store",
          "Content-Type": "text/plain; charset=utf-8",
        },
        file: at,
        line: 49,
        country: noCountry,
      },
    ],
    [
      "a purge",
      ["--method", "PURGE", "--list", "THEWALL=192.0.2.99"],
      { ...passed, country: noCountry },
    ],
  ])("say the same about %s", async (_, args, expected) => {
    for (const engine of ["vcl", "reference"]) {
      const asked = ["--policy", "campaign", "--ip", "192.0.2.99", "--engine", engine, ...args];
      expect(await edgewallJson(repository, "try", ...asked)).toEqual({
        code: 0,
        json: { ...expected, counted: [], engine, policy: "campaign" },
      });
    }
  });

  it("draw the tarpit's answers by the seed", async () => {
    const tester = ["--policy", "campaign", "--ip", "192.0.2.10", "--country", "US"];
    const request = [...tester, "--method", "POST", "--url", "/api/hamm/donations"];
    const ask = (engine: string, seed: number) =>
      edgewallJson(repository, "try", "--engine", engine, "--seed", String(seed), ...request);
    for (const engine of ["vcl", "reference"]) {
      const first = await ask(engine, 7);
      expect(await ask(engine, 7)).toEqual(first);
      const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => ask(engine, seed)));
      expect(new Set(answers.map(({ json }) => json.status))).toEqual(new Set([201, 402]));
    }
  });
});

describe("try", () => {
  it("runs the compiled VCL unless it is told otherwise", async () => {
    const { json } = await edgewallJson(
      repository,
      "try",
      "--policy",
      "campaign",
      "--ip",
      "8.8.8.8",
    );
    expect(json).toMatchObject({ engine: "vcl", outcome: "pass" });
  });

  it("tells people who decides, where, and with what", async () => {
    const { stdout } = await edgewall(
      repository,
      "try",
      "--policy",
      "campaign",
      "--ip",
      "192.0.2.1",
      "--header",
      "User-Agent: WordPress/1",
    );
    expect(stdout).toMatch(
      /^block by wordpress_pingback \(policies\/campaign\.policy\.ts:\d+\)\n {2}403 Forbidden\n/,
    );
    expect(stdout).toContain(
      "(country: not known, 192.0.2.1 is a reserved address; give a country with --country)",
    );
  });

  it.each<[readonly string[], string]>([
    [["--ip", "nonsense"], "EW1061"],
    [["--ip", "192.0.2.1", "--country", "UK"], "EW1020"],
    [["--ip", "192.0.2.1", "--url", "nowhere"], "EW1061"],
    [["--ip", "192.0.2.1", "--header", "no colon"], "EW1061"],
    [["--ip", "192.0.2.1", "--header", "a: b\r\nc: d"], "EW1061"],
    [["--ip", "192.0.2.1", "--set", "non_us_bann=on"], "EW1060"],
    [["--ip", "192.0.2.1", "--set", "non_us_ban=maybe"], "EW1061"],
    [["--ip", "192.0.2.1", "--list", "WALL=192.0.2.1"], "EW1060"],
    [["--ip", "192.0.2.1", "--list", "cc_blacklist=192.0.2.1"], "EW1061"],
    [["--ip", "192.0.2.1", "--list", "THEWALL=host.example"], "EW1061"],
    [["--ip", "192.0.2.1", "--seed", "x"], "EW1061"],
    [["--ip", "192.0.2.1", "--seed", "1e3"], "EW1061"],
    [["--ip", "192.0.2.1", "--engine", "falco"], "EW1061"],
    [["--ip", "192.0.2.1", "--engine", "reference", "--trace"], "EW1061"],
    [["--ip", "192.0.2.1", "--list", "THEWALL=198.51.100.0/24"], "EW1044"],
    [["--ip", "192.0.2.1", "--asn", "64496"], "EW1061"],
    [["--ip", "192.0.2.1", "--body", "x"], "EW1061"],
    [["--ip", "192.0.2.1", "--body", "x", "--engine", "reference"], "EW1061"],
  ])("refuses %j", async (args, expected) => {
    const { code, json } = await edgewallJson(repository, "try", "--policy", "campaign", ...args);
    expect(code).toBe(2);
    expect(json.diagnostics).toMatchObject([
      { code: expected, help: expect.stringMatching(/./) as string },
    ]);
  });

  it("needs to know which policy where there are several, and says when there is no such one", async () => {
    const file = (name: string) =>
      policyFile(`export default policy("${name}", { rules: [geoBan("us", { allow: ["US"] })] });`);
    const root = project({ "policies/a.policy.ts": file("a"), "policies/b.policy.ts": file("b") });
    const ask = (...args: readonly string[]) =>
      edgewallJson(root, "try", "--ip", "192.0.2.1", "--country", "CA", ...args);
    expect((await ask()).code).toBe(2);
    expect((await ask("--policy", "c")).code).toBe(2);
    expect((await ask("--policy", "b")).json).toMatchObject({ policy: "b", rule: "us" });
  });

  it("decides every address of a list of thousands", async () => {
    const addresses = Array.from(
      { length: 3_000 },
      (_, index) => `10.${index >> 8}.${index & 255}.${(index * 7) % 256}`,
    );
    const root = project({
      "policies/p.policy.ts": policyFile(
        'export default policy("p", { rules: [ipBan("wall", { list: ipList("l", { file: "l.txt" }) })] });',
      ),
      "policies/l.txt": addresses.join("\n"),
      "edgewall.config.ts":
        'import { defineConfig } from "edgewall"; export default defineConfig({ limits: { aclEntries: 5000 } });',
    });
    for (const engine of ["vcl", "reference"]) {
      const ask = (ip = "") => edgewallJson(root, "try", "--ip", ip, "--engine", engine);
      for (const ip of [addresses[0], addresses[1_777], addresses[2_999]]) {
        expect((await ask(ip)).json).toMatchObject({ rule: "wall", engine, country: null });
      }
      expect((await ask("11.0.0.1")).json).toMatchObject({ outcome: "pass" });
    }
  });

  it("says why a policy does not compile, where the compiled VCL is asked", async () => {
    const entries = Array.from(
      { length: 1_001 },
      (_, index) => `10.${index >> 7}.${(index * 2) & 255}.1`,
    );
    const root = project({
      "policies/p.policy.ts": policyFile(
        'export default policy("p", { rules: [ipBan("wall", { list: ipList("l", { file: "l.txt" }) })] });',
      ),
      "policies/l.txt": entries.join("\n"),
      "edgewall.config.ts": "export default { limits: { shards: 1 } };",
    });
    const ask = (engine: string) =>
      edgewallJson(root, "try", "--ip", "10.0.0.1", "--engine", engine);
    expect(await ask("vcl")).toMatchObject({
      code: 2,
      json: { diagnostics: [{ code: "EW1043", file: "policies/p.policy.ts" }] },
    });
    expect(await ask("reference")).toMatchObject({ code: 0, json: { rule: "wall" } });
  });
});
