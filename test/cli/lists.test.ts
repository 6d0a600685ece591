import { describe, expect, it } from "vitest";
import { listsCommand } from "../../src/cli/commands/lists.js";
import { readRanges } from "../../src/cli/commands/lists-ranges.js";
import { policyFile, project, type Ran } from "../support/project.js";

async function lists(
  cwd: string,
  options: { readonly json?: boolean; readonly strict?: boolean } = {},
): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const code = await listsCommand(
    { policies: "policies", json: false, strict: false, ...options },
    {
      cwd,
      stdout: { isTerminal: false, write: (text) => void (stdout += text) },
      stderr: { isTerminal: false, write: (text) => void (stderr += text) },
      env: {},
    },
  );
  return { code, stdout, stderr };
}

const policy = policyFile(`
const wall = ipList("wall", { file: "wall.txt" });
const office = ipList("office", { entries: ["198.51.100.0/24", "66.249.66.1"], store: "dictionary" });
const live = ipList("live", { managed: "live", store: "dictionary", capacity: 1500 });
export default policy("site", {
  allow: client.ip.in(office),
  rules: [
    ipBan("ban_wall", { list: wall, respond: { status: 403 } }),
    ipBan("ban_live", { list: live, respond: { status: 403 } }),
  ],
});
`);

// 8.8.8.8 and its neighbour make one CIDR; Google's crawler and TEST-NET-2 are in it, too.
const wallFile = "8.8.8.8\n8.8.8.9\n66.249.66.1\n198.51.100.7\n198.51.100.9\n2600::/64\n";

const small = { "policies/site.policy.ts": policy, "policies/wall.txt": wallFile };

describe("edgewall lists --json", () => {
  it("says all that is known of each list", async () => {
    const { code, stdout, stderr } = await lists(project(small), { json: true });
    expect(code).toBe(0);
    expect(stderr).toBe("");
    const common = {
      addresses: { v4: 3, v6: "0" },
      examples: ["66.249.66.1", "198.51.100.7", "198.51.100.9"],
    };
    const { lists: found, diagnostics } = JSON.parse(stdout) as Record<string, unknown>;
    expect(found).toEqual([
      {
        policy: "site",
        name: "office",
        managed: "file",
        store: "dictionary",
        source: null,
        entries: 2,
        cidrs: 2,
        addresses: { v4: 257, v6: "0" },
        containers: [
          { kind: "dictionary", name: "office", entries: 1, limit: 1000, share: 0.1 },
          { kind: "acl", name: "office_blocks", entries: 1, limit: 1000, share: 0.1 },
        ],
        capacity: null,
        writes: 4,
        hours: 0.004,
        overlaps: [{ list: "wall", ...common }],
        special: [
          {
            name: "Documentation (TEST-NET-2)",
            rfc: "RFC 5737",
            reachable: "no",
            entries: 1,
            examples: ["198.51.100.0/24"],
          },
        ],
        protected: [],
      },
      {
        policy: "site",
        name: "wall",
        managed: "file",
        store: "acl",
        source: "wall.txt",
        entries: 6,
        cidrs: 5,
        addresses: { v4: 5, v6: "18446744073709551616" },
        containers: [{ kind: "acl", name: "wall", entries: 5, limit: 1000, share: 0.5 }],
        capacity: null,
        writes: 2,
        hours: 0.002,
        overlaps: [{ list: "office", ...common }],
        special: [
          {
            name: "Documentation (TEST-NET-2)",
            rfc: "RFC 5737",
            reachable: "no",
            entries: 2,
            examples: ["198.51.100.7", "198.51.100.9"],
          },
        ],
        protected: [{ kind: "crawler", name: "Googlebot", entries: 1, examples: ["66.249.66.1"] }],
      },
      {
        policy: "site",
        name: "live",
        managed: "live",
        store: "dictionary",
        source: null,
        entries: null,
        cidrs: null,
        addresses: null,
        containers: [
          { kind: "dictionary", name: "live", entries: null, limit: 1000, share: null },
          { kind: "dictionary", name: "live_8", entries: null, limit: 1000, share: null },
        ],
        capacity: 1500,
        writes: 2,
        hours: 0.002,
        overlaps: [],
        special: [],
        protected: [],
      },
    ]);
    expect(diagnostics).toMatchObject([
      {
        code: "EW1046",
        severity: "warning",
        message: "list `wall` bans addresses of Googlebot, a search engine's crawler: 66.249.66.1",
        file: "policies/site.policy.ts",
        line: 4,
      },
      {
        code: "EW1047",
        severity: "warning",
        message:
          "list `wall` bans addresses that no client on the internet has: Documentation (TEST-NET-2) (RFC 5737): 198.51.100.7, 198.51.100.9",
        line: 4,
      },
    ]);
  });

  it("leaves the lists away that did not load, and fails", async () => {
    const cwd = project({ "policies/site.policy.ts": policy });
    const { code, stdout } = await lists(cwd, { json: true });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ lists: [], diagnostics: [{ code: "EW1040" }] });
  });

  it("shows a list that does not fit, beside the error", async () => {
    const cwd = project({
      ...small,
      "edgewall.config.ts": `export default { limits: { aclEntries: 1, shards: 2 } };`,
    });
    const { code, stdout } = await lists(cwd, { json: true });
    expect(code).toBe(2);
    const { lists: found, diagnostics } = JSON.parse(stdout) as Record<string, readonly unknown[]>;
    expect(found).toHaveLength(3);
    expect(diagnostics).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: "EW1043", severity: "error" })]),
    );
  });

  it("fails on a bad line when strict, and warns otherwise", async () => {
    const cwd = project({ ...small, "policies/wall.txt": `${wallFile}nonsense\n` });
    const loose = await lists(cwd, { json: true });
    expect(loose.code).toBe(0);
    expect(JSON.parse(loose.stdout)).toMatchObject({
      diagnostics: [{ code: "EW1041", severity: "warning", line: 7 }, {}, {}],
    });
    const strict = await lists(cwd, { json: true, strict: true });
    expect(strict.code).toBe(2);
    expect(JSON.parse(strict.stdout)).toMatchObject({
      lists: [],
      diagnostics: [{ code: "EW1041", severity: "error", line: 7 }],
    });
  });
});

