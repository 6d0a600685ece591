import { describe, expect, it } from "vitest";
import type { Fault } from "../../../src/emulator/index.js";
import type { FastlyClient } from "../../../src/fastly/client/index.js";
import { edge, serviceOf } from "./edge.js";
import { fates, newer, older, world, type World } from "./world.js";

const ips = Object.keys(fates);

/** Which of the two releases decide these addresses' fates; an address of either's that neither would treat so fails. */
function expectEither({ emulator }: World): void {
  const now = edge(emulator, ips);
  for (const [ip, [before, after]] of Object.entries(fates)) {
    const isBanned = now.get(ip) !== "passed";
    expect([before, after], `${ip} is ${isBanned ? "banned" : "let through"}`).toContain(isBanned);
  }
}

function expectNewer({ emulator }: World): void {
  const now = edge(emulator, ips);
  for (const [ip, [, after]] of Object.entries(fates))
    expect([ip, now.get(ip) !== "passed"]).toEqual([ip, after]);
}

/** The first version is the emulator's own draft; the second holds the older release. */
function expectNoOrphans({ emulator }: World): void {
  const { versions } = serviceOf(emulator);
  expect(versions.map(({ active, locked }) => [active, locked])).toEqual([
    [false, false],
    [false, true],
    [true, true],
  ]);
}

function expectUnlocked({ emulator }: World): void {
  const keys = [...serviceOf(emulator).dictionaries.values()].flatMap(({ items }) =>
    items.list().map(([key]) => key),
  );
  expect(keys).toContain("release");
  expect(keys.filter((key) => /^(?:lock|taken)/.test(key))).toEqual([]);
}

async function withOlder(): Promise<World> {
  const made = await world();
  const { stop } = await made.push(older);
  expect(stop).toBeUndefined();
  return made;
}

/** Each write that a push of the newer release onto the older takes, by its number. */
async function everyWrite(): Promise<readonly number[]> {
  const { plan } = await (await withOlder()).plan(newer);
  return Array.from({ length: plan.writes }, (_, index) => index + 1);
}

const passing: Readonly<Record<string, Fault>> = {
  "is dropped before it took effect": { kind: "drop", when: "before" },
  "is dropped after it took effect": { kind: "drop", when: "after" },
  "gets a 503 and is not made": { kind: "unavailable", when: "before" },
  "gets a 503 and is made": { kind: "unavailable", when: "after" },
  "gets a 429": { kind: "rate-limited", resetInSeconds: 600 },
};

describe("a write of a push that fails once", () => {
  it.each(Object.entries(passing).map(([name, fault]) => ({ name, fault })))(
    "$name: the push gets to its end",
    async ({ fault }) => {
      for (const nth of await everyWrite()) {
        const made = await withOlder();
        made.emulator.faults.next(fault, { method: "write", nth });
        const outcome = await made.push(newer);
        expect([nth, outcome.stop]).toEqual([nth, undefined]);
        expectNewer(made);
        expectNoOrphans(made);
        expectUnlocked(made);
      }
    },
    120_000,
  );
});

describe("writes of a push that fail from one on", () => {
  it.each(Object.entries(passing).map(([name, fault]) => ({ name, fault })))(
    "$name: what is live is old or new, and the next push goes on",
    async ({ fault }) => {
      for (const nth of await everyWrite()) {
        const made = await withOlder();
        made.emulator.faults.next(fault, { method: "write", nth, times: 500 });
        const outcome = await made.push(newer, { wait: false });
        // What took effect is found, although no answer said so.
        const isMade = "when" in fault && fault.when === "after";
        expect([nth, outcome.stop?.kind]).toEqual([nth, isMade ? undefined : "failed"]);
        expect(outcome.live).toMatch(/^version \d is active/);
        expectEither(made);
        made.emulator.faults.clear();
        // The lock could not be given back.
        made.clock.now += 21 * 60_000;
        const second = await made.push(newer);
        expect([nth, second.stop]).toEqual([nth, undefined]);
        expectNewer(made);
        expectNoOrphans(made);
        expectUnlocked(made);
      }
    },
    120_000,
  );
});

class Killed extends Error {}

/** A client of a process that is killed after so many writes. */
function killedAfter(client: FastlyClient, most: number): FastlyClient {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return async (...args: readonly unknown[]) => {
        const result: unknown = await Reflect.apply(value, target, args);
        if (target.writes >= most) throw new Killed();
        return result;
      };
    },
  });
}

describe("a push that is killed after any of its writes", () => {
  it("leaves the old or the new live, and the next one goes on", async () => {
    const writes = await everyWrite();
    for (const most of writes) {
      const made = await withOlder();
      const planned = await made.plan(newer);
      const client = killedAfter(planned.client, most);
      await expect(made.carryOut({ ...planned, client })).rejects.toThrow(Killed);
      expectEither(made);
      const early = await made.push(newer);
      if (most < writes.length) expect(early.stop?.code).toBe("EW3041");
      made.clock.now += 21 * 60_000;
      const second = await made.push(newer);
      expect([most, second.stop]).toEqual([most, undefined]);
      expectNewer(made);
      expectNoOrphans(made);
      expectUnlocked(made);
    }
  }, 120_000);
});

describe("a first push that is interrupted at any of its writes", () => {
  it.each([
    { name: "failing", kill: false },
    { name: "killed", kill: true },
  ])(
    "$name: the next one goes on",
    async ({ kill }) => {
      const { plan } = await (await world()).plan(newer);
      for (let nth = 1; nth < plan.writes; nth++) {
        const made = await world();
        const planned = await made.plan(newer);
        if (kill) {
          const client = killedAfter(planned.client, nth);
          await expect(made.carryOut({ ...planned, client })).rejects.toThrow(Killed);
        } else {
          made.emulator.faults.next(
            { kind: "unavailable", when: "before" },
            { method: "write", nth, times: 500 },
          );
          expect((await made.carryOut(planned)).stop?.kind).toBe("failed");
          made.emulator.faults.clear();
        }
        made.clock.now += 21 * 60_000;
        expect([nth, (await made.push(newer)).stop]).toEqual([nth, undefined]);
        expectNewer(made);
        expectUnlocked(made);
        const { versions } = serviceOf(made.emulator);
        // Nothing tells a draft that was cloned and not yet marked from anybody else's.
        expect(versions).toHaveLength(kill ? (nth === 1 ? 3 : 2) : nth === 2 ? 3 : 2);
      }
    },
    120_000,
  );
});
