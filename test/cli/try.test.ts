import path from "node:path";
import { describe, expect, it } from "vitest";
import { edgewall, edgewallJson, policyFile, project } from "../support/project.js";

const repository = path.resolve(import.meta.dirname, "../..");

async function tryCampaign(...args: readonly string[]) {
  const { code, json } = await edgewallJson(repository, "try", "--policy", "campaign", ...args);
  expect(code).toBe(0);
  return json;
}

/** The slides' rules, asked as an engineer would. */
describe("the campaign policy", () => {
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
      engine: "reference",
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

describe("try", () => {
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
    expect(stdout).toContain("(the country is not known: give one with --country)");
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
    [["--ip", "192.0.2.1", "--engine", "vcl"], "EW1061"],
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
    });
    for (const ip of [addresses[0], addresses[1_777], addresses[2_999]]) {
      expect((await edgewallJson(root, "try", "--ip", ip ?? "")).json).toMatchObject({
        rule: "wall",
      });
    }
    expect((await edgewallJson(root, "try", "--ip", "11.0.0.1")).json).toMatchObject({
      outcome: "pass",
    });
  });
});
