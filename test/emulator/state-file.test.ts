import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EmulatorError } from "../../src/emulator/index.js";
import { project } from "../support/project.js";
import { field } from "./clients.js";
import { ask, emulator, openEmulator, token } from "./emulator.js";

describe("a state file", () => {
  it("keeps all that the API holds, and the token", async () => {
    const folder = project({});
    const stateFile = path.join(folder, "state.json");
    const first = await openEmulator({ stateFile });
    const service = `/service/${first.serviceId}`;
    const version = `${service}/version/1`;
    const dictionary = await ask(first, "POST", `${version}/dictionary`, { name: "d" });
    const items = `${service}/dictionary/${field(dictionary.json, "id")}/items`;
    await ask(first, "PATCH", items, {
      items: [{ op: "create", item_key: "__proto__", item_value: "1" }],
    });
    const acl = await ask(first, "POST", `${version}/acl`, { name: "a" });
    const entries = `${service}/acl/${field(acl.json, "id")}/entries`;
    await ask(first, "PATCH", entries, {
      entries: [{ op: "create", ip: "192.0.2.0", subnet: 24, negated: 1 }],
    });
    await ask(first, "POST", `${version}/snippet`, {
      name: "s",
      type: "recv",
      dynamic: "1",
      content: "# live",
    });
    await ask(first, "PUT", `${version}/activate`);
    const paths = [`${service}/details`, items, entries, `${version}/generated_vcl`];
    const read = async (at: { readonly url: string }) =>
      Promise.all(paths.map(async (each) => (await ask(at, "GET", each)).json));
    const before = await read(first);
    await first.close();

    const other = { value: "another", name: "another", scope: "global" } as const;
    const second = await emulator({ stateFile, tokens: [other] });
    expect(second.token).toBe(token.value);
    expect(second.serviceId).toBe(first.serviceId);
    expect(await read(second)).toEqual(before);
  });

  it("is only its owner's, and leaves nothing beside it", async () => {
    const folder = project({});
    const stateFile = path.join(folder, "state.json");
    const at = await openEmulator({ stateFile });
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => ask(at, "POST", "/service", { name: `s${index}` })),
    );
    await at.close();
    expect(statSync(stateFile).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["state.json"]);
    expect(JSON.parse(readFileSync(stateFile, "utf8")).services).toHaveLength(31);
  });

  it("that is none of ours is refused, and stays as it is", async () => {
    const folder = project({});
    const stateFile = path.join(folder, "state.json");
    const wrong = [
      "",
      "{",
      "null",
      "[]",
      '{"name":"a project"}',
      '{"edgewall":"emulator","format":2}',
      '{"edgewall":"emulator","format":1,"tokens":[],"customerId":"c","userId":"u","services":[{}]}',
    ];
    for (const text of wrong) {
      writeFileSync(stateFile, text);
      await expect(openEmulator({ stateFile })).rejects.toThrow(EmulatorError);
      expect(readFileSync(stateFile, "utf8")).toBe(text);
    }
  });

  it("that cannot be written is said at the start", async () => {
    const folder = project({});
    const stateFile = path.join(folder, "missing", "state.json");
    await expect(openEmulator({ stateFile })).rejects.toThrow(/cannot be written \(ENOENT\)/);
    expect(existsSync(stateFile)).toBe(false);
  });
});
