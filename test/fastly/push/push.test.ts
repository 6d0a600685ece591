import { describe, expect, it } from "vitest";
import type { FastlyClient } from "../../../src/fastly/client/index.js";
import type { Snapshot } from "../../../src/fastly/push/index.js";
import { ask } from "../../emulator/emulator.js";
import { edge, serviceOf } from "./edge.js";
import { fates, newer, older, service, world, type World } from "./world.js";

/** A client that does something after each write that its push makes. */
function watched(client: FastlyClient, after: () => Promise<void> | void): FastlyClient {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return async (...args: readonly unknown[]) => {
        const before = target.writes;
        const result: unknown = await Reflect.apply(value, target, args);
        if (target.writes > before) await after();
        return result;
      };
    },
  });
}

function itemsOf({ emulator }: World, dictionary: string): ReadonlyMap<string, string> {
  const { versions, dictionaries } = serviceOf(emulator);
  const id = versions
    .findLast(({ active }) => active)
    ?.resources.get("dictionary")
    ?.find(({ fields }) => fields.get("name") === dictionary)?.id;
  const items = dictionaries.get(id ?? "")?.items.list() ?? [];
  return new Map(items.map(([key, { value }]) => [key, value]));
}

describe("push", () => {
  it("makes a policy live on a service that had none", async () => {
    const { emulator, push } = await world();
    const outcome = await push(service({ friends: ["192.0.2.1"] }), { comment: "hello\nworld" });
    expect(outcome).toMatchObject({ stop: undefined, activated: true, version: 2 });
    const ips = ["192.0.2.1", "192.0.2.2", "192.0.2.200", "198.51.100.1", "198.51.100.2"];
    expect([...edge(emulator, ips).values()]).toEqual([
      "passed",
      "blocks",
      "passed",
      "addresses",
      "passed",
    ]);
    const { versions } = serviceOf(emulator);
    expect(versions.map(({ active }) => active)).toEqual([false, true]);
    expect(versions[1]?.comment).toMatch(/^edgewall [0-9a-f]{12} 0123456: hello world$/);
  });

  it("writes nothing when all is live already", async () => {
    const { emulator, push, snapshots } = await world();
    await push(service({}));
    const before = emulator.requests().length;
    const outcome = await push(service({}));
    expect(outcome).toMatchObject({ stop: undefined, writes: 0, applied: 0 });
    expect(snapshots).toEqual(new Map());
    const methods = emulator
      .requests()
      .slice(before)
      .map(({ method }) => method);
    expect(new Set(methods)).toEqual(new Set(["GET"]));
  });

  it("takes as many writes as its plan says", async () => {
    const made = await world();
    for (const release of [older, newer, older]) {
      const { plan } = await made.plan(release);
      expect((await made.push(release)).writes).toBe(plan.writes);
    }
  });

  it.each([
    ["older to newer", older, newer],
    ["newer to older", newer, older],
    [
      "lists alone",
      older,
      service({
        blocks: ["192.0.2.0/24"],
        addresses: ["198.51.100.2", "198.51.100.3"],
        friends: ["203.0.113.0/29", "192.0.2.5"],
        more: { gone: ["233.252.0.0/25"] },
      }),
    ],
  ])("bans and lets through throughout, after each write: %s", async (_name, from, to) => {
    const made = await world();
    await made.push(from);
    const planned = await made.plan(to);
    let checks = 0;
    const seen = new Map<string, Set<boolean>>();
    const look = (): void => {
      checks++;
      for (const [ip, by] of edge(made.emulator, Object.keys(fates)))
        seen.set(ip, (seen.get(ip) ?? new Set()).add(by !== "passed"));
    };
    const { stop } = await made.carryOut({ ...planned, client: watched(planned.client, look) });
    expect(stop).toBeUndefined();
    expect(checks).toBeGreaterThan(5);
    for (const [ip, [before, after]] of Object.entries(fates))
      expect([ip, seen.get(ip)]).toEqual([ip, new Set([before, after])]);
  });

  it("leaves what on-call owns as it is, also what is written during the push", async () => {
    const made = await world();
    await made.push(older);
    const { client, live } = await made.plan(newer);
    const ids = live.content.dictionaries;
    const write = async (dictionary: string, key: string, value: string) => {
      const written = await client.upsertItem(live.id, ids.get(dictionary)?.id ?? "", key, value);
      expect(written.ok).toBe(true);
    };
    await write("edge_settings", "open", "disabled");
    await write("wall", "198.51.100.77", "banned");
    const planned = await made.plan(newer);
    let writes = 0;
    const flip = async () => {
      if (++writes !== 3) return;
      await write("edge_settings", "open", "enabled");
      await write("wall", "198.51.100.78", "1999999999");
    };
    const { stop } = await made.carryOut({ ...planned, client: watched(planned.client, flip) });
    expect(stop).toBeUndefined();
    expect(itemsOf(made, "edge_settings")).toEqual(new Map([["open", "enabled"]]));
    expect([...itemsOf(made, "wall").keys()]).toEqual(["198.51.100.77", "198.51.100.78"]);
  });

  it("leaves what is not edgewall's alone", async () => {
    const made = await world();
    const path = `/service/${made.emulator.serviceId}/version/1`;
    const theirs = [
      ["snippet", { name: "theirs", type: "recv", dynamic: "0", content: "# theirs" }],
      ["dictionary", { name: "theirs" }],
      ["acl", { name: "their_acl" }],
    ] as const;
    for (const [kind, body] of theirs)
      expect((await ask(made.emulator, "POST", `${path}/${kind}`, body)).status).toBe(200);
    for (const release of [older, newer]) expect((await made.push(release)).stop).toBeUndefined();
    const held = serviceOf(made.emulator).versions.at(-1)?.resources;
    for (const [kind, { name }] of theirs) {
      const names = held?.get(kind)?.map(({ fields }) => fields.get("name"));
      expect(names).toContain(name);
    }
  });

  it("delivers as custom VCL, changes it, and goes back to snippets", async () => {
    const made = await world();
    const ips = Object.keys(fates);
    const expectFates = (which: 0 | 1): void => {
      for (const [ip, by] of edge(made.emulator, ips))
        expect([ip, by !== "passed"]).toEqual([ip, fates[ip]?.[which]]);
    };
    await made.push(older, { delivery: "main" });
    expectFates(0);
    await made.push(newer, { delivery: "main" });
    expectFates(1);
    const main = () => serviceOf(made.emulator).versions.at(-1)?.resources.get("vcl") ?? [];
    expect(main().map(({ fields }) => [fields.get("name"), fields.get("main")])).toEqual([
      ["edgewall_main", true],
    ]);
    expect((await made.push(older)).stop).toBeUndefined();
    expectFates(0);
    expect(main()).toEqual([]);
  });

  it("keeps what the lists held, and not what an interrupted push made of them", async () => {
    const made = await world();
    await made.push(older);
    made.emulator.faults.next({ kind: "drop", when: "before" }, { path: "/activate", times: 500 });
    expect((await made.push(newer)).stop).toBeDefined();
    made.emulator.faults.clear();
    expect((await made.push(newer)).stop).toBeUndefined();
    const { version, release, containers } = JSON.parse(made.snapshots.get(2) ?? "") as Snapshot;
    expect([version, release]).toEqual([2, older.release]);
    expect(Object.keys(containers).sort()).toEqual(["addresses", "blocks", "friends", "gone"]);
    expect(containers.blocks).toEqual({
      kind: "acl",
      entries: ["192.0.2.0/25", "192.0.2.128/26"],
    });
    expect(containers.addresses).toEqual({
      kind: "dictionary",
      items: { "198.51.100.1": "banned", "198.51.100.2": "banned" },
    });
  });

  it("takes and gives up thousands of containers", async () => {
    const made = await world({ limits: { dictionaryItems: 5000 } });
    await made.push(older);
    const own = new Map(Array.from({ length: 1900 }, (_, index) => [`c${index}`, "acl" as const]));
    const planned = await made.plan(newer);
    const owning = planned.plan.operations.map((operation) =>
      operation.kind === "state" && operation.action === "own" ? { ...operation, own } : operation,
    );
    const first = await made.carryOut({
      ...planned,
      plan: { ...planned.plan, operations: owning },
    });
    expect(first.stop).toBeUndefined();
    expect(itemsOf(made, "edgewall_state").size).toBeGreaterThan(1900);
    expect((await made.push(newer)).stop).toBeUndefined();
    expect([...itemsOf(made, "edgewall_state").keys()].filter((key) => /c\d/.test(key))).toEqual(
      [],
    );
  });
});
