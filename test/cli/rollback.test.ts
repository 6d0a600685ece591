import { chmodSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Emulator, Fault } from "../../src/emulator/index.js";
import { emulator } from "../emulator/emulator.js";
import { edge } from "../fastly/push/edge.js";
import { policyFile, project } from "../support/project.js";
import { audited, clientOf, itemsOf, onCall, onCallJson } from "./on-call.js";

/** What the first push and the second say. */
const first = {
  status: 403,
  bad: "5.6.7.8\n5.6.9.0/24\n",
  keys: "6.0.0.1\n6.0.0.2\n",
  friends: "5.6.9.1\n",
};
const second = {
  status: 451,
  bad: "5.6.7.8\n5.6.8.0/24\n",
  keys: "6.0.0.2\n6.0.0.3\n",
  friends: "5.6.8.1\n",
};

function files({ status, bad, keys, friends }: typeof first) {
  return {
    "policies/p.policy.ts": policyFile(
      `const settings = dictionary("settings", { geo: toggle("disabled") });
const wall = ipList("WALL", { store: "dictionary", managed: "live" });
const bad = ipList("bad", { file: "bad.txt" });
const keys = ipList("keys", { file: "keys.txt", store: "dictionary" });
const friends = ipList("friends", { file: "friends.txt" });
export default policy("p", {
  allow: client.ip.in(friends),
  rules: [
    geoBan("geo", { allow: ["US"], when: settings.geo.isEnabled(), respond: { status: 503 } }),
    ipBan("wall", { list: wall }),
    ipBan("bad", { list: bad, respond: { status: ${status} } }),
    ipBan("keys", { list: keys }),
  ],
});`,
    ),
    "policies/bad.txt": bad,
    "policies/keys.txt": keys,
    "policies/friends.txt": friends,
  };
}

async function push(fastly: Emulator, root: string): Promise<void> {
  expect((await onCall(root, fastly, ["verify", "--update"])).code).toBe(0);
  expect(await onCall(root, fastly, ["push", "--yes"])).toMatchObject({ code: 0 });
}

/** Two pushes, and what on-call did after them. */
async function pushedTwice() {
  const fastly = await emulator();
  const root = project(files(first));
  await push(fastly, root);
  const from = await active(fastly);
  for (const [name, text] of Object.entries(files(second)))
    writeFileSync(path.join(root, name), text);
  await push(fastly, root);
  expect((await onCall(root, fastly, ["flip", "geo", "on"])).code).toBe(0);
  expect((await onCall(root, fastly, ["ban", "7.7.7.7"])).code).toBe(0);
  return { fastly, root, first: from, second: await active(fastly) };
}

async function active(fastly: Emulator): Promise<number> {
  const service = await clientOf(fastly).service(fastly.serviceId ?? "");
  return service.ok ? (service.value.versions.find((version) => version.active)?.number ?? 0) : 0;
}

const ips = [
  "5.6.7.8",
  "5.6.8.1",
  "5.6.8.9",
  "5.6.9.1",
  "5.6.9.9",
  "6.0.0.1",
  "6.0.0.2",
  "6.0.0.3",
  "7.7.7.7",
  "8.8.8.8",
];
const was = [
  "bad",
  "passed",
  "passed",
  "passed",
  "bad",
  "keys",
  "keys",
  "passed",
  "wall",
  "passed",
];
const is = ["bad", "passed", "bad", "passed", "passed", "passed", "keys", "keys", "wall", "passed"];

/** Fates with the geo ban off, which on-call turned on. */
function fates(fastly: Emulator): readonly string[] {
  const found = edge(fastly, ips);
  return ips.map((ip) => found.get(ip) ?? "");
}

async function withoutGeo(fastly: Emulator, root: string): Promise<void> {
  expect((await onCall(root, fastly, ["flip", "geo", "off"])).code).toBe(0);
}

