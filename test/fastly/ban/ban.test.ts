import { describe, expect, it } from "vitest";
import { AddressSet } from "../../../src/addresses/index.js";
import { knownRanges } from "../../../src/analysis/known-ranges/index.js";
import { defaultSettings, type Limits } from "../../../src/compiler/settings.js";
import { hashOf } from "../../../src/compiler/lists/hash.js";
import { readAddresses } from "../../../src/fastly/ban/addresses.js";
import { ban } from "../../../src/fastly/ban/ban.js";
import { contextOf } from "../../../src/fastly/ban/context.js";
import { unban } from "../../../src/fastly/ban/unban.js";
import type { Outcome } from "../../../src/fastly/flip/failure.js";
import {
  all,
  client,
  ipBan,
  ipList,
  neverBlock,
  not,
  policy,
  req,
  rule,
  block,
  type PolicyOptions,
} from "../../../src/index.js";
import { programOf } from "../../../src/policy/policy.js";
import { Fake } from "../flip/fake-client.js";

const wall = ipList("WALL", { store: "dictionary", managed: "live" });
const blocks = ipList("blocks", { managed: "live" });
const office = ipList("office", { file: "office.txt" });
const probes = ipList("probes", { file: "probes.txt" });
const friends = ipList("friends", { managed: "live" });

const now = Date.UTC(2026, 0, 1);
const seconds = now / 1000;

interface Given {
  readonly options?: Partial<PolicyOptions>;
  readonly list?: string;
  readonly limits?: Partial<Limits>;
  readonly own?: string;
}

function unwrap<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.failure.diagnostic.message);
  return outcome.value;
}

function context({ options = {}, list, limits = {}, own }: Given = {}) {
  const program = programOf(
    policy("p", {
      rules: [ipBan("wall", { list: wall }), ipBan("blocks", { list: blocks })],
      ...options,
    }),
  );
  if (program === undefined) throw new Error("no policy");
  return contextOf({
    program,
    contents: new Map([
      ["office", setOf("8.8.4.0/24")],
      ["probes", setOf("1.1.1.0/24")],
    ]),
    listName: list ?? "WALL",
    limits: { ...defaultSettings.limits, ...limits },
    known: knownRanges(),
    origins: setOf("9.9.9.9"),
    widest: { v4: 16, v6: 32 },
    own: own === undefined ? [] : unwrap(readAddresses([own], "")),
  });
}

function setOf(...texts: readonly string[]): AddressSet {
  return AddressSet.of(unwrap(readAddresses(texts, "")));
}

async function banned(fake: Fake, texts: readonly string[], given: Given = {}, end?: number) {
  const made = context(given);
  if (!made.ok) return made;
  const addresses = unwrap(readAddresses(texts, ""));
  return ban(fake.client, "id", made.value, { addresses, end, now });
}

async function unbanned(fake: Fake, texts: readonly string[], given: Given = {}) {
  return unban(fake.client, "id", unwrap(context(given)), unwrap(readAddresses(texts, "")));
}

function reason(outcome: Outcome<unknown>): string {
  if (outcome.ok) throw new Error("it was done");
  const { kind, diagnostic } = outcome.failure;
  return `${kind} ${diagnostic.code} ${diagnostic.message}; ${diagnostic.help}`;
}

const empty = () => new Fake({ dictionaries: { WALL: {} }, acls: { blocks: [] } });
const wallOf = (fake: Fake) => Object.fromEntries(fake.dictionaries.get("WALL") ?? []);

