import { describe, expect, it } from "vitest";
import { ask } from "../../emulator/emulator.js";
import { edge, serviceOf } from "./edge.js";
import { fates, newer, older, service, world, type World } from "./world.js";

async function withOlder(): Promise<World> {
  const made = await world();
  await made.push(older);
  return made;
}

/** As somebody with another tool would: a request to the service, below its path. */
async function other({ emulator }: World, method: string, path: string, body?: unknown) {
  const answer = await ask(emulator, method, `/service/${emulator.serviceId}${path}`, body);
  expect(answer.status).toBe(200);
}

function active({ emulator }: World): number | undefined {
  return serviceOf(emulator).versions.find(({ active }) => active)?.number;
}

function isOlder({ emulator }: World): void {
  const now = edge(emulator, Object.keys(fates));
  for (const [ip, [before]] of Object.entries(fates))
    expect([ip, now.get(ip) !== "passed"]).toEqual([ip, before]);
}

describe("a push that Fastly refuses", () => {
  it("stops at the validation, and says what Fastly says", async () => {
    const made = await withOlder();
    await other(made, "PUT", "/version/2/clone");
    await other(made, "POST", "/version/3/snippet", {
      name: "broken",
      type: "recv",
      dynamic: "0",
      priority: 100,
      content: "set req.http.X = ;",
    });
    // Somebody marked it as ours.
    await other(made, "PUT", "/version/3", { comment: `edgewall push ${"0".repeat(12)} from 2` });
    const outcome = await made.push(newer);
    expect(outcome).toMatchObject({ activated: false, stop: { code: "EW3042", kind: "failed" } });
    expect(outcome.stop?.message).toContain("snippet broken Line 1");
    expect(outcome.live).toContain("version 2 is active");
    expect(active(made)).toBe(2);
    // When that is put right, the same draft is used.
    await other(made, "DELETE", "/version/3/snippet/broken");
    expect(await made.push(newer)).toMatchObject({ stop: undefined, version: 3, activated: true });
  });

  it("stops at the activation", async () => {
    const made = await withOlder();
    const planned = await made.plan(newer);
    const outcome = await made.carryOut({
      ...planned,
      client: new Proxy(planned.client, {
        get(target, name) {
          if (name !== "activate") return Reflect.get(target, name, target) as unknown;
          return async () => ({
            ok: false,
            error: {
              kind: "invalid",
              status: 400,
              msg: "Bad request",
              detail: "no backend\u001B[2J",
              mayHaveTakenEffect: false,
              request: "PUT /service/…/activate",
            },
          });
        },
      }),
    });
    expect(outcome).toMatchObject({ activated: false, stop: { code: "EW3042" } });
    expect(outcome.stop?.message).toContain("no backend");
    expect(outcome.stop?.message).not.toContain("\u001B");
    expect(active(made)).toBe(2);
    expect(await made.push(newer)).toMatchObject({ stop: undefined, version: 3 });
  });

  it("stops before the activation when an ACL drops entries and says nothing", async () => {
    const made = await withOlder();
    made.emulator.faults.next(
      { kind: "truncate-acl", keep: 0 },
      { path: "/entries", method: "PATCH" },
    );
    const outcome = await made.push(newer);
    expect(outcome).toMatchObject({ activated: false, stop: { code: "EW3043", kind: "failed" } });
    expect(outcome.stop?.message).toMatch(/and 1 that were added are missing$/);
    expect(active(made)).toBe(2);
    expect(await made.push(newer)).toMatchObject({ stop: undefined, activated: true });
  });

  it("unbans nobody when an ACL drops what replaces an entry", async () => {
    const made = await withOlder();
    made.emulator.faults.next(
      { kind: "truncate-acl", keep: 0 },
      { path: "/entries", method: "PATCH", times: 50 },
    );
    const outcome = await made.push(
      service({
        blocks: ["192.0.2.0/24"],
        addresses: ["198.51.100.1", "198.51.100.2"],
        friends: ["203.0.113.7", "192.0.2.5"],
        more: { gone: ["233.252.0.0/26", "233.252.0.128"] },
      }),
    );
    expect(outcome.stop).toMatchObject({ code: "EW3043" });
    isOlder(made);
  });

  it("says aloud when removals were dropped after the activation", async () => {
    const made = await withOlder();
    const { plan } = await made.plan(newer);
    const before = plan.operations.filter(
      ({ kind, phase }) => kind === "entries" && phase === "before",
    ).length;
    made.emulator.faults.next(
      { kind: "truncate-acl", keep: 0 },
      { path: "/entries", method: "PATCH", nth: before + 1 },
    );
    const outcome = await made.push(newer);
    expect(outcome).toMatchObject({ activated: true, stop: { code: "EW3043" } });
    expect(outcome.live).toMatch(/^version 3 is active, with release [0-9a-f]{12}; its lists may/);
    expect(await made.push(newer)).toMatchObject({ stop: undefined, activated: false });
  });

  it("because somebody activated another version since the plan, and leaves it be", async () => {
    const made = await withOlder();
    const planned = await made.plan(newer);
    await other(made, "PUT", "/version/2/clone");
    await other(made, "PUT", "/version/3/activate");
    const outcome = await made.carryOut(planned);
    expect(outcome.stop).toMatchObject({ code: "EW3046", kind: "refused" });
    expect(outcome.stop?.message).toBe("version 3 is active, and the plan is for version 2");
    expect(active(made)).toBe(3);
  });

  it("because the snapshot cannot be written, before anything is", async () => {
    const made = await withOlder();
    const outcome = await made.push(newer, {
      snapshots: { read: () => undefined, write: () => "EACCES" },
    });
    expect(outcome).toMatchObject({ writes: 0, stop: { code: "EW3050", kind: "refused" } });
  });
});

describe("a draft that an interrupted push left", () => {
  it("is left alone when it was made from another version than the active one", async () => {
    const made = await withOlder();
    made.emulator.faults.next(
      { kind: "drop", when: "before" },
      { path: "/snippet", method: "write", times: 500 },
    );
    expect((await made.push(newer)).stop).toBeDefined();
    made.emulator.faults.clear();
    // Somebody changes the service otherwise.
    await other(made, "PUT", "/version/2/clone");
    await other(made, "POST", "/version/4/domain", { name: "other.example.com" });
    await other(made, "PUT", "/version/4/activate");
    const outcome = await made.push(newer);
    expect(outcome).toMatchObject({ stop: undefined, version: 5, activated: true });
    const versions = serviceOf(made.emulator).versions;
    expect(versions[2]?.comment).toMatch(/^edgewall abandoned draft/);
    expect(versions[4]?.resources.get("domain")).toHaveLength(2);
    expect(made.events).toContainEqual({ kind: "abandoned", version: 3 });
    // And it is not looked at again.
    expect((await made.push(older)).version).toBe(6);
  });
});
