import { mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { emulator, token } from "../emulator/emulator.js";
import { project } from "../support/project.js";
import { audited, itemsOf, onCall, onCallJson, seed } from "./on-call.js";

const resources = JSON.stringify({
  acls: [],
  dictionaries: [
    { name: "settings", managed: "live", items: { geo: "disabled" } },
    { name: "WALL", list: "WALL", managed: "live" },
  ],
});

const dictionaries = { settings: { geo: "disabled" }, WALL: { "5.6.7.8": "banned" } };

describe("flip", () => {
  it("turns one switch, in one write, and notes who did it", async () => {
    const fastly = await emulator();
    await seed(fastly, { dictionaries });
    const root = project({ "golden/shop/resources.json": resources });
    const before = fastly.requests().length;
    const ran = await onCall(root, fastly, ["flip", "geo"]);
    expect(ran).toEqual({
      code: 0,
      stdout: "settings.geo: disabled -> enabled\n",
      stderr: expect.stringContaining(`service test (${fastly.serviceId}): read back\n`),
    });
    const methods = fastly
      .requests()
      .slice(before)
      .map(({ method }) => method);
    expect(methods.filter((method) => method !== "GET")).toEqual(["PUT"]);
    expect(methods).toHaveLength(5);
    expect(await itemsOf(fastly, "settings")).toEqual({ geo: "enabled" });
    expect(audited(root)).toEqual([
      {
        at: "2026-01-01T00:30:00.000Z",
        who: "alice",
        command: "flip",
        service: fastly.serviceId,
        toggle: "settings.geo",
        before: "disabled",
        after: "enabled",
        reason: null,
      },
    ]);
    expect(statSync(path.join(root, ".edgewall/audit.jsonl")).mode & 0o777).toBe(0o600);
  });

  it("needs no files at all, and says the same to machines", async () => {
    const fastly = await emulator();
    await seed(fastly, { dictionaries });
    const root = project({});
    const { code, json } = await onCallJson(root, fastly, [
      "flip",
      "settings.geo",
      "on",
      "--expect",
      "off",
    ]);
    expect(code).toBe(0);
    expect(json).toEqual({
      toggle: "geo",
      dictionary: "settings",
      before: "disabled",
      after: "enabled",
      service: fastly.serviceId,
    });
    expect((await onCall(root, fastly, ["flip", "geo", "off"])).code).toBe(0);
    expect(await itemsOf(fastly, "settings")).toEqual({ geo: "disabled" });
    expect(audited(root)).toHaveLength(2);
  });

  it("refuses what is not believed (1), not known (2) and not allowed (3)", async () => {
    const fastly = await emulator({
      tokens: [token, { value: "read-only", name: "reader", scope: "global:read" }],
    });
    await seed(fastly, { dictionaries });
    const root = project({ "vcl-out/shop/resources.json": resources });
    const flip = (...args: readonly string[]) => onCallJson(root, fastly, ["flip", ...args]);
    expect(await flip("geo", "on", "--expect", "on")).toMatchObject({
      code: 1,
      json: { diagnostics: [{ code: "EW3062" }] },
    });
    expect(await flip("goe")).toMatchObject({
      code: 2,
      json: { diagnostics: [{ code: "EW3061", help: "did you mean `geo`?" }] },
    });
    expect((await onCall(root, fastly, ["flip", "geo", "maybe"])).code).toBe(2);
    for (const [given, message] of [
      ["read-only", "scope"],
      ["wrong", "FASTLY_API_TOKEN"],
      ["", "FASTLY_API_TOKEN"],
    ] as const) {
      const ran = await onCall(root, fastly, ["flip", "geo", "on"], {
        credentials: () => ({
          token: given,
          endpoint: fastly.url,
          serviceId: fastly.serviceId ?? "",
        }),
      });
      expect(ran.code).toBe(3);
      expect(ran.stderr).toContain(message);
      if (given !== "") expect(ran.stdout + ran.stderr).not.toContain(`"${given}"`);
    }
    const wrong = await onCall(root, fastly, ["flip", "geo", "on"], {
      credentials: () => ({ token: token.value, endpoint: fastly.url, serviceId: "nobody" }),
    });
    expect(wrong.code).toBe(3);
    expect(await itemsOf(fastly, "settings")).toEqual({ geo: "disabled" });
  });

  it("says which service is meant, or that none is", async () => {
    const fastly = await emulator();
    const root = project({});
    const given = (serviceId?: string) => ({
      credentials: () => ({
        token: token.value,
        endpoint: fastly.url,
        ...(serviceId !== undefined && { serviceId }),
      }),
    });
    expect((await onCall(root, fastly, ["flip", "geo"], given())).code).toBe(2);
    expect((await onCall(root, fastly, ["flip", "geo"], given("../x"))).code).toBe(2);
    const ran = await onCall(root, fastly, ["flip", "geo"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("has no active version");
  });

  it.each([
    [
      "429",
      { kind: "rate-limited", resetInSeconds: 1800 },
      "the hourly budget of API writes is spent until 2026-01-01T01:00:00.000Z",
    ],
    [
      "503 before",
      { kind: "unavailable", when: "before" },
      "the switch is disabled: then run `edgewall flip settings.geo on`",
    ],
    [
      "drop before",
      { kind: "drop", when: "before" },
      "the switch is disabled: then run `edgewall flip settings.geo on`",
    ],
  ] as const)(
    "ends with 3 and says what is live when the write fails for good: %s",
    async (_, fault, help) => {
      const fastly = await emulator();
      await seed(fastly, { dictionaries });
      const root = project({});
      fastly.faults.next(fault, { method: "write", times: 20 });
      const ran = await onCall(root, fastly, ["flip", "settings.geo"]);
      expect(ran.code).toBe(3);
      expect(ran.stderr.replace(/\s+/g, " ")).toContain(help);
      expect(await itemsOf(fastly, "settings")).toEqual({ geo: "disabled" });
    },
  );

  it.each([
    ["503 after", { kind: "unavailable", when: "after" }],
    ["drop after", { kind: "drop", when: "after" }],
  ] as const)("never turns a switch back when the answer is lost: %s", async (_, fault) => {
    const fastly = await emulator();
    await seed(fastly, { dictionaries });
    fastly.faults.next(fault, { method: "write", times: 20 });
    const ran = await onCall(project({}), fastly, ["flip", "settings.geo"]);
    expect(ran.code).toBe(0);
    expect(await itemsOf(fastly, "settings")).toEqual({ geo: "enabled" });
  });

  it("does nothing where it could not be noted", async () => {
    const fastly = await emulator();
    await seed(fastly, { dictionaries });
    const root = project({});
    mkdirSync(path.join(root, "folder"));
    const ran = await onCall(root, fastly, ["flip", "settings.geo", "--audit", "folder"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("EW3068");
    expect(await itemsOf(fastly, "settings")).toEqual({ geo: "disabled" });
    await onCall(root, fastly, ["flip", "settings.geo", "--audit", "notes/a.jsonl"]);
    expect(readFileSync(path.join(root, "notes/a.jsonl"), "utf8")).toMatch(/^\{.*\}\n$/);
  });
});
