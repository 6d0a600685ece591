import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { emulator } from "../emulator/emulator.js";
import { policyFile, project } from "../support/project.js";
import { clientOf, itemsOf, onCall, onCallJson } from "./on-call.js";

const policy = (status: number) =>
  policyFile(
    `const settings = dictionary("settings", { geo: toggle("disabled") });
const wall = ipList("WALL", { store: "dictionary", managed: "live" });
const bad = ipList("bad", { file: "bad.txt" });
export default policy("p", {
  rules: [
    geoBan("geo", { allow: ["US"], when: settings.geo.isEnabled(), respond: { status: ${status} } }),
    ipBan("wall", { list: wall }),
    ipBan("bad", { list: bad }),
  ],
});`,
  );

async function pushed() {
  const fastly = await emulator();
  const root = project({
    "policies/p.policy.ts": policy(503),
    "policies/bad.txt": "5.6.7.8\n5.6.7.9\n5.0.0.0/24\n",
  });
  expect((await onCallJson(root, fastly, ["status"])).json).toMatchObject({
    service: fastly.serviceId,
    state: "never-released",
    release: { live: null },
    differences: [],
  });
  expect((await onCall(root, fastly, ["verify", "--update"])).code).toBe(0);
  const ran = await onCall(root, fastly, ["push", "--yes"]);
  expect(ran).toMatchObject({ code: 0 });
  return { fastly, root, id: fastly.serviceId ?? "" };
}