describe("edgewall lists", () => {
  it("shows a table and what there is to say of each list", async () => {
    const { code, stdout, stderr } = await lists(project(small));
    expect(code).toBe(0);
    expect(stderr).toContain("warning[EW1046]");
    expect(stderr).toContain("warning[EW1047]");
    expect(stdout).toBe(`\
list    policy  owner       store       entries  CIDRs  fullest  writes
office  site    repository  dictionary        2      2    0.1 %       4
wall    site    repository  acl               6      5    0.5 %       2
live    site    on-call     dictionary        -      -        -       2

office
  holds     257 IPv4 addresses
  laid out  dictionary office: 1 of 1000 items (0.1 %)
            ACL office_blocks: 1 of 1000 entries (0.1 %)
  to push   4 API writes, 0.004 hours of the budget
  overlaps  wall: 3 IPv4 addresses
              66.249.66.1, 198.51.100.7, 198.51.100.9
  special   Documentation (TEST-NET-2) (RFC 5737): 1 entry
              198.51.100.0/24

wall
  from      wall.txt
  holds     5 IPv4 and 18446744073709551616 IPv6 addresses
  laid out  ACL wall: 5 of 1000 entries (0.5 %)
  to push   2 API writes, 0.002 hours of the budget
  overlaps  office: 3 IPv4 addresses
              66.249.66.1, 198.51.100.7, 198.51.100.9
  special   Documentation (TEST-NET-2) (RFC 5737): 2 entries
              198.51.100.7, 198.51.100.9
  bans      Googlebot: 1 entry
              66.249.66.1

live
  laid out  dictionary live: at most 1000 items
            dictionary live_8: at most 1000 items
            room for 1500 in all
  to push   2 API writes, 0.002 hours of the budget
`);
  });

  it("says so where there is no list", async () => {
    const cwd = project({
      "policies/a.policy.ts": policyFile(
        `export default policy("a", { rules: [geoBan("geo", { allow: ["US"], respond: { status: 403 } })] });`,
      ),
    });
    expect(await lists(cwd)).toEqual({ code: 0, stdout: "no policy has a list\n", stderr: "" });
  });
});

describe("readRanges()", () => {
  it("takes newer ranges from files, in the form in which their owners publish them", () => {
    const root = project({
      "fastly.json": '{ "addresses": ["192.0.2.0/24"], "ipv6_addresses": ["2001:db8::/32"] }',
      "bing.json": '{ "prefixes": [{ "ipv4Prefix": "198.51.100.0/24" }] }',
    });
    const { known, origins, diagnostics } = readRanges(
      { knownRanges: { fastly: "fastly.json", bingbot: "bing.json" }, origins: ["203.0.113.9"] },
      root,
      false,
    );
    expect(diagnostics).toEqual([]);
    const setOf = (name: string) => known.published.find((ranges) => ranges.name === name)?.set;
    expect(setOf("Fastly")?.addressCount).toEqual({ v4: 256, v6: 1n << 96n });
    expect(setOf("Bingbot")?.addressCount).toEqual({ v4: 256, v6: 0n });
    expect(setOf("Googlebot")?.hasText("66.249.66.1")).toBe(true);
    expect(origins.hasText("203.0.113.9")).toBe(true);
  });

  it("says what it cannot read", () => {
    const { diagnostics } = readRanges(
      { knownRanges: { googlebot: "nowhere.json" }, origins: ["example.com"] },
      project({}),
      false,
    );
    expect(diagnostics).toMatchObject([
      { code: "EW1040", severity: "error" },
      { code: "EW1008", severity: "error" },
    ]);
    expect(diagnostics[0]?.message).toContain("`nowhere.json` of `knownRanges.googlebot`");
    expect(diagnostics[1]?.message).toContain("`example.com` is a host name");
  });
});