describe("ban", () => {
  it("writes an item, and reads it back", async () => {
    const fake = empty();
    expect(await banned(fake, ["5.6.7.8", "2A00:1::1"])).toEqual({
      ok: true,
      value: {
        service: "shop",
        list: "WALL",
        addresses: [
          { address: "5.6.7.8", before: undefined, after: "banned", isWritten: true },
          { address: "2a00:1::1", before: undefined, after: "banned", isWritten: true },
        ],
        warnings: [],
      },
    });
    expect(fake.sent).toEqual(["patch WALL upsert 5.6.7.8=banned,upsert 2a00:1::1=banned"]);
  });

  it("ends at a second, and never shortens a ban that is there", async () => {
    const fake = empty();
    await banned(fake, ["5.6.7.8"], {}, seconds + 60);
    expect(wallOf(fake)).toEqual({ "5.6.7.8": String(seconds + 60) });
    await banned(fake, ["5.6.7.8"], {}, seconds + 30);
    expect(wallOf(fake)).toEqual({ "5.6.7.8": String(seconds + 60) });
    await banned(fake, ["5.6.7.8"], {}, seconds + 90);
    expect(wallOf(fake)).toEqual({ "5.6.7.8": String(seconds + 90) });
    await banned(fake, ["5.6.7.8"]);
    expect(wallOf(fake)).toEqual({ "5.6.7.8": "banned" });
    const again = await banned(fake, ["5.6.7.8"], {}, seconds + 60);
    expect(again).toMatchObject({ value: { addresses: [{ isWritten: false, after: "banned" }] } });
    expect(fake.sent).toHaveLength(3);
  });

  it("renews a ban that is over", async () => {
    const fake = new Fake({ dictionaries: { WALL: { "5.6.7.8": String(seconds - 1) } } });
    await banned(fake, ["5.6.7.8"]);
    expect(wallOf(fake)).toEqual({ "5.6.7.8": "banned" });
  });

  it.each([
    [
      "8.8.4.4",
      { options: { allow: client.ip.in(office) } },
      "the policy's allow-list (list `office`)",
    ],
    [
      "8.8.0.0/16",
      { list: "blocks", options: { allow: all(client.ip.in(office), req.path.is("/a")) } },
      "allow-list (list `office`)",
    ],
    [
      "1.1.1.1",
      {
        options: {
          guardrails: [neverBlock("probe", client.ip.in(probes), { reason: "It pages us." })],
        },
      },
      "guardrail `probe` (list `probes`); It pages us.",
    ],
    [
      "1.1.1.1",
      { options: { guardrails: [neverBlock("one", { ip: "1.1.1.1", url: "/" })] } },
      "guardrail `one`",
    ],
    [
      "1.1.0.0/16",
      { list: "blocks", options: { guardrails: [neverBlock("one", { ip: "1.1.1.1", url: "/" })] } },
      "guardrail `one`",
    ],
    ["151.101.1.1", {}, "addresses of Fastly's own network"],
    ["2a04:4e40::1", {}, "addresses of Fastly's own network"],
    ["10.1.2.3", {}, "special-purpose addresses: Private-Use (RFC 1918)"],
    ["127.0.0.1", {}, "Loopback"],
    ["fe80::1", {}, "Link-Local Unicast"],
    ["224.0.0.0/16", { list: "blocks" }, "Multicast"],
    ["5.0.0.0/15", { list: "blocks" }, "it is wider than /16"],
    ["2a00::/31", { list: "blocks" }, "it is wider than /32"],
    ["5.6.7.0/24", { list: "blocks", own: "5.6.7.8" }, "your own address is in it"],
  ] satisfies readonly (readonly [string, Given, string])[])(
    "refuses %s",
    async (text, given, why) => {
      const fake = empty();
      const outcome = await banned(fake, ["5.9.9.9", text], given);
      expect(reason(outcome)).toContain("check EW3067");
      expect(reason(outcome)).toContain(why);
      expect(fake.sent).toEqual([]);
    },
  );

  it("refuses whom a live allow-list protects", async () => {
    const given: Given = { options: { allow: client.ip.in(friends) } };
    const fake = new Fake({
      dictionaries: { WALL: {} },
      acls: { friends: ["5.6.0.0/16", "!5.7.0.0/16"] },
    });
    expect(reason(await banned(fake, ["5.6.7.8"], given))).toContain("(list `friends`)");
    expect(await banned(fake, ["5.7.7.8"], given)).toMatchObject({ ok: true });
  });

  it("lets through what only looks like protection", async () => {
    const given: Given = {
      options: {
        guardrails: [
          neverBlock("health", req.path.is("/health")),
          neverBlock("others", all(not(client.ip.in(probes)), req.path.is("/x"))),
        ],
      },
    };
    expect(await banned(empty(), ["1.1.1.1"], given)).toMatchObject({ ok: true });
  });

  it("warns of crawlers, origins and addresses for documentation", async () => {
    const outcome = await banned(empty(), ["66.249.66.1", "9.9.9.9", "203.0.113.7"]);
    expect(unwrap(outcome).warnings).toEqual([
      "66.249.66.1 holds addresses of Googlebot, a search engine's crawler",
      "9.9.9.9 holds addresses of your origins",
      "203.0.113.7 is for documentation (RFC 5737): no client has such an address",
    ]);
  });

  it("takes single addresses for dictionaries and for what ends", async () => {
    expect(reason(await banned(empty(), ["5.6.7.0/24"]))).toContain(
      "holds single addresses, and not 5.6.7.0/24",
    );
    expect(reason(await banned(empty(), ["5.6.7.8"], { list: "blocks" }, seconds + 60))).toContain(
      "list `blocks` is an ACL, whose entries have no end",
    );
    expect(reason(await banned(empty(), ["2a00::/64"], {}, seconds + 60))).toContain(
      "`--for` takes single addresses",
    );
  });

  it("puts an entry into the part of the list that the edge asks", async () => {
    const large = ipList("WALL", { store: "dictionary", managed: "live", capacity: 6 });
    const given: Given = {
      options: { rules: [ipBan("wall", { list: large })] },
      limits: { dictionaryItems: 6, shards: 64 },
    };
    const parts = unwrap(context({ ...given, limits: { ...given.limits, dictionaryItems: 4 } }))
      .list.containers;
    expect(parts.length).toBeGreaterThan(2);
    const fake = new Fake({
      dictionaries: Object.fromEntries(parts.map(({ name }) => [name, {}])),
    });
    const ips = Array.from({ length: 20 }, (_, index) => `5.6.7.${index}`);
    unwrap(await banned(fake, ips, { ...given, limits: { ...given.limits, dictionaryItems: 4 } }));
    for (const { name, hashes } of parts) {
      const keys = [...(fake.dictionaries.get(name)?.keys() ?? [])];
      expect(
        keys.every(
          (key) => hashes !== undefined && hashOf(key) >= hashes.from && hashOf(key) <= hashes.to,
        ),
      ).toBe(true);
    }
    expect([...fake.dictionaries.values()].reduce((sum, { size }) => sum + size, 0)).toBe(20);

    // The edge has other parts than the repository: what is written here would not be asked there.
    expect(reason(await banned(fake, ["5.6.7.8"]))).toContain(
      `in 1 parts here, and in ${parts.length}`,
    );
    const old = new Fake({ dictionaries: { WALL: {} } });
    expect(
      reason(
        await banned(old, ["5.6.7.8"], {
          ...given,
          limits: { ...given.limits, dictionaryItems: 4 },
        }),
      ),
    ).toContain("EW3069");
    expect(reason(await banned(new Fake({ dictionaries: {} }), ["5.6.7.8"]))).toContain(
      "is not released",
    );
  });

  it("bans an IPv6 client's block where the list says so", async () => {
    const wide = ipList("WALL", { store: "dictionary", managed: "live", ipv6: { prefix: 64 } });
    const given: Given = { options: { rules: [ipBan("wall", { list: wide })] } };
    const fake = empty();
    unwrap(await banned(fake, ["2a00:1:2:3::4", "5.6.7.8"], given));
    unwrap(await banned(fake, ["2a00:1:2:4::/64"], given));
    expect(Object.keys(wallOf(fake))).toEqual(["2a00:1:2:3::/64", "5.6.7.8", "2a00:1:2:4::/64"]);
    expect(reason(await banned(fake, ["2a00::/48"], given))).toContain("/64 blocks of IPv6");
    // Its neighbour in the block is protected.
    const guarded = {
      options: {
        ...given.options,
        guardrails: [neverBlock("n", { ip: "2a00:1:2:5::9", url: "/" })],
      },
    };
    expect(reason(await banned(fake, ["2a00:1:2:5::1"], guarded))).toContain("guardrail `n`");
  });

  it("names the list that is meant, or says which there are", async () => {
    const given = (list: string, options: Partial<PolicyOptions> = {}): Given => ({
      list,
      options,
    });
    expect(reason(await banned(empty(), ["5.6.7.8"], given("WAL")))).toContain(
      "did you mean `WALL`?",
    );
    const file = { rules: [ipBan("o", { list: office }), ipBan("w", { list: wall })] };
    expect(reason(await banned(empty(), ["5.6.7.8"], given("office", file)))).toContain(
      "belongs to the repository",
    );
    const allowed = {
      allow: client.ip.in(friends),
      rules: [rule("r", { when: client.ip.in(wall), then: block({ status: 403 }) })],
    };
    expect(reason(await banned(empty(), ["5.6.7.8"], given("friends", allowed)))).toContain(
      "list `friends` bans nobody",
    );
  });

  it("settles a write whose answer was lost, without writing twice", async () => {
    for (const list of ["WALL", "blocks"]) {
      const done = empty();
      done.failures.push({ kind: "network", tookEffect: true });
      expect(await banned(done, ["5.6.7.8"], { list })).toMatchObject({ ok: true });
      expect(done.sent).toHaveLength(1);
      const lost = empty();
      lost.failures.push({ kind: "unavailable", tookEffect: false });
      expect(await banned(lost, ["5.6.7.8"], { list })).toMatchObject({ ok: true });
      expect(lost.sent).toHaveLength(2);
    }
    const dead = empty();
    for (let index = 0; index < 9; index++)
      dead.failures.push({ kind: "network", tookEffect: false });
    expect(reason(await banned(dead, ["5.6.7.8"]))).toContain("remote EW3060");
    expect(dead.sent).toHaveLength(3);
    const limited = empty();
    limited.failures.push({ kind: "rate-limited", tookEffect: false });
    expect(reason(await banned(limited, ["5.6.7.8"]))).toContain("5.6.7.8 is as before");
  });

  it("sees that Fastly dropped an entry in silence", async () => {
    const fake = empty();
    const drop = () => {
      fake.acls.set("blocks", []);
      fake.after = drop;
    };
    fake.after = drop;
    expect(reason(await banned(fake, ["5.6.7.8"], { list: "blocks" }))).toContain("remote EW3063");
  });

  it("refuses where an entry of somebody else's takes the address out again", async () => {
    const fake = new Fake({ dictionaries: {}, acls: { blocks: ["!5.6.0.0/16"] } });
    expect(reason(await banned(fake, ["5.6.7.8"], { list: "blocks" }))).toContain(
      "has !5.6.0.0/16",
    );
    expect(fake.sent).toEqual([]);
  });
});

