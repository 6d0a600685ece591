import { describe, expect, it } from "vitest";
import { declaredToggles } from "../../../src/fastly/flip/declared.js";
import { flip, type FlipRequest } from "../../../src/fastly/flip/flip.js";
import { Fake, type FakeService } from "./fake-client.js";

const declared = declaredToggles("shop", {
  dictionaries: [
    { name: "settings", managed: "live", items: { geo: "disabled", bots: "enabled" } },
    { name: "WALL", list: "WALL", managed: "live" },
  ],
});

const shop: FakeService = {
  dictionaries: {
    settings: { geo: "disabled", bots: "enabled", odd: "hunter2" },
    other: { lights: "enabled" },
    WALL: { "192.0.2.1": "banned" },
    edgewall_state: { release: "{}", geo: "enabled" },
  },
};

function flipped(fake: Fake, name: string, request: Partial<FlipRequest> = {}) {
  return flip(fake.client, "id", {
    name,
    declared,
    wanted: undefined,
    expect: undefined,
    ...request,
  });
}

async function failure(fake: Fake, name: string, request: Partial<FlipRequest> = {}) {
  const outcome = await flipped(fake, name, request);
  if (outcome.ok) throw new Error("it was flipped");
  const { kind, diagnostic } = outcome.failure;
  return { kind, code: diagnostic.code, text: `${diagnostic.message}; ${diagnostic.help}` };
}

describe("flip", () => {
  it("turns a switch over, in one write", async () => {
    const fake = new Fake(shop);
    expect(await flipped(fake, "geo")).toEqual({
      ok: true,
      value: {
        toggle: "geo",
        dictionary: "settings",
        before: "disabled",
        after: "enabled",
        isWritten: true,
        service: "shop",
      },
    });
    expect(fake.sent).toEqual(["upsert settings.geo=enabled"]);
    expect(await flipped(fake, "settings.geo")).toMatchObject({
      value: { before: "enabled", after: "disabled" },
    });
  });

  it("writes nothing where it is so already", async () => {
    const fake = new Fake(shop);
    expect(await flipped(fake, "bots", { wanted: "enabled" })).toMatchObject({
      value: { before: "enabled", after: "enabled", isWritten: false },
    });
    expect(fake.sent).toEqual([]);
  });

  it("goes by the initial state where there is no item", async () => {
    const fake = new Fake({ dictionaries: { settings: {} } });
    expect(await flipped(fake, "bots")).toMatchObject({
      value: { before: undefined, after: "disabled" },
    });
    expect(fake.dictionaries.get("settings")?.get("bots")).toBe("disabled");
  });

  it("takes what the edge takes for off as off", async () => {
    const fake = new Fake({ dictionaries: { settings: { geo: "Enabled" } } });
    expect(await flipped(fake, "geo")).toMatchObject({
      value: { before: "Enabled", after: "enabled" },
    });
  });

  it("refuses when it is not what the caller believed", async () => {
    const fake = new Fake(shop);
    expect(await failure(fake, "geo", { wanted: "enabled", expect: "enabled" })).toMatchObject({
      kind: "check",
      code: "EW3062",
      text: expect.stringContaining("`settings.geo` is disabled, and not enabled"),
    });
    expect(fake.sent).toEqual([]);
    expect(await flipped(fake, "geo", { expect: "disabled" })).toMatchObject({ ok: true });
  });

  it("finds a switch that nobody declared, in the dictionaries of the active version", async () => {
    const fake = new Fake(shop);
    expect(await flipped(fake, "lights")).toMatchObject({
      value: { dictionary: "other", before: "enabled", after: "disabled" },
    });
    expect(await flipped(fake, "other.lights", { wanted: "enabled" })).toMatchObject({ ok: true });
    expect(fake.sent).toHaveLength(2);
  });

  it("names a near miss, declared or live", async () => {
    const fake = new Fake(shop);
    expect(await failure(fake, "gio")).toMatchObject({
      kind: "input",
      code: "EW3061",
      text: expect.stringContaining("did you mean `geo`?"),
    });
    expect((await failure(fake, "lihgts")).text).toContain("did you mean `lights`?");
    expect((await failure(fake, "setings.geo")).text).toContain("did you mean `settings.geo`?");
    expect((await failure(fake, "zzz")).text).toContain("`other.lights`, `settings.bots`");
    expect(fake.sent).toEqual([]);
  });

  it("neither shows nor touches an item that is no switch", async () => {
    const fake = new Fake(shop);
    const { text } = await failure(fake, "settings.odd", { wanted: "enabled" });
    expect(text).toContain("`settings.odd` is no toggle");
    expect(text).not.toContain("hunter2");
    expect((await failure(fake, "odd", { wanted: "enabled" })).code).toBe("EW3061");
    expect((await failure(fake, "192.0.2.1", { wanted: "enabled" })).code).toBe("EW3061");
    expect((await failure(fake, "settings.new", { wanted: "enabled" })).code).toBe("EW3061");
    expect(fake.sent).toEqual([]);
  });

  it("says that a name is in several dictionaries", async () => {
    const fake = new Fake({ dictionaries: { a: { x: "enabled" }, b: { x: "disabled" } } });
    expect(await failure(fake, "x")).toMatchObject({
      code: "EW3064",
      text: expect.stringContaining("`a.x`, `b.x`"),
    });
    expect(await flipped(fake, "b.x")).toMatchObject({ value: { dictionary: "b" } });
  });

  it("refuses what is not released, not live or private", async () => {
    expect((await failure(new Fake({ dictionaries: {} }), "geo")).text).toContain(
      "version 3, which is active, has no dictionary `settings`",
    );
    expect((await failure(new Fake({ ...shop, active: false }), "geo")).text).toContain(
      "service `shop` has no active version",
    );
    expect((await failure(new Fake({ ...shop, writeOnly: ["settings"] }), "geo")).text).toContain(
      "`settings` is private",
    );
  });

  it("believes what it reads back, and not the answer to the write", async () => {
    const done = new Fake(shop);
    done.failures.push({ kind: "network", tookEffect: true });
    expect(await flipped(done, "geo")).toMatchObject({ value: { after: "enabled" } });
    expect(done.sent).toHaveLength(1);

    const lost = new Fake(shop);
    lost.failures.push({ kind: "network", tookEffect: false });
    expect(await failure(lost, "geo")).toMatchObject({
      kind: "remote",
      code: "EW3060",
      text: expect.stringContaining(
        "the switch is disabled: then run `edgewall flip settings.geo on`",
      ),
    });

    const refused = new Fake(shop);
    refused.failures.push({ kind: "rate-limited", tookEffect: false });
    expect((await failure(refused, "geo")).text).toContain("the switch is as it was (disabled)");

    const raced = new Fake(shop);
    raced.after = () => void raced.dictionaries.get("settings")?.set("geo", "disabled");
    expect(await failure(raced, "geo")).toMatchObject({ kind: "remote", code: "EW3063" });
  });
});

describe("the toggles of resources.json", () => {
  it("are those of dictionaries that hold no list, whatever else is in it", () => {
    expect(declared).toEqual([
      { service: "shop", dictionary: "settings", key: "geo", initial: "disabled" },
      { service: "shop", dictionary: "settings", key: "bots", initial: "enabled" },
    ]);
    for (const odd of [
      null,
      [],
      "x",
      { dictionaries: {} },
      { dictionaries: [null, 1, { name: 2, items: {} }, { name: "a", items: { k: 1 } }] },
    ])
      expect(declaredToggles("s", odd)).toEqual([]);
  });
});
