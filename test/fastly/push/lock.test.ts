import { describe, expect, it } from "vitest";
import type { PushOptions } from "../../../src/fastly/push/index.js";
import { serviceOf } from "./edge.js";
import { newer, older, service, world, type Planned, type World } from "./world.js";

async function withOlder(): Promise<World> {
  const made = await world();
  await made.push(older);
  return made;
}

function stateItem({ emulator }: World, key: string): string | undefined {
  return [...serviceOf(emulator).dictionaries.values()]
    .find(({ items }) => items.get("release"))
    ?.items.get(key)?.value;
}

const minute = 60_000;

/** A lock of somebody whose clock is ahead of ours by so many minutes, and who did not give it back. */
async function leaveLock(made: World, ahead: number): Promise<void> {
  const planned = await made.plan(newer);
  const controller = new AbortController();
  await expect(
    made.carryOut(planned, {
      owner: "bob@lap\u001B[31mtop",
      now: () => made.clock.now + ahead * minute,
      signal: controller.signal,
      report: ({ kind }) => {
        if (kind === "draft") throw new Error("killed");
      },
    }),
  ).rejects.toThrow("killed");
}

/** A push that gets as far as to take a lock over, and no further. */
async function takeOverAndHang(made: World, planned: Planned): Promise<void> {
  const report: PushOptions["report"] = ({ kind }) => {
    if (kind === "took-over") throw new Error("hangs");
  };
  await expect(made.carryOut(planned, { owner: "eve@tower", report })).rejects.toThrow("hangs");
}

describe("the lock of a push", () => {
  it("keeps a second push out, and says who holds it since when", async () => {
    const made = await withOlder();
    const planned = await made.plan(newer);
    const second = await made.plan(newer);
    let other: Awaited<ReturnType<World["carryOut"]>> | undefined;
    const first = await made.carryOut(planned, {
      // Between the first push's activation and its end.
      snapshots: { read: () => undefined, write: () => undefined },
      sleep: async () => {},
      report: () => {},
      signal: new AbortController().signal,
      client: new Proxy(planned.client, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (name !== "validate" || typeof value !== "function") return value;
          return async (...args: readonly unknown[]) => {
            other = await made.carryOut(second, { owner: "bob@laptop" });
            return Reflect.apply(value, target, args) as unknown;
          };
        },
      }),
    });
    expect(first.stop).toBeUndefined();
    expect(other?.stop).toMatchObject({
      code: "EW3041",
      kind: "failed",
      message: "ada@desk is pushing to this service, since 2026-01-01 00:30:00 UTC",
    });
    expect(other?.applied).toBe(0);
    expect(serviceOf(made.emulator).versions).toHaveLength(3);
  });

  it("refuses a plan that another push has overtaken, and leaves no lock", async () => {
    const made = await withOlder();
    const planned = await made.plan(newer);
    await made.push(newer);
    const late = await made.carryOut(planned);
    expect(late.stop).toMatchObject({ code: "EW3046", kind: "refused" });
    expect(late.live).toContain("version 2 is active");
    expect(stateItem(made, "lock")).toBeUndefined();
    expect(serviceOf(made.emulator).versions).toHaveLength(3);
  });

  it("refuses a plan that a push of lists alone has overtaken", async () => {
    const made = await withOlder();
    const planned = await made.plan(newer);
    const lists = service({
      blocks: ["192.0.2.0/25"],
      addresses: ["198.51.100.1"],
      friends: ["203.0.113.7", "192.0.2.5"],
      more: { gone: ["233.252.0.0/26"] },
    });
    expect((await made.push(lists)).activated).toBe(false);
    expect((await made.carryOut(planned)).stop).toMatchObject({ code: "EW3046" });
  });

  it.each([
    ["in time", 0, 14, "EW3041"],
    ["within what clocks may differ", 0, 19, "EW3041"],
    ["too late", 0, 21, undefined],
    ["a little later where its owner's clock is ahead", 4, 23, "EW3041"],
    ["in time where its owner's clock is behind", -4, 14, "EW3041"],
  ])("is left behind: %s", async (_name, ahead, minutes, code) => {
    const made = await withOlder();
    await leaveLock(made, ahead);
    made.clock.now += minutes * minute;
    const { stop } = await made.push(newer);
    expect(stop?.code).toBe(code);
    expect(stop?.message ?? "").not.toContain("\u001B");
    expect(made.events.some(({ kind }) => kind === "took-over")).toBe(code === undefined);
    if (code === undefined) expect(stateItem(made, "lock")).toBeUndefined();
  });

  it("is taken over by one push only, though two find it left behind", async () => {
    const made = await withOlder();
    await leaveLock(made, 0);
    made.clock.now += 30 * minute;
    const planned = await made.plan(newer);
    const other = await made.plan(newer);
    let second: Promise<unknown> | undefined;
    const first = await made.carryOut(planned, {
      client: new Proxy(planned.client, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (name !== "patchItems" || typeof value !== "function") return value;
          return async (...args: readonly unknown[]) => {
            // The other takes the lock over between this one's look at it and its own attempt, and goes on.
            second ??= takeOverAndHang(made, other);
            await second;
            return Reflect.apply(value, target, args) as unknown;
          };
        },
      }),
    });
    expect(first.stop).toMatchObject({ code: "EW3041" });
    expect(first.stop?.message).toContain("eve@tower is pushing");
    expect(stateItem(made, "lock")).toContain("eve@tower");
    // That one dies, too.
    made.clock.now += 30 * minute;
    expect((await made.push(newer)).stop).toBeUndefined();
    expect(stateItem(made, "lock")).toBeUndefined();
    expect(serviceOf(made.emulator).versions).toHaveLength(3);
  });

  it("that was taken away stops its push before anything of it is live", async () => {
    const made = await withOlder();
    const planned = await made.plan(newer);
    const dictionary = planned.live.state.dictionaryId ?? "";
    const { client, live } = planned;
    const outcome = await made.carryOut({
      ...planned,
      client: new Proxy(client, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (name !== "validate" || typeof value !== "function") return value;
          return async (...args: readonly unknown[]) => {
            const lock = JSON.stringify({ owner: "bob", since: made.clock.now / 1000, nonce: "x" });
            await target.upsertItem(live.id, dictionary, "lock", lock);
            return Reflect.apply(value, target, args) as unknown;
          };
        },
      }),
    });
    expect(outcome).toMatchObject({ activated: false, stop: { code: "EW3047" } });
    expect(stateItem(made, "lock")).toContain('"bob"');
    expect(serviceOf(made.emulator).versions.find(({ active }) => active)?.number).toBe(2);
  });

  it("that edgewall did not write is left alone", async () => {
    const made = await withOlder();
    const { client, live } = await made.plan(newer);
    await client.upsertItem(live.id, live.state.dictionaryId ?? "", "lock", "do not push!");
    expect((await made.push(newer)).stop).toMatchObject({ code: "EW3041" });
    expect(stateItem(made, "lock")).toBe("do not push!");
  });

  it("goes to the first of two first pushes", async () => {
    const made = await world();
    const one = await made.plan(older);
    const two = await made.plan(older);
    const outcomes = await Promise.all([made.carryOut(one), made.carryOut(two)]);
    expect(outcomes.filter(({ activated }) => activated)).toHaveLength(1);
    const late = outcomes.find(({ activated }) => !activated);
    expect(late?.stop?.code).toMatch(/^EW304[016]$/);
    expect((await made.push(older)).stop).toBeUndefined();
  });
});