describe("rollback", () => {
  it("makes the version before active again, with what its lists held, and leaves on-call's alone", async () => {
    const { fastly, root, first: to, second: from } = await pushedTwice();
    await withoutGeo(fastly, root);
    expect(fates(fastly)).toEqual(is);
    const { code, json } = await onCallJson(root, fastly, ["rollback", "--yes"]);
    expect(code).toBe(0);
    expect(json).toMatchObject({ from, to, activated: true, restored: true, diagnostics: [] });
    expect(json.notes).toEqual(["these are on-call's, and stay as they are: settings, WALL"]);
    expect(await active(fastly)).toBe(to);
    expect(fates(fastly)).toEqual(was);
    expect(await itemsOf(fastly, "WALL")).toEqual({ "7.7.7.7": "banned" });
    expect(Object.keys(await itemsOf(fastly, "keys")).sort()).toEqual(["6.0.0.1", "6.0.0.2"]);
    expect(audited(root).at(-1)).toMatchObject({
      command: "rollback",
      before: `version ${from}`,
      after: `version ${to}`,
    });

    // The repository as it was is what is live, and there is a way forward again.
    for (const [name, text] of Object.entries(files(first)))
      writeFileSync(path.join(root, name), text);
    expect((await onCallJson(root, fastly, ["status"])).json).toMatchObject({ state: "in-sync" });
    expect((await onCall(root, fastly, ["rollback", String(from), "--yes"])).code).toBe(0);
    expect(fates(fastly)).toEqual(is);
  });

  it("shows its plan, and needs --yes where there is nobody to ask", async () => {
    const { fastly, root, first: to, second: from } = await pushedTwice();
    const before = fastly.requests().length;
    const ran = await onCall(root, fastly, ["rollback"]);
    expect(ran.code).toBe(2);
    expect(ran.stdout).toContain(`version ${from} -> ${to} (edgewall `);
    expect(ran.stdout).toContain(`activate version ${to}\n`);
    expect(ran.stderr).toContain("--yes");
    expect(
      fastly
        .requests()
        .slice(before)
        .every(({ method }) => method === "GET"),
    ).toBe(true);
    expect(await active(fastly)).toBe(from);
  });

  it("asks on a terminal, and takes yes for an answer only", async () => {
    const { fastly, root, first: to, second: from } = await pushedTwice();
    const ask = (answer: string) => {
      let shown = "";
      const output = { isTerminal: true, write: (text: string) => void (shown += text) };
      const stdin = (async function* () {
        yield answer;
      })();
      return onCall(root, fastly, ["rollback"], { stdin, stdout: output, stderr: output }).then(
        ({ code }) => ({ code, shown }),
      );
    };
    const refused = await ask("n\n");
    expect(refused.code).toBe(1);
    expect(refused.shown).toContain(`Make version ${to} of test active? [y/N]`);
    expect(await active(fastly)).toBe(from);
    expect((await ask("y\n")).code).toBe(0);
    expect(await active(fastly)).toBe(to);
  });

  it("says what it cannot restore where there is no snapshot, and that it can be pushed", async () => {
    const { fastly, root, first: to } = await pushedTwice();
    rmSync(path.join(root, ".edgewall/snapshots"), { recursive: true });
    await withoutGeo(fastly, root);
    const { code, json } = await onCallJson(root, fastly, ["rollback", "--yes"]);
    expect(code).toBe(0);
    expect(json.notes).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`there is no snapshot of version ${to} here`),
      ]),
    );
    expect(await active(fastly)).toBe(to);
    // The old rules, with the new lists.
    expect(fates(fastly)).toEqual(is);
    for (const [name, text] of Object.entries(files(first)))
      writeFileSync(path.join(root, name), text);
    expect((await onCallJson(root, fastly, ["status"])).json).toMatchObject({ state: "drifted" });
    await push(fastly, root);
    expect(fates(fastly)).toEqual(was);
  });

  it("goes back though the policy does not compile", async () => {
    const { fastly, root, first: to } = await pushedTwice();
    await withoutGeo(fastly, root);
    writeFileSync(path.join(root, "policies/p.policy.ts"), "nonsense(");
    const ran = await onCall(root, fastly, ["rollback", "--yes"]);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain("was not kept: the policy does not compile");
    expect(await active(fastly)).toBe(to);
    expect(fates(fastly)).toEqual(was);
    expect(await itemsOf(fastly, "settings")).toEqual({ geo: "disabled" });
  });

  it("says of private dictionaries that nobody can restore them", async () => {
    const fastly = await emulator();
    const made = await clientOf(fastly).createDictionary(fastly.serviceId ?? "", 1, "secrets", {
      writeOnly: true,
    });
    expect(made.ok).toBe(true);
    const root = project(files(first));
    await push(fastly, root);
    writeFileSync(path.join(root, "policies/bad.txt"), second.bad);
    writeFileSync(path.join(root, "policies/p.policy.ts"), files(second)["policies/p.policy.ts"]);
    await push(fastly, root);
    const { json } = await onCallJson(root, fastly, ["rollback", "--yes"]);
    expect(json.notes).toContainEqual(expect.stringMatching(/private dictionaries.*: secrets$/));
  });

  it.each([
    ["rollback", 2, "no version before"],
    ["rollback 99", 2, "there is no version `99`"],
    ["rollback ../1", 2, "there is no version `../1`"],
  ])("%s ends with %i where there is no such version", async (line, code, why) => {
    const fastly = await emulator();
    const root = project(files(first));
    await push(fastly, root);
    const ran = await onCall(root, fastly, [...line.split(" "), "--yes"]);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(why);
  });

  it("does not activate a draft, or go by a snapshot that makes no sense", async () => {
    const { fastly, root, first: to, second: from } = await pushedTwice();
    const cloned = await clientOf(fastly).cloneVersion(fastly.serviceId ?? "", from);
    const draft = cloned.ok ? cloned.value.number : 0;
    expect((await onCall(root, fastly, ["rollback", String(draft), "--yes"])).stderr).toContain(
      "it is a draft",
    );
    const folder = path.join(root, ".edgewall/snapshots", fastly.serviceId ?? "");
    const file = path.join(folder, `${to}.json`);
    const text = readFileSync(file, "utf8");
    for (const broken of [
      text.slice(0, 50),
      "{}",
      "[]",
      text.replace(/"entries":\[/, '"entries":[1,'),
    ]) {
      writeFileSync(file, broken);
      const ran = await onCall(root, fastly, ["rollback", "--yes"]);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain("EW3072");
    }
    expect(await active(fastly)).toBe(from);
  });

  it("waits for nobody: a push that holds the lock is named", async () => {
    const { fastly, root, second: from } = await pushedTwice();
    const client = clientOf(fastly);
    const id = fastly.serviceId ?? "";
    const listed = await client.dictionaries(id, from);
    const state = listed.ok
      ? (listed.value.find(({ name }) => name === "edgewall_state")?.id ?? "")
      : "";
    const since = Math.floor(Date.UTC(2026, 0, 1, 0, 30) / 1000);
    const lock = JSON.stringify({
      owner: "bob on laptop",
      since,
      until: since + 900,
      nonce: "n",
      release: "r",
      versions: 3,
    });
    await client.createItem(id, state, "lock", lock);
    const ran = await onCall(root, fastly, ["rollback", "--yes"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("bob on laptop");
    expect(await active(fastly)).toBe(from);
    expect((await onCallJson(root, fastly, ["status"])).json).toMatchObject({
      lock: { owner: "bob on laptop" },
    });
  });

  it("goes back over lists that came and went, and forward again", async () => {
    const files = (list: string, entries: string) => ({
      "policies/p.policy.ts": policyFile(
        `const list = ipList("${list}", { file: "list.txt" });
const friends = ipList("friends_of_${list}", { file: "friends.txt" });
export default policy("p", { allow: client.ip.in(friends), rules: [ipBan("bad", { list })] });`,
      ),
      "policies/list.txt": entries,
      "policies/friends.txt": "5.6.9.1\n",
      // Four ACLs, or one.
      "edgewall.config.ts": "export default { limits: { aclEntries: 2 } };\n",
    });
    const old = files("old", "5.6.7.8\n5.6.9.0/24\n7.7.7.7\n200.0.0.1\n201.0.0.1\n");
    const fresh = files("fresh", "5.6.7.8\n");
    const fastly = await emulator();
    const root = project(old);
    await push(fastly, root);
    const before = fates(fastly);
    expect(before).toEqual([
      "bad",
      "passed",
      "passed",
      "passed",
      "bad",
      ...Array(3).fill("passed"),
      "bad",
      "passed",
    ]);
    for (const [name, text] of Object.entries(fresh)) writeFileSync(path.join(root, name), text);
    await push(fastly, root);
    const after = fates(fastly);
    expect(after).toEqual(["bad", ...Array(9).fill("passed")]);

    expect((await onCall(root, fastly, ["rollback", "--yes"])).code).toBe(0);
    expect(fates(fastly)).toEqual(before);
    for (const [name, text] of Object.entries(old)) writeFileSync(path.join(root, name), text);
    expect((await onCallJson(root, fastly, ["status"])).json).toMatchObject({ state: "in-sync" });
    for (const [name, text] of Object.entries(fresh)) writeFileSync(path.join(root, name), text);
    await push(fastly, root);
    expect(fates(fastly)).toEqual(after);
  });

  const faults: readonly (readonly [string, Fault])[] = [
    ["429", { kind: "rate-limited", resetInSeconds: 1800 }],
    ["503 before", { kind: "unavailable", when: "before" }],
    ["503 after", { kind: "unavailable", when: "after" }],
    ["drop before", { kind: "drop", when: "before" }],
    ["drop after", { kind: "drop", when: "after" }],
  ];
  it.each(faults)(
    "%s at each write and ever after: who both versions ban is banned, and the same command goes on",
    async (_, fault) => {
      for (let nth = 1; nth <= 30; nth++) {
        const { fastly, root, first: to } = await pushedTwice();
        await withoutGeo(fastly, root);
        const before = fastly.requests().length;
        fastly.faults.next(fault, { method: "write", nth, times: 1000 });
        const ran = await onCall(root, fastly, ["rollback", "--yes"]);
        const writes = fastly
          .requests()
          .slice(before)
          .filter(({ method }) => method !== "GET").length;
        fastly.faults.clear();
        const now = fates(fastly);
        for (const [index, ip] of ips.entries()) {
          if (was[index] === is[index]) expect([nth, ip, now[index]]).toEqual([nth, ip, is[index]]);
        }
        if (ran.code !== 0) {
          expect(ran.code).toBe(3);
          expect(ran.stdout).toMatch(/version \d+ is active/);
          const later = Date.UTC(2026, 0, 1, 2);
          const again = await onCall(root, fastly, ["rollback", String(to), "--yes"], {
            now: () => later,
          });
          expect([nth, again.code, again.stderr]).toEqual([nth, 0, expect.anything()]);
        }
        expect(await active(fastly)).toBe(to);
        expect(fates(fastly)).toEqual(was);
        expect(Object.keys(await itemsOf(fastly, "edgewall_state"))).not.toContain("lock");
        if (writes < nth) return;
      }
      throw new Error("it never ended");
    },
    60_000,
  );

  it("keeps snapshots to their owner", async () => {
    const { root, fastly } = await pushedTwice();
    expect((await onCall(root, fastly, ["rollback", "--yes"])).code).toBe(0);
    const folder = path.join(root, ".edgewall/snapshots", fastly.serviceId ?? "");
    expect(readdirSync(folder).length).toBeGreaterThanOrEqual(2);
    chmodSync(folder, 0o700);
  });
});
