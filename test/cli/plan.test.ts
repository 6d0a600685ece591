import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/program.js";
import type { Io } from "../../src/cli/io.js";
import { connect } from "../../src/cli/credentials.js";
import { takeCredentials, type Credentials } from "../../src/cli/take-credentials.js";
import type { Emulator } from "../../src/emulator/index.js";
import { ask, emulator, start, token } from "../emulator/emulator.js";
import { policyFile, project, type Json } from "../support/project.js";

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

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function inAndOut(
  cwd: string,
  credentials: Credentials,
): { io: Io; said: () => Omit<Ran, "code"> } {
  let stdout = "";
  let stderr = "";
  const io: Io = {
    cwd,
    stdout: { isTerminal: false, write: (text) => void (stdout += text) },
    stderr: { isTerminal: false, write: (text) => void (stderr += text) },
    env: {},
    credentials: () => credentials,
    clock: { now: () => start, sleep: async () => {}, random: () => 0.5 },
  };
  return { io, said: () => ({ stdout, stderr }) };
}

async function edgewall(
  cwd: string,
  credentials: Credentials,
  ...args: readonly string[]
): Promise<Ran> {
  const { io, said } = inAndOut(cwd, credentials);
  return { code: await run(args, io), ...said() };
}

function credentialsFor({ url, serviceId }: Emulator): Credentials {
  return { token: token.value, endpoint: url, serviceId: serviceId ?? "" };
}

describe("edgewall plan", () => {
  it("shows a first push by rule, by list and in order, and writes nothing", async () => {
    const fastly = await emulator();
    const { code, stdout, stderr } = await edgewall(project(files), credentialsFor(fastly), "plan");
    expect(code).toBe(0);
    expect(stdout).toContain("+ testing  policies/wall.policy.ts:9");
    expect(stdout).toContain("testers: 2 added, 0 removed  (rule testing)");
    expect(stdout).toContain("create ACL testers");
    expect(stdout).toContain("17 API writes: they fit into one hour");
    expect(stderr).toBe(`talking to ${fastly.url}, not to Fastly\n`);
    const methods = new Set(fastly.requests().map(({ method }) => method));
    expect([...methods]).toEqual(["GET"]);
  });

  it("counts the writes that the push then makes, and has nothing left to say after it", async () => {
    const fastly = await emulator();
    const cwd = project(files);
    const credentials = credentialsFor(fastly);
    expect((await edgewall(cwd, {}, "verify", "--update")).code).toBe(0);
    const planned = JSON.parse((await edgewall(cwd, credentials, "plan", "--json")).stdout) as Json;
    const writes = () => fastly.requests().filter(({ method }) => method !== "GET").length;
    const pushed = await edgewall(cwd, credentials, "push", "--yes", "--json");
    expect(pushed).toMatchObject({ code: 0, stderr: expect.not.stringContaining("error") });
    expect(writes()).toBe(planned.writes);

    const again = await edgewall(cwd, credentials, "plan");
    expect(again.stdout).toMatch(
      /: version \d+ is active\nnothing to change: release \w{12} is live\n$/,
    );
    expect(again.code).toBe(0);
    const json = JSON.parse((await edgewall(cwd, credentials, "plan", "--json")).stdout) as Json;
    expect(json).toMatchObject({ operations: [], writes: 0, hours: 0 });
  });

  it("prints one JSON document with the keys that are promised", async () => {
    const fastly = await emulator();
    const ran = await edgewall(project(files), credentialsFor(fastly), "plan", "--json");
    const json = JSON.parse(ran.stdout) as Json;
    expect(json).toMatchObject({
      service: fastly.serviceId,
      active: null,
      writes: 17,
      rules: { added: ["abroad", "testing", "banned"], removed: [], changed: [] },
      diagnostics: [],
    });
    expect(json.operations).toContainEqual({
      phase: "before",
      kind: "entries",
      name: "testers",
      action: "add",
      entries: 2,
      writes: 1,
    });
  });

  it("refuses a name that somebody else's container has, with exit code 1", async () => {
    const fastly = await emulator();
    const id = fastly.serviceId ?? "";
    await ask(fastly, "POST", `/service/${id}/version/1/acl`, { name: "testers" });
    await ask(fastly, "PUT", `/service/${id}/version/1/activate`);
    const { code, stderr } = await edgewall(project(files), credentialsFor(fastly), "plan");
    expect(code).toBe(1);
    expect(stderr).toContain(
      "error[EW3022] the service has an ACL `testers`, which edgewall did not create",
    );
  });

  it("prints nothing of the live service that a terminal would obey", async () => {
    const fastly = await emulator();
    const id = fastly.serviceId ?? "";
    const name = "\u001B[2Jevil";
    await ask(fastly, "PUT", `/service/${id}`, { name });
    await ask(fastly, "POST", `/service/${id}/version/1/snippet`, {
      name,
      type: "recv",
      priority: "1",
      dynamic: "0",
      content: 'error 620 "x";',
    });
    await ask(fastly, "PUT", `/service/${id}/version/1/activate`);
    const { stdout, stderr } = await edgewall(project(files), credentialsFor(fastly), "plan");
    expect(stderr).toContain("EW3026");
    expect(stdout + stderr).not.toContain("\u001B");
  });

  it.each([
    ["no token", (one: Credentials) => ({ ...one, token: "" }), 3, "FASTLY_API_TOKEN"],
    [
      "a wrong token",
      (one: Credentials) => ({ ...one, token: "w".repeat(32) }),
      3,
      "FASTLY_API_TOKEN",
    ],
    [
      "a wrong service",
      (one: Credentials) => ({ ...one, serviceId: "nobody" }),
      3,
      "FASTLY_SERVICE_ID",
    ],
    [
      "no service",
      (one: Credentials) => ({ ...one, serviceId: undefined }),
      2,
      "FASTLY_SERVICE_ID",
    ],
    [
      "a path for a service",
      (one: Credentials) => ({ ...one, serviceId: "../x" }),
      2,
      "FASTLY_SERVICE_ID",
    ],
    [
      "a dead endpoint",
      (one: Credentials) => ({ ...one, endpoint: "http://127.0.0.1:9" }),
      3,
      "run it again",
    ],
    [
      "http to elsewhere",
      (one: Credentials) => ({ ...one, endpoint: "http://example.com" }),
      2,
      "https://",
    ],
  ])(
    "says what is wrong with %s, and never the token",
    async (_, change, code, hint) => {
      const fastly = await emulator();
      const wrong = change(credentialsFor(fastly)) as Credentials;
      const cwd = project(files);
      const text = await edgewall(cwd, wrong, "plan");
      expect(text.code).toBe(code);
      expect(text.stderr).toContain(hint);
      expect(text.stdout).toBe("");
      const json = await edgewall(cwd, wrong, "plan", "--json");
      expect(json.code).toBe(code);
      expect((JSON.parse(json.stdout) as Json).diagnostics).toHaveLength(1);
      for (const said of [text.stdout, text.stderr, json.stdout, json.stderr])
        for (const secret of [token.value, wrong.token])
          if (secret) expect(said).not.toContain(secret);
    },
    30_000,
  );
});

