import { describe, expect, it } from "vitest";
import type { Emulator } from "../../src/emulator/index.js";
import { field } from "./clients.js";
import { ask, emulator } from "./emulator.js";

const path = (at: Emulator) => `/service/${at.serviceId}/version/1`;

async function generated(at: Emulator): Promise<string> {
  return String(field((await ask(at, "GET", `${path(at)}/generated_vcl`)).json, "content"));
}

async function messages(at: Emulator): Promise<readonly unknown[]> {
  const errors = field((await ask(at, "GET", `${path(at)}/validate`)).json, "errors");
  return Array.isArray(errors) ? errors : [];
}

describe("generated VCL", () => {
  it("holds what the version's settings say, and is right", async () => {
    const at = await emulator();
    const post = async (kind: string, fields: object) =>
      expect(await ask(at, "POST", `${path(at)}/${kind}`, fields)).toMatchObject({ status: 200 });
    await post("dictionary", { name: "switches" });
    await post("acl", { name: "nets" });
    await post("condition", { name: "api", statement: 'req.url ~ "^/api/"', type: "REQUEST" });
    await post("backend", {
      name: "api origin",
      address: "api.example.com",
      request_condition: "api",
    });
    await post("director", { name: "pool", type: 1 });
    await post("director/pool/backend/origin", {});
    await post("header", {
      name: "h",
      type: "request",
      action: "set",
      dst: "http.X-Country",
      src: "client.geo.country_code",
    });
    await post("header", {
      name: "no-server",
      type: "response",
      action: "delete",
      dst: "http.Server",
    });
    await post("response_object", {
      name: "closed",
      status: 503,
      response: 'Back "soon"',
      content: '<p>"} 100% closed</p>',
      content_type: "text/html",
      request_condition: "api",
    });
    const text = await generated(at);
    for (const part of [
      "acl nets {",
      "table switches {",
      "backend F_origin {",
      "backend F_api_origin {",
      "director pool random {",
      "set req.backend = F_origin;",
      'if (req.url ~ "^/api/") { set req.backend = F_api_origin; }',
      "set req.http.X-Country = client.geo.country_code;",
      "unset resp.http.Server;",
      'if (req.url ~ "^/api/") { error 900; }',
    ])
      expect(text).toContain(part);
    expect(await messages(at)).toEqual([]);
  });

  it("of custom VCL holds what it includes", async () => {
    const at = await emulator();
    const vcl = (name: string, content: string, main = false) =>
      ask(at, "POST", `${path(at)}/vcl`, { name, content, main });
    await vcl("main", 'include "shared";\nsub vcl_recv {\n#FASTLY recv\ncall shared;\n}\n', true);
    expect(await messages(at)).toEqual([expect.stringContaining("cannot be followed")]);
    await vcl("shared", "sub shared {\n  set req.http.X-Shared = no.such;\n}\n");
    // The place is the one in the file where the mistake is.
    expect(await messages(at)).toEqual([
      expect.stringMatching(/`no\.such`[^]*\nat: \(vcl shared Line 2 Pos 27\)$/),
    ]);
    await ask(at, "PUT", `${path(at)}/vcl/shared`, {
      content: 'sub shared {\n  set req.http.X-Shared = "1";\n}\n',
    });
    expect(await messages(at)).toEqual([]);
  });

  it("says in which snippet a mistake is, and on which line of it", async () => {
    const at = await emulator();
    const add = (name: string, priority: number, content: string) =>
      ask(at, "POST", `${path(at)}/snippet`, {
        name,
        type: "recv",
        dynamic: "0",
        priority,
        content,
      });
    await add("right", 1, 'set req.http.A = "1";\nset req.http.B = "2";');
    await add("wrong", 2, "# a comment\nif (table.contains(MISSING, client.ip)) { error 620; }");
    expect(await messages(at)).toEqual([
      expect.stringMatching(/`MISSING`[^]*\nat: \(snippet wrong Line 2 Pos 20\)$/),
    ]);
    await ask(at, "POST", `${path(at)}/dictionary`, { name: "MISSING" });
    expect(await messages(at)).toEqual([]);
  });

  it("has parts of at most 1 MB", async () => {
    const at = await emulator({ limits: { vclBytes: 100 } });
    await ask(at, "POST", `${path(at)}/snippet`, {
      name: "long",
      type: "init",
      dynamic: "1",
      content: `# ${"x".repeat(100)}`,
    });
    expect(await messages(at)).toEqual(["snippet 'long' is larger than 100 bytes"]);
  });

  it("without a backend is activated with a warning", async () => {
    const at = await emulator();
    await ask(at, "DELETE", `${path(at)}/backend/origin`);
    expect((await ask(at, "PUT", `${path(at)}/activate`)).json).toMatchObject({
      active: true,
      msg: "Warning: No default director found",
    });
  });
});

describe("lint", () => {
  it("checks VCL that is kept nowhere", async () => {
    const at = await emulator();
    const lint = (vcl: string) => ask(at, "POST", "/vcl_lint", { vcl });
    expect((await lint("sub vcl_recv {\n#FASTLY recv\n}\n")).json).toMatchObject({
      data: { attributes: { status: "ok", errors: [] } },
    });
    expect((await lint("sub vcl_recv {\n")).json).toMatchObject({
      data: { attributes: { status: "error", msg: expect.stringContaining("(input Line") } },
    });
  });
});
