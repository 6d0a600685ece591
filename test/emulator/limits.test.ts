import { describe, expect, it } from "vitest";
import { field, idOf, list } from "./clients.js";
import { ask, emulator, start, token } from "./emulator.js";

describe("writes", () => {
  it("are so many an hour, and reads are free", async () => {
    let now = start;
    const at = await emulator({ now: () => now, limits: { writesPerHour: 2 } });
    const write = () => ask(at, "PUT", `/service/${at.serviceId}`, { comment: "x" });
    const reset = String(Date.UTC(2026, 0, 1, 1) / 1000);
    const first = await write();
    expect(first.headers.get("fastly-ratelimit-remaining")).toBe("1");
    expect(first.headers.get("fastly-ratelimit-reset")).toBe(reset);
    expect((await write()).headers.get("fastly-ratelimit-remaining")).toBe("0");
    const over = await write();
    expect(over.status).toBe(429);
    expect(over.headers.get("fastly-ratelimit-reset")).toBe(reset);
    const read = await ask(at, "GET", `/service/${at.serviceId}`);
    expect(read.status).toBe(200);
    expect(read.headers.has("fastly-ratelimit-remaining")).toBe(false);
    now = Date.UTC(2026, 0, 1, 1);
    expect(await write()).toMatchObject({ status: 200 });
  });

  it("that are refused count, too", async () => {
    const at = await emulator({ limits: { writesPerHour: 10 } });
    const missing = await ask(at, "DELETE", `/service/${at.serviceId}/version/1/acl/missing`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get("fastly-ratelimit-remaining")).toBe("9");
  });

  it("need a token that may write", async () => {
    const reader = { value: "reads", name: "reads", scope: "global:read" } as const;
    const other = { value: "other", name: "other", scope: "global", services: ["x"] } as const;
    const at = await emulator({ tokens: [token, reader, other] });
    const path = `/service/${at.serviceId}`;
    const by = (method: string, key: string) =>
      ask(at, method, path, { comment: "changed" }, { "Fastly-Key": key });
    expect(await ask(at, "GET", path, undefined, { "Fastly-Key": "reads" })).toMatchObject({
      status: 200,
    });
    expect(await by("PUT", "reads")).toMatchObject({ status: 403 });
    expect(await by("PUT", "other")).toMatchObject({ status: 403 });
    expect(await by("PUT", "")).toMatchObject({ status: 401 });
    expect(await by("PUT", "test-token2")).toMatchObject({ status: 401 });
    expect(field((await ask(at, "GET", path)).json, "comment")).toBe("");
    expect(await by("PUT", token.value)).toMatchObject({ status: 200 });
  });
});

describe("containers", () => {
  it("hold so much, and a batch that goes over changes nothing", async () => {
    const at = await emulator({ limits: { dictionaryItems: 3, aclEntries: 2, batch: 4 } });
    const version = `/service/${at.serviceId}/version/1`;
    const id = async (kind: string) =>
      String(field((await ask(at, "POST", `${version}/${kind}`, { name: "c" })).json, "id"));
    const items = `/service/${at.serviceId}/dictionary/${await id("dictionary")}/items`;
    const upsert = (...keys: readonly string[]) =>
      ask(at, "PATCH", items, {
        items: keys.map((item_key) => ({ op: "upsert", item_key, item_value: "1" })),
      });
    expect(await upsert("a", "b", "c", "d")).toMatchObject({ status: 400 });
    expect((await ask(at, "GET", items)).json).toEqual([]);
    expect(await upsert("a", "b", "c")).toMatchObject({ status: 200 });
    expect(await upsert("a", "b", "c", "c", "c")).toMatchObject({ status: 400 });
    const swap = [
      { op: "delete", item_key: "a" },
      { op: "create", item_key: "d" },
    ];
    expect(await ask(at, "PATCH", items, { items: swap })).toMatchObject({ status: 200 });
    const entries = `/service/${at.serviceId}/acl/${await id("acl")}/entries`;
    const three = [1, 2, 3].map((last) => ({ op: "create", ip: `192.0.2.${last}` }));
    expect(await ask(at, "PATCH", entries, { entries: three })).toMatchObject({ status: 400 });
    expect((await ask(at, "GET", entries)).json).toEqual([]);
  });

  it("take the same block once, however it is spelt", async () => {
    const at = await emulator();
    const acl = await ask(at, "POST", `/service/${at.serviceId}/version/1/acl`, { name: "c" });
    const path = `/service/${at.serviceId}/acl/${field(acl.json, "id")}/entry`;
    const add = (ip: string, subnet: number | null = null) => ask(at, "POST", path, { ip, subnet });
    expect(await add("2001:db8::1")).toMatchObject({ status: 200 });
    expect(await add("2001:DB8:0::1")).toMatchObject({ status: 409 });
    expect(await add("2001:db8::1", 64)).toMatchObject({ status: 200 });
  });

  it("take a block that another entry gives up in the same batch", async () => {
    const at = await emulator();
    const acl = await ask(at, "POST", `/service/${at.serviceId}/version/1/acl`, { name: "c" });
    const path = `/service/${at.serviceId}/acl/${field(acl.json, "id")}/entries`;
    const patch = (...entries: readonly object[]) => ask(at, "PATCH", path, { entries });
    const read = async () => list((await ask(at, "GET", path)).json);
    await patch({ op: "create", ip: "192.0.2.1" }, { op: "create", ip: "192.0.2.2" });
    const [one, two] = (await read()).map(idOf);
    const moved = [
      { op: "update", id: one, ip: "192.0.2.3" },
      { op: "update", id: two, ip: "192.0.2.1" },
    ];
    expect(await patch(...moved)).toMatchObject({ status: 200 });
    // In the other order, both would have it for a moment.
    expect(await patch({ op: "update", id: two, ip: "192.0.2.3" })).toMatchObject({ status: 409 });
    expect(await read()).toMatchObject([{ ip: "192.0.2.3" }, { ip: "192.0.2.1" }]);
    for (const last of [1, 3])
      expect(await patch({ op: "create", ip: `192.0.2.${last}` })).toMatchObject({ status: 409 });
    expect(await patch({ op: "create", ip: "192.0.2.2" })).toMatchObject({ status: 200 });
    await patch({ op: "delete", id: one }, { op: "create", ip: "192.0.2.3" });
    expect(await patch({ op: "create", ip: "192.0.2.3" })).toMatchObject({ status: 409 });
    expect(
      await patch({ op: "create", ip: "192.0.2.4" }, { op: "create", ip: "192.0.2.4" }),
    ).toMatchObject({ status: 409 });
  });
});
