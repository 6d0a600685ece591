import { describe, expect, it } from "vitest";
import { serviceOf } from "./edge.js";
import { newer, older, service, world } from "./world.js";

const lists = {
  blocks: ["192.0.2.0/25"],
  addresses: ["198.51.100.1"],
  friends: ["203.0.113.7"],
} as const;

describe("push --staging", () => {
  it("puts the version on staging; production and its release stay", async () => {
    const made = await world();
    await made.push(service(lists));
    const wanted = service({ ...lists, more: { fresh: ["233.252.0.1"] } }, 451);
    const outcome = await made.push(wanted, { staging: true });
    expect(outcome).toMatchObject({ stop: undefined, version: 3, activated: true });
    expect(outcome.live).toBe("version 3 is on staging; in production, version 2 is active");
    const { versions } = serviceOf(made.emulator);
    expect(versions.map(({ active, staging }) => [active, staging])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    // Production gets the same draft.
    expect(await made.push(wanted)).toMatchObject({ stop: undefined, version: 3, activated: true });
    expect(versions).toHaveLength(3);
  });

  it("refuses what would change production at once, and writes nothing", async () => {
    const made = await world();
    await made.push(older);
    const outcome = await made.push(newer, { staging: true });
    expect(outcome).toMatchObject({ writes: 0, stop: { code: "EW3048", kind: "refused" } });
    expect(outcome.stop?.message).toContain("`blocks`");
  });

  it("refuses where only lists differ", async () => {
    const made = await world();
    await made.push(service(lists));
    const outcome = await made.push(service({ ...lists, blocks: ["192.0.2.0/26"] }), {
      staging: true,
    });
    expect(outcome).toMatchObject({ writes: 0, stop: { code: "EW3048" } });
  });
});
