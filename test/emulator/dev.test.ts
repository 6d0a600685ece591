import { createServer } from "node:http";
import { once } from "node:events";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { devCommand, type DevOptions } from "../../src/cli/commands/dev.js";
import { project, type Ran } from "../support/project.js";
import { field, fastlyClient } from "./clients.js";

/** Runs the command; `use` gets what it printed when it is ready, and then it is stopped. */
async function dev(
  options: Partial<DevOptions>,
  use: (stdout: string) => Promise<void> = async () => {},
  cwd = project({}),
): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const io = {
    cwd,
    stdout: { isTerminal: false, write: (text: string) => void (stdout += text) },
    stderr: { isTerminal: false, write: (text: string) => void (stderr += text) },
    env: {},
  };
  const code = await devCommand({ apiPort: "0", json: false, ...options }, io, () => use(stdout));
  return { code, stdout, stderr };
}

describe("edgewall dev", () => {
  it("prints what another terminal needs, and serves until it is stopped", async () => {
    const { code, stdout, stderr } = await dev({}, async (printed) => {
      const value = (name: string) => new RegExp(`^export ${name}=(.+)$`, "m").exec(printed)?.[1];
      const service_id = value("FASTLY_SERVICE_ID") ?? "";
      expect(value("FASTLY_ACCOUNT_ENDPOINT")).toBe(value("FASTLY_API_ENDPOINT"));
      const fastly = fastlyClient({
        url: value("FASTLY_API_ENDPOINT") ?? "",
        token: value("FASTLY_API_TOKEN") ?? "",
      });
      const { body } = await fastly("Service", "getServiceDetail", { service_id });
      expect(body).toMatchObject({
        name: "edgewall-dev",
        version: { backends: [{ name: "origin" }], domains: [{}], locked: false },
      });
      // A push works at once.
      expect(
        await fastly("Version", "activateServiceVersion", { service_id, version_id: 1 }),
      ).toMatchObject({ status: 200 });
    });
    expect(code).toBe(0);
    expect(stdout.split("\n")).toHaveLength(5);
    expect(stderr).toContain("Ctrl-C");
  });

  it("prints one line of JSON, and keeps its state and token in a file", async () => {
    const folder = project({});
    const lines: unknown[] = [];
    const keep = async (printed: string) => {
      expect(printed.trimEnd()).not.toContain("\n");
      lines.push(JSON.parse(printed));
    };
    const options = { json: true, state: path.join(folder, "state.json") };
    await dev(options, keep);
    await dev(options, keep);
    const [first, second] = lines;
    expect(first).toMatchObject({
      api: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      edge: null,
      console: null,
      serviceId: expect.stringMatching(/^\w{22}$/),
      token: expect.stringMatching(/^\w{32}$/),
    });
    expect(field(second, "token")).toBe(field(first, "token"));
    expect(field(second, "serviceId")).toBe(field(first, "serviceId"));
    await dev({ json: true }, keep);
    expect(field(lines[2], "token")).not.toBe(field(first, "token"));
  });

  it("refuses a port that is none or taken, and a file that is not its own", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const address = server.address();
    const taken = typeof address === "object" && address !== null ? String(address.port) : "";
    for (const apiPort of ["x", "-1", "65536", "1e3", "", taken]) {
      const { code, stderr, stdout } = await dev({ apiPort });
      expect(code).toBe(2);
      expect(stderr).toContain("error[EW1061]");
      expect(stdout).toBe("");
    }
    const cwd = project({ "package.json": "{}" });
    const refused = await dev({ state: "package.json", json: true }, undefined, cwd);
    expect(refused.code).toBe(2);
    expect(JSON.parse(refused.stdout)).toMatchObject({ diagnostics: [{ code: "EW1061" }] });
  });
});
