import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/program.js";
import type { Io } from "../../src/cli/io.js";
import type { Emulator } from "../../src/emulator/index.js";
import { emulator, start, token } from "../emulator/emulator.js";
import { serviceOf } from "../fastly/push/edge.js";
import { edgewall, policyFile, project, type Json, type Ran } from "../support/project.js";

const files = {
  "policies/lists/testers.txt": "192.0.2.1\n192.0.2.8/29\n",
  "policies/wall.policy.ts": policyFile(`
const testers = ipList("testers", { file: "lists/testers.txt" });
const switches = dictionary("switches", { ban: toggle("disabled") });
const wall = ipList("wall", { store: "dictionary", managed: "live" });
export default policy("wall", { rules: [
  geoBan("abroad", { allow: ["US"], when: switches.ban.isEnabled(), respond: { status: 503 } }),
  ipBan("testing", { list: testers, respond: { status: 403 } }),
  ipBan("banned", { list: wall, respond: { status: 403 } }),
] });`),
};

interface Terminal {
  /** What is typed. */
  readonly typed?: string;
  readonly token?: string;
  readonly onOutput?: (text: string) => void;
}

/** Runs push on a fake clock; with `typed`, on a terminal. */
async function push(
  cwd: string,
  fastly: Emulator,
  args: readonly string[] = [],
  { typed, token: given = token.value }: Terminal = {},
): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  let now = start;
  const isTerminal = typed !== undefined;
  const io: Io = {
    cwd,
    stdout: { isTerminal, write: (text) => void (stdout += text) },
    stderr: { isTerminal, write: (text) => void (stderr += text) },
    ...(typed !== undefined && {
      stdin: (async function* () {
        yield typed;
      })(),
    }),
    env: { NO_COLOR: "1" },
    credentials: () => ({
      token: given,
      serviceId: fastly.serviceId ?? "",
      endpoint: fastly.url,
    }),
    clock: {
      now: () => now,
      sleep: async (milliseconds) => void (now += milliseconds),
      random: () => 0.5,
    },
  };
  return { code: await run(["push", ...args], io), stdout, stderr };
}

/** A project whose golden files match. */
async function reviewed(): Promise<string> {
  const root = project(files);
  expect((await edgewall(root, "verify", "--update")).code).toBe(0);
  return root;
}

function writesOf({ requests }: Emulator): readonly string[] {
  return requests()
    .filter(({ method }) => method !== "GET")
    .map(({ method, path: where }) => `${method} ${where}`);
}