describe("status", () => {
  it("is in sync after a push, and shows the switches and how full lists are", async () => {
    const { fastly, root } = await pushed();
    const { code, json } = await onCallJson(root, fastly, ["status"]);
    expect(code).toBe(0);
    const { expected } = json.release as { readonly expected: string };
    expect(json).toMatchObject({
      state: "in-sync",
      release: { live: expected },
      differences: [],
      toggles: [{ dictionary: "settings", toggle: "geo", value: "disabled" }],
      lastPush: { release: expected },
      lock: null,
      draft: null,
    });
    expect(json.budgets).toContainEqual({
      kind: "acl",
      name: "bad",
      list: "bad",
      managed: "file",
      used: 2,
      limit: 1000,
    });
    const { stdout } = await onCall(root, fastly, ["status"]);
    expect(stdout).toMatch(/^p -> test \(\w+\): in sync\n/);
    expect(stdout).toContain("  settings.geo  disabled\n");
    expect(stdout).toContain("  dictionary WALL: 0 of 1000\n");
  });

  it("does not take what on-call did for drift", async () => {
    const { fastly, root } = await pushed();
    expect((await onCall(root, fastly, ["flip", "geo", "on"])).code).toBe(0);
    expect((await onCall(root, fastly, ["ban", "5.9.9.9"])).code).toBe(0);
    const { code, json } = await onCallJson(root, fastly, ["status"]);
    expect(code).toBe(0);
    expect(json).toMatchObject({ state: "in-sync", toggles: [{ value: "enabled" }] });
    expect(json.budgets).toContainEqual(expect.objectContaining({ name: "WALL", used: 1 }));
  });

  it("tells what was changed at Fastly from what was not pushed", async () => {
    const { fastly, root, id } = await pushed();
    const client = clientOf(fastly);
    const service = await client.service(id);
    const active = service.ok ? (service.value.versions.find((one) => one.active)?.number ?? 0) : 0;
    const acls = await client.acls(id, active);
    const acl = acls.ok ? (acls.value.find(({ name }) => name === "bad")?.id ?? "") : "";
    const entries = await client.entries(id, acl);
    const [first] = entries.ok ? entries.value : [];
    await client.patchEntries(id, acl, [
      { op: "delete", id: first?.id ?? "" },
      { op: "create", text: "9.9.9.9" },
    ]);
    const drifted = await onCallJson(root, fastly, ["status"]);
    expect(drifted.code).toBe(1);
    expect(drifted.json).toMatchObject({
      state: "drifted",
      moved: "fastly",
      differences: [
        {
          kind: "entries",
          name: "bad",
          change: "different",
          missing: 1,
          extra: 1,
          examples: [`+${first?.text}`, "-9.9.9.9"],
        },
      ],
    });

    writeFileSync(path.join(root, "policies/p.policy.ts"), policy(451));
    const { json } = await onCallJson(root, fastly, ["status"]);
    expect(json).toMatchObject({ state: "drifted", moved: "repository" });
    const kinds = (json.differences as readonly { kind: string; name: string }[]).map(
      ({ kind, name }) => `${kind} ${name}`,
    );
    expect(kinds).toContain("snippet edgewall_error");
    expect(kinds[0]).toMatch(/^release /);
    expect((await onCall(root, fastly, ["status"])).stdout).toContain("not pushed yet\n");
  });

  it("says when the items of a list changed at Fastly", async () => {
    const fastly = await emulator();
    const root = project({
      "policies/p.policy.ts": policyFile(
        `const keys = ipList("keys", { file: "keys.txt", store: "dictionary" });
export default policy("p", { rules: [ipBan("keys", { list: keys })] });`,
      ),
      "policies/keys.txt": "5.6.7.8\n",
    });
    expect((await onCall(root, fastly, ["verify", "--update"])).code).toBe(0);
    expect((await onCall(root, fastly, ["push", "--yes"])).code).toBe(0);
    const client = clientOf(fastly);
    const id = fastly.serviceId ?? "";
    const listed = await client.dictionaries(id, 2);
    const keys = listed.ok ? listed.value.find(({ name }) => name === "keys") : undefined;
    await client.upsertItem(id, keys?.id ?? "", "9.9.9.9", "x\u001B[31m");
    const { json } = await onCallJson(root, fastly, ["status"]);
    expect(json.differences).toEqual([
      {
        kind: "items",
        name: "keys",
        change: "extra",
        missing: 0,
        extra: 1,
        examples: ["-9.9.9.9"],
        updatedAt: "2026-01-01 00:30:00",
      },
    ]);
    const { stdout } = await onCall(root, fastly, ["status"]);
    expect(stdout).toContain(
      "items keys: 1 extra at Fastly (-9.9.9.9), changed 2026-01-01 00:30:00\n",
    );
    expect(stdout).not.toContain("\u001B");
  });

  it("sees a snippet that somebody changed, in a version of their own", async () => {
    const { fastly, root, id } = await pushed();
    const client = clientOf(fastly);
    const service = await client.service(id);
    const active = service.ok ? (service.value.versions.find((one) => one.active)?.number ?? 0) : 0;
    const cloned = await client.cloneVersion(id, active);
    const version = cloned.ok ? cloned.value.number : 0;
    await client.deleteSnippet(id, version, "edgewall_error");
    await client.setComment(id, version, "by hand");
    await client.activate(id, version);
    const { json } = await onCallJson(root, fastly, ["status"]);
    expect(json).toMatchObject({
      state: "drifted",
      moved: "fastly",
      active: { version, comment: "by hand", isForeign: true },
      differences: [{ kind: "snippet", name: "edgewall_error", change: "missing" }],
    });
    const { stdout } = await onCall(root, fastly, ["status"]);
    expect(stdout).toContain(
      `changed at Fastly since the last push (version ${version} is not edgewall's)`,
    );
    expect(stdout).toContain("by hand");
  });

  it("ends with 3 when Fastly does not answer, and 2 when the policy does not load", async () => {
    const { fastly, root } = await pushed();
    fastly.faults.next({ kind: "unavailable", when: "before" }, { times: 100 });
    expect((await onCallJson(root, fastly, ["status"])).code).toBe(3);
    fastly.faults.clear();
    writeFileSync(path.join(root, "policies/p.policy.ts"), "nonsense(");
    expect((await onCallJson(root, fastly, ["status"])).code).toBe(2);
    expect(await itemsOf(fastly, "settings")).toEqual({ geo: "disabled" });
  });
});
