import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fastlyClient, field, idOf, type Fastly } from "../clients.js";
import { mainVcl, openEndpoint, type Contracted } from "./endpoint.js";

let endpoint: Contracted;
let fastly: Fastly;
let service_id: string;

beforeAll(async () => {
  endpoint = await openEndpoint();
  fastly = fastlyClient(endpoint);
  service_id = endpoint.serviceId;
});
afterAll(() => endpoint.close());

/** A draft with a backend. */
async function draft(): Promise<{ readonly service_id: string; readonly version_id: number }> {
  const { body } = await fastly("Version", "createServiceVersion", { service_id });
  const at = { service_id, version_id: Number(field(body, "number")) };
  await fastly("Backend", "createBackend", { ...at, name: "origin", address: "192.0.2.1" });
  return at;
}

const validate = (at: object) => fastly("Version", "validateServiceVersion", at);
const generated = async (at: object): Promise<string> =>
  String(field((await fastly("Vcl", "getCustomVclGenerated", at)).body, "content"));

describe("custom VCL", () => {
  it("is uploaded, and one of them is main", async () => {
    const at = await draft();
    const one = await fastly("Vcl", "createCustomVcl", {
      ...at,
      name: "one",
      content: mainVcl,
      main: true,
    });
    expect(one.body).toMatchObject({ name: "one", main: true, content: mainVcl });
    await fastly("Vcl", "createCustomVcl", {
      ...at,
      name: "two",
      content: mainVcl.replace("vcl_recv {", "vcl_recv {\n  # the second"),
      main: false,
    });
    expect(
      (await fastly("Vcl", "setCustomVclMain", { ...at, vcl_name: "two" })).body,
    ).toMatchObject({ main: true });
    expect((await fastly("Vcl", "getCustomVcl", { ...at, vcl_name: "one" })).body).toMatchObject({
      main: false,
    });
    expect(await generated(at)).toContain("# the second");
    expect((await validate(at)).body).toMatchObject({ status: "ok", errors: [] });
  });

  it("that is wrong does not validate", async () => {
    const at = await draft();
    await fastly("Vcl", "createCustomVcl", {
      ...at,
      name: "main",
      main: true,
      content: mainVcl.replace("return(lookup);", "set req.http.X = no.such.variable;"),
    });
    const { body } = await validate(at);
    expect(body).toMatchObject({
      status: "error",
      msg: expect.stringContaining("no.such.variable"),
    });
    expect(field(body, "errors")).not.toEqual([]);
  });
});

describe("snippets", () => {
  it("stand where their type says, lower priorities first", async () => {
    const at = await draft();
    const add = (name: string, priority: number, type = "recv") =>
      fastly("Snippet", "createSnippet", {
        ...at,
        name,
        type,
        priority,
        dynamic: "0",
        content: `set req.http.X-${name} = "1";`,
      });
    expect((await add("late", 200)).body).toMatchObject({
      name: "late",
      type: "recv",
      priority: "200",
      dynamic: "0",
      version: String(at.version_id),
    });
    await add("early", 5);
    await add("gone", 5, "deliver");
    await fastly("Snippet", "deleteSnippet", { ...at, name: "gone" });
    const text = await generated(at);
    expect(text).not.toContain("X-gone");
    expect(text.indexOf("X-early")).toBeGreaterThan(text.indexOf("sub vcl_recv"));
    expect(text.indexOf("X-late")).toBeGreaterThan(text.indexOf("X-early"));
    expect((await validate(at)).body).toMatchObject({ status: "ok" });
  });

  it("that are wrong pass when they are created, and fail validation and activation", async () => {
    const at = await draft();
    const created = await fastly("Snippet", "createSnippet", {
      ...at,
      name: "bad",
      type: "recv",
      dynamic: "0",
      content: "if (req.url ~ { error 403; }",
    });
    expect(created).toMatchObject({ status: 200 });
    expect((await validate(at)).body).toMatchObject({ status: "error" });
    const refused = await fastly("Version", "activateServiceVersion", at);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.body).toMatchObject({ msg: expect.any(String) });
    expect((await fastly("Version", "getServiceVersion", at)).body).toMatchObject({
      active: false,
      locked: false,
    });
  });

  it("that are dynamic keep their content outside of versions", async () => {
    const at = await draft();
    const created = await fastly("Snippet", "createSnippet", {
      ...at,
      name: "live",
      type: "recv",
      dynamic: "1",
      content: 'set req.http.X-Live = "1";',
    });
    expect(created.body).toMatchObject({ dynamic: "1", content: null });
    const id = idOf(created.body);
    const one = { service_id, snippet_id: id, id };
    expect((await fastly("Snippet", "getSnippetDynamic", one)).body).toMatchObject({
      snippet_id: id,
      content: 'set req.http.X-Live = "1";',
    });
    await fastly("Version", "lockServiceVersion", at);
    const changed = { ...one, content: 'set req.http.X-Live = "2";' };
    expect(await fastly("Snippet", "updateSnippetDynamic", changed)).toMatchObject({ status: 200 });
    expect(await generated(at)).toContain('X-Live = "2"');
  });
});