describe("edgewall push", () => {
  it("pushes with --yes, and tells machines what became of it", async () => {
    const fastly = await emulator();
    const root = await reviewed();
    const { code, stdout, stderr } = await push(root, fastly, ["--yes", "--json"]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/version 2 is active/);
    const json = JSON.parse(stdout) as Json;
    expect(json).toMatchObject({
      service: fastly.serviceId,
      active: null,
      version: 2,
      activated: true,
      rules: { added: ["abroad", "testing", "banned"], removed: [], changed: [] },
      diagnostics: [],
    });
    expect(json.applied).toBe((json.operations as readonly unknown[]).length);
    expect(json.writes).toBe(writesOf(fastly).length);
    expect(serviceOf(fastly).versions.map(({ active }) => active)).toEqual([false, true]);
  });

  it("says that there is nothing to do, and does not ask", async () => {
    const fastly = await emulator();
    const root = await reviewed();
    await push(root, fastly, ["--yes"]);
    const before = writesOf(fastly).length;
    const { code, stdout } = await push(root, fastly);
    expect([code, writesOf(fastly).length]).toEqual([0, before]);
    expect(stdout).toContain("nothing to change");
  });

  it("writes nothing without --yes where there is nobody to ask", async () => {
    const fastly = await emulator();
    const { code, stderr } = await push(await reviewed(), fastly);
    expect([code, writesOf(fastly)]).toEqual([2, []]);
    expect(stderr).toContain("EW3049");
  });

  it.each([
    ["y\n", 0],
    ["YES\n", 0],
    ["n\n", 1],
    ["\n", 1],
    ["yellow\n", 1],
    ["", 1],
  ])("on a terminal, asks: %j ends with %i", async (typed, code) => {
    const fastly = await emulator();
    const ran = await push(await reviewed(), fastly, [], { typed });
    expect(ran.stderr).toContain("Push this to test? [y/N]");
    expect([ran.code, writesOf(fastly).length > 0]).toEqual([code, code === 0]);
  });

  it("refuses what differs from golden", async () => {
    const fastly = await emulator();
    const root = await reviewed();
    const file = path.join(root, "policies/wall.policy.ts");
    writeFileSync(file, readFileSync(file, "utf8").replace("503", "451"));
    const { code, stderr } = await push(root, fastly, ["--yes"]);
    expect([code, writesOf(fastly)]).toEqual([1, []]);
    expect(stderr).toContain("EW1053");
    expect(stderr).toContain("wall/error.vcl differs from golden: rule `abroad`");
  });

  it("refuses where nothing was ever reviewed", async () => {
    const fastly = await emulator();
    const { code } = await push(project(files), fastly, ["--yes"]);
    expect([code, writesOf(fastly)]).toEqual([1, []]);
  });

  it.each([
    ["no token", "", /EW3030.*no API token/],
    ["a wrong token", "wrong-token-value", /EW3030.*credentials/],
  ])("ends with 3 with %s, which it does not print", async (_name, given, said) => {
    const fastly = await emulator();
    const { code, stdout, stderr } = await push(await reviewed(), fastly, ["--yes"], {
      token: given,
    });
    expect([code, writesOf(fastly)]).toEqual([3, []]);
    expect(stderr).toMatch(said);
    if (given !== "") expect(stdout + stderr).not.toContain(given);
  });

  it("ends with 3 with a token that may only read, and says what is live", async () => {
    const reader = { value: "reader-token", name: "reader", scope: "global:read" } as const;
    const fastly = await emulator({ tokens: [token, reader] });
    const { code, stdout, stderr } = await push(await reviewed(), fastly, ["--yes"], {
      token: reader.value,
    });
    expect(code).toBe(3);
    expect(stderr).toContain("EW3040");
    expect(stderr).toContain("global");
    expect(stdout).toContain("no version is active, as before");
    expect(stdout).toContain("next: `edgewall plan`, then `edgewall push`");
  });

  it("keeps what the lists held, for its owner's eyes", async () => {
    const fastly = await emulator();
    const root = await reviewed();
    await push(root, fastly, ["--yes"]);
    writeFileSync(path.join(root, "policies/lists/testers.txt"), "192.0.2.1\n");
    await edgewall(root, "verify", "--update");
    expect((await push(root, fastly, ["--yes"])).code).toBe(0);
    const file = path.join(root, `.edgewall/snapshots/${fastly.serviceId}/2.json`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      version: 2,
      at: start,
      containers: { testers: { kind: "acl", entries: ["192.0.2.1", "192.0.2.8/29"] } },
    });
  });

  it("notes the commit that it pushes, where all is committed", async () => {
    const root = await reviewed();
    const git = (...args: readonly string[]): string =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
        cwd: root,
        encoding: "utf8",
      }).trim();
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "policy");
    const fastly = await emulator();
    await push(root, fastly, ["--yes", "--comment", "card testers"]);
    writeFileSync(path.join(root, "policies/lists/testers.txt"), "192.0.2.1\n");
    writeFileSync(
      path.join(root, "policies/wall.policy.ts"),
      files["policies/wall.policy.ts"].replace("503", "451"),
    );
    await edgewall(root, "verify", "--update");
    await push(root, fastly, ["--yes", "--comment", "more"]);
    const comments = serviceOf(fastly).versions.map(({ comment }) => comment);
    const commit = git("rev-parse", "--short=7", "HEAD");
    expect(comments[1]).toMatch(new RegExp(`^edgewall [0-9a-f]{12} ${commit}: card testers$`));
    expect(comments[2]).toMatch(/^edgewall [0-9a-f]{12}: more$/);
  });

  it("shows its progress in one line of a terminal", async () => {
    const fastly = await emulator();
    const { stderr } = await push(await reviewed(), fastly, ["--yes"], { typed: "" });
    const [before = "", ...steps] = stderr.split("\r\u001B[K");
    expect(before.endsWith("not to Fastly\n")).toBe(true);
    expect(steps.length).toBeGreaterThan(10);
    for (const step of steps) expect(step).toMatch(/^(?:\[\d+\/\d+\] [ -~]+|[ -~]*\n)?$/);
    expect(steps.at(-1)).toBe("");
  });

  it("stops rather than waits with --no-wait", async () => {
    const fastly = await emulator();
    fastly.rate.use(token.value, 945, start);
    const { code, stdout, stderr } = await push(await reviewed(), fastly, ["--yes", "--no-wait"]);
    expect(code).toBe(3);
    expect(stderr).toContain("EW3044");
    expect(stderr).toContain("2026-01-01 01:00:00 UTC");
    expect(stdout).toContain("no version is active, as before");
  });
});
