import { describe, expect, it } from "vitest";
import { token } from "../../emulator/emulator.js";
import { edge, serviceOf } from "./edge.js";
import { newer, older, service, world, type World } from "./world.js";

const hour = 3_600_000;
/** The emulator's hour ends half an hour after its tests begin. */
const nextHour = Date.UTC(2026, 0, 1, 1);

/** API writes that the emulator would still take. */
function left({ emulator, clock }: World): number {
  const { left: after = -1 } = emulator.rate.spend(token.value, clock.now);
  return after + 1;
}

describe("the hourly budget of a push", () => {
  it("is not spent below the reserve: the push waits for the next hour, and goes on", async () => {
    const made = await world();
    await made.push(older);
    made.emulator.rate.use(token.value, 940, made.clock.now);
    let least = Number.POSITIVE_INFINITY;
    const outcome = await made.push(newer, {
      report: (event) => {
        made.events.push(event);
        if (event.kind === "waiting") least = left(made);
      },
    });
    expect(outcome).toMatchObject({ stop: undefined, activated: true });
    // `left` itself is a write.
    expect(least).toBeGreaterThanOrEqual(50);
    expect(made.events.filter(({ kind }) => kind === "waiting")).toEqual([
      { kind: "waiting", until: nextHour, reserve: 50 },
    ]);
    expect(made.clock.now).toBeGreaterThan(nextHour);
    expect(made.clock.now).toBeLessThan(nextHour + 60_000);
  });

  it("ends with what is live and when it goes on, where the push may not wait", async () => {
    const made = await world();
    await made.push(older);
    made.emulator.rate.use(token.value, 940, made.clock.now);
    const outcome = await made.push(newer, { wait: false });
    expect(outcome.stop).toMatchObject({ code: "EW3044", kind: "failed" });
    expect(outcome.stop?.message).toContain("2026-01-01 01:00:00 UTC");
    expect(outcome.live).toContain("version 2 is active, as before");
    expect(made.slept).toEqual([]);
    expect(left(made)).toBe(50);
    // The lock is free: the next push, an hour later, goes on with the same draft.
    made.clock.now = nextHour + 1;
    expect(await made.push(newer)).toMatchObject({ stop: undefined, version: 3, activated: true });
  });

  it("is waited for over several hours, and the lock stays", async () => {
    const many = Array.from({ length: 10 }, (_, index) => [`list${index}`, [`192.0.2.${index}`]]);
    const made = await world({ limits: { writesPerHour: 14 } });
    const outcome = await made.push(service({ more: Object.fromEntries(many) }), { reserve: 3 });
    expect(outcome).toMatchObject({ stop: undefined, activated: true });
    expect(made.events.filter(({ kind }) => kind === "waiting").length).toBeGreaterThan(2);
    expect(made.clock.now).toBeGreaterThan(nextHour + 2 * hour);
    expect(edge(made.emulator, ["192.0.2.5"]).get("192.0.2.5")).not.toBe("passed");
  });

  it("is waited for where others spent it all", async () => {
    const made = await world();
    await made.push(older);
    made.emulator.rate.use(token.value, 1000, made.clock.now);
    const outcome = await made.push(newer);
    expect(outcome).toMatchObject({ stop: undefined, activated: true });
    expect(made.clock.now).toBeGreaterThan(nextHour);
  });

  it("is waited for until somebody interrupts, and then the lock is given back", async () => {
    const made = await world();
    await made.push(older);
    made.emulator.rate.use(token.value, 940, made.clock.now);
    const controller = new AbortController();
    const outcome = await made.push(newer, {
      signal: controller.signal,
      sleep: async () => controller.abort(),
    });
    expect(outcome.stop).toMatchObject({ code: "EW3045", kind: "failed" });
    const keys = [...serviceOf(made.emulator).dictionaries.values()].flatMap(({ items }) =>
      items.list().map(([key]) => key),
    );
    expect(keys).toContain("release");
    expect(keys).not.toContain("lock");
  });

  it("is spent on nothing but what is needed, for a list of thousands", async () => {
    const address = (index: number) => `198.18.${Math.floor(index / 250)}.${(index % 250) + 1}`;
    const list = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => address(from + index));
    const made = await world({ limits: { dictionaryItems: 10_000 } });
    await made.push(service({ addresses: list(0, 4000) }, 403, 10_000));
    const outcome = await made.push(service({ addresses: list(1000, 7000) }, 403, 10_000));
    expect(outcome.stop).toBeUndefined();
    // 3,000 come and 1,000 go: four batches of 1,000; the lock; the release, which gives the lock back.
    expect(outcome.writes).toBe(6);
  });
});