describe("unban", () => {
  it("takes an item off, and says what it was", async () => {
    const fake = new Fake({ dictionaries: { WALL: { "5.6.7.8": "banned", "5.6.7.9": "banned" } } });
    expect(await unbanned(fake, ["5.6.7.8"])).toMatchObject({
      value: {
        addresses: [{ address: "5.6.7.8", before: "banned", after: undefined, isWritten: true }],
      },
    });
    expect(wallOf(fake)).toEqual({ "5.6.7.9": "banned" });
    expect(await unbanned(fake, ["5.6.7.8"])).toMatchObject({
      value: { addresses: [{ isWritten: false }] },
    });
    expect(fake.sent).toHaveLength(1);
  });

  it("takes every copy of an ACL's entry off", async () => {
    const fake = new Fake({
      dictionaries: {},
      acls: { blocks: ["5.6.7.8", "5.6.7.8", "5.9.0.0/16"] },
    });
    expect(await unbanned(fake, ["5.6.7.8"], { list: "blocks" })).toMatchObject({ ok: true });
    expect(fake.acls.get("blocks")).toEqual(["5.9.0.0/16"]);
  });

  it("refuses where the address would stay banned by a block", async () => {
    const fake = new Fake({ dictionaries: {}, acls: { blocks: ["5.6.7.8", "5.6.0.0/16"] } });
    expect(reason(await unbanned(fake, ["5.6.7.8"], { list: "blocks" }))).toContain(
      "5.6.7.8 is on list `blocks` by 5.6.0.0/16, and would stay banned",
    );
    expect(fake.sent).toEqual([]);
    unwrap(await unbanned(fake, ["5.6.7.8", "5.6.0.0/16"], { list: "blocks" }));
    expect(fake.acls.get("blocks")).toEqual([]);
  });
});
