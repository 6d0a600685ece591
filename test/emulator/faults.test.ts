import { describe, expect, it } from "vitest";
import { ask, emulator, start } from "./emulator.js";
import type { Emulator } from "../../src/emulator/index.js";

const create = (at: Emulator, name: string) =>
  ask(at, "POST", `/service/${at.serviceId}/version/1/dictionary`, { name });

async function names(at: Emulator): Promise<unknown> {
  const { json } = await ask(at, "GET", `/service/${at.serviceId}/version/1/dictionary`);
  return Array.isArray(json) ? json.map(({ name }: { name: unknown }) => name) : json;
}

describe("a fault", () => {
  it("is a rate limit that says when it ends", async () => {
    const at = await emulator();
    at.faults.next({ kind: "rate-limited", resetInSeconds: 90 });
    const { status, json, headers } = await create(at, "one");
    expect(status).toBe(429);
    expect(json).toMatchObject({ msg: expect.stringMatching(/^You have exceeded your hourly/) });
    expect(headers.get("fastly-ratelimit-remaining")).toBe("0");
    expect(headers.get("fastly-ratelimit-reset")).toBe(String(start / 1000 + 90));
    expect(await names(at)).toEqual([]);
    expect(await create(at, "one")).toMatchObject({ status: 200 });
  });

  it("is 503 in HTML, before or after the write", async () => {
    const at = await emulator();
    at.faults.next({ kind: "unavailable", when: "before" });
    const { status, headers, text } = await create(at, "one");
    expect(status).toBe(503);
    expect(headers.get("content-type")).toMatch(/^text\/html/);
    expect(text).toContain("<html>");
    expect(await names(at)).toEqual([]);
    at.faults.next({ kind: "unavailable", when: "after" });
    expect(await create(at, "one")).toMatchObject({ status: 503 });
    expect(await names(at)).toEqual(["one"]);
  });

  it("is a connection that breaks, before or after the write", async () => {
    const at = await emulator();
    at.faults.next({ kind: "drop", when: "before" });
    await expect(create(at, "one")).rejects.toThrow("fetch failed");
    expect(await names(at)).toEqual([]);
    at.faults.next({ kind: "drop", when: "after" });
    await expect(create(at, "one")).rejects.toThrow("fetch failed");
    expect(await names(at)).toEqual(["one"]);
    expect(at.requests().map(({ status }) => status)).toEqual([0, 200, 0, 200]);
  });

  it("is a delay", async () => {
    const at = await emulator();
    at.faults.next({ kind: "delay", milliseconds: 60 });
    const began = performance.now();
    expect(await create(at, "one")).toMatchObject({ status: 200 });
    // Timers may be a millisecond early.
    expect(performance.now() - began).toBeGreaterThan(55);
  });

  it("is an ACL that drops entries and says nothing", async () => {
    const at = await emulator();
    const acl = await ask(at, "POST", `/service/${at.serviceId}/version/1/acl`, { name: "nets" });
    const { id } = JSON.parse(acl.text);
    const path = `/service/${at.serviceId}/acl/${id}/entries`;
    at.faults.next({ kind: "truncate-acl", keep: 1 }, { path: "/entries" });
    const entries = [1, 2, 3].map((last) => ({ op: "create", ip: `192.0.2.${last}` }));
    expect(await ask(at, "PATCH", path, { entries })).toMatchObject({
      status: 200,
      json: { status: "ok" },
    });
    expect((await ask(at, "GET", path)).json).toMatchObject([{ ip: "192.0.2.1" }]);
  });

  it("is for the nth request that matches, and for so many", async () => {
    const at = await emulator();
    const fault = { kind: "unavailable", when: "before" } as const;
    at.faults.next(fault, { method: "write", path: "/dictionary", nth: 2, times: 2 });
    const statuses: number[] = [];
    for (const name of ["a", "b", "c", "d"]) {
      await names(at);
      statuses.push((await create(at, name)).status);
    }
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect(at.faults.pending).toEqual([]);
  });

  it("is planned over HTTP, by whoever has the token", async () => {
    const at = await emulator();
    const path = "/__edgewall/faults";
    const plan = { fault: { kind: "drop", when: "before" }, match: { method: "POST" } };
    expect(await ask(at, "POST", path, plan, { "Fastly-Key": "wrong" })).toMatchObject({
      status: 401,
    });
    expect(at.faults.pending).toEqual([]);
    expect(await ask(at, "POST", path, plan)).toMatchObject({ status: 200 });
    expect((await ask(at, "GET", path)).json).toMatchObject({ pending: [{ fault: plan.fault }] });
    await expect(create(at, "one")).rejects.toThrow("fetch failed");
    for (const wrong of [
      {},
      { fault: { kind: "other" } },
      { fault: plan.fault, match: { nth: 0 } },
    ])
      expect(await ask(at, "POST", path, wrong)).toMatchObject({ status: 400 });
    expect((await ask(at, "GET", "/__edgewall/requests")).json).toMatchObject({
      requests: [{ method: "POST", status: 0 }],
    });
  });
});