describe("credentials", () => {
  it("take the token out of the environment", () => {
    const env = { FASTLY_API_TOKEN: "secret\n", FASTLY_SERVICE_ID: "abc", OTHER: "1" };
    expect(takeCredentials(env)).toEqual({ token: "secret", serviceId: "abc" });
    expect(env).toEqual({ FASTLY_SERVICE_ID: "abc", OTHER: "1" });
  });

  it.each([
    ["https://api.fastly.com", true],
    ["https://api.fastly.com/", true],
    ["https://fastly.example", true],
    ["http://127.0.0.1:7070", true],
    ["http://localhost:7070/", true],
    ["http://[::1]:7070", true],
    ["http://127.0.0.1.example.com", false],
    ["http://localhost.example.com", false],
    ["http://10.0.0.1", false],
    ["https://user:password@api.fastly.com", false],
    ["https://api.fastly.com?x=1", false],
    ["ftp://127.0.0.1", false],
    ["file:///etc/passwd", false],
    ["api.fastly.com", false],
    ["", true],
  ])("go to %s: %s", (endpoint, isFine) => {
    const { io, said } = inAndOut("/", {
      token: "secret",
      endpoint: endpoint || undefined,
    } as Credentials);
    const connection = connect(io);
    expect(connection.ok).toBe(isFine);
    if (!connection.ok) expect(JSON.stringify(connection)).not.toMatch(/password|secret/);
    const isFastly = endpoint === "" || /^https:\/\/api\.fastly\.com\/?$/.test(endpoint);
    expect(said().stderr === "").toBe(isFastly || !isFine);
  });
});
