import { describe, expect, it } from "vitest";
import { emulator, start } from "../emulator/emulator.js";
import { policyFile, project } from "../support/project.js";
import { audited, itemsOf, onCall, onCallJson, seed } from "./on-call.js";

const policies = {
  "policies/p.policy.ts": policyFile(
    `const wall = ipList("WALL", { store: "dictionary", managed: "live" });
const blocks = ipList("blocks", { managed: "live" });
const office = ipList("office", { file: "office.txt" });
export default policy("p", {
  allow: client.ip.in(office),
  rules: [ipBan("wall", { list: wall }), ipBan("blocks", { list: blocks })],
});`,
  ),
  "policies/office.txt": "8.8.4.0/24\n",
};

async function released() {
  const fastly = await emulator();
  await seed(fastly, { dictionaries: { WALL: {} }, acls: { blocks: [], office: ["8.8.4.0/24"] } });
  return { fastly, root: project(policies) };
}

describe("ban and unban", () => {
  it("put an address on the wall and take it off, and note who did and why", async () => {
    const { fastly, root } = await released();
    const ran = await onCall(root, fastly, [
      ..."ban 5.6.7.8 --list WALL --for 2h".split(" "),
      "--reason",
      "card testing \u001B[31m",
    ]);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toBe("WALL: 5.6.7.8: not banned -> banned until 2026-01-01 02:30:00 UTC\n");
    const end = String(start / 1000 + 7200);
    expect(await itemsOf(fastly, "WALL")).toEqual({ "5.6.7.8": end });

    const { json } = await onCallJson(root, fastly, ["unban", "5.6.7.8", "--list", "WALL"]);
    expect(json).toEqual({
      service: fastly.serviceId,
      list: "WALL",
      addresses: [{ address: "5.6.7.8", before: end, after: null }],
    });
    expect(await itemsOf(fastly, "WALL")).toEqual({});
    const common = {
      at: "2026-01-01T00:30:00.000Z",
      who: "alice",
      service: fastly.serviceId,
      list: "WALL",
      address: "5.6.7.8",
    };
    expect(audited(root)).toEqual([
      { ...common, command: "ban", before: null, after: end, reason: "card testing \u001B[31m" },
      { ...common, command: "unban", before: end, after: null, reason: null },
    ]);
  });

  it("ban blocks on an ACL", async () => {
    const { fastly, root } = await released();
    const ran = await onCall(root, fastly, "ban 5.6.0.0/16 2a00:1::/32 --list blocks".split(" "));
    expect(ran.stdout).toBe(
      "blocks: 5.6.0.0/16: not banned -> banned for good\nblocks: 2a00:1::/32: not banned -> banned for good\n",
    );
    const again = await onCall(root, fastly, "ban 5.6.0.0/16 --list blocks".split(" "));
    expect(again.stdout).toBe("blocks: 5.6.0.0/16: banned for good, as before\n");
    const gone = await onCall(root, fastly, "unban 5.6.0.0/16 --list blocks".split(" "));
    expect(gone.stdout).toBe("blocks: 5.6.0.0/16: banned for good -> not banned\n");
  });

  it.each([
    ["ban 5.6.7.8", 2, "several live lists"],
    ["ban 5.6.7.x --list WALL", 2, "`5.6.7.x`"],
    ["ban 5.6.7.8 --list WALL --for 2", 2, "`--for`"],
    ["ban 5.6.7.8 --list WALL --for 99999d", 2, "`--for`"],
    ["ban 5.6.7.8 --list WALL --my-ip me", 2, "`--my-ip`"],
    ["ban 5.6.7.8 --list WALL --my-ip 5.6.7.8", 1, "your own address"],
    ["ban 8.8.4.4 --list WALL", 1, "allow-list"],
    ["ban 10.0.0.1 --list WALL", 1, "Private-Use"],
    ["ban 5.0.0.0/8 --list blocks", 1, "wider than /16"],
    ["ban 5.6.7.8 --list WALL --service q", 2, "there is no service `q`"],
  ])("%s ends with %i", async (line, code, why) => {
    const { fastly, root } = await released();
    const before = fastly.requests().length;
    const ran = await onCall(root, fastly, line.split(" "));
    expect(ran.stderr).toContain(why);
    expect(ran.code).toBe(code);
    expect(
      fastly
        .requests()
        .slice(before)
        .map(({ method }) => method),
    ).not.toContain("PATCH");
  });

  it("reads the widest ban from the configuration", async () => {
    const { fastly } = await released();
    const root = project({
      ...policies,
      "edgewall.config.ts": "export default { push: { widestBan: { v4: 8 } } };\n",
    });
    expect((await onCall(root, fastly, "ban 5.0.0.0/8 --list blocks".split(" "))).code).toBe(0);
  });

  it.each([
    ["429", { kind: "rate-limited", resetInSeconds: 1800 }],
    ["503 before", { kind: "unavailable", when: "before" }],
    ["drop before", { kind: "drop", when: "before" }],
  ] as const)(
    "end with 3 when the write fails for good, and say what is live: %s",
    async (_, fault) => {
      const { fastly, root } = await released();
      fastly.faults.next(fault, { method: "write", times: 50 });
      for (const list of ["WALL", "blocks"]) {
        const ran = await onCall(root, fastly, ["ban", "5.6.7.8", "--list", list]);
        expect(ran.code).toBe(3);
        expect(ran.stderr.replace(/\s+/g, " ")).toContain(
          "at the edge 5.6.7.8 is as before: run the same command again",
        );
      }
      fastly.faults.clear();
      expect((await onCall(root, fastly, "ban 5.6.7.8 --list WALL".split(" "))).code).toBe(0);
    },
  );

  it.each([
    ["503 after", { kind: "unavailable", when: "after" }],
    ["drop after", { kind: "drop", when: "after" }],
  ] as const)("see for themselves when the answer is lost: %s", async (_, fault) => {
    const { fastly, root } = await released();
    for (const list of ["WALL", "blocks"]) {
      fastly.faults.clear();
      fastly.faults.next(fault, { method: "write", times: 50 });
      expect((await onCall(root, fastly, ["ban", "5.6.7.8", "--list", list])).code).toBe(0);
    }
  });

  it("see an ACL that dropped entries in silence", async () => {
    const { fastly, root } = await released();
    fastly.faults.next({ kind: "truncate-acl", keep: 0 }, { times: 50 });
    const ran = await onCall(root, fastly, "ban 5.6.7.8 --list blocks".split(" "));
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("EW3063");
    expect(audited(root)).toEqual([
      expect.objectContaining({
        command: "ban",
        address: "5.6.7.8",
        before: null,
        after: "unknown",
      }),
    ]);
  });

  it("pass on what Fastly says of a full list", async () => {
    const fastly = await emulator({ limits: { dictionaryItems: 1 } });
    await seed(fastly, { dictionaries: { WALL: { "5.6.7.7": "banned" } } });
    const ran = await onCall(project(policies), fastly, "ban 5.6.7.8 --list WALL".split(" "));
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("EW3060");
    expect(await itemsOf(fastly, "WALL")).toEqual({ "5.6.7.7": "banned" });
  });

  it("need a policy that loads", async () => {
    const { fastly } = await released();
    const ran = await onCall(project({ "policies/p.policy.ts": "throw 1;" }), fastly, [
      "ban",
      "5.6.7.8",
    ]);
    expect(ran.code).toBe(2);
  });
});
