import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fastlyClient, field, idOf, list, type Fastly } from "../clients.js";
import { fresh, mainVcl, openEndpoint, type Contracted } from "./endpoint.js";

let endpoint: Contracted;
let fastly: Fastly;
let service_id: string;

beforeAll(async () => {
  endpoint = await openEndpoint();
  fastly = fastlyClient(endpoint);
  service_id = endpoint.serviceId;
});
afterAll(() => endpoint.close());

/** A draft with a backend, so that it can be activated. */
async function draft(): Promise<number> {
  const { body } = await fastly("Version", "createServiceVersion", { service_id });
  const version_id = Number(field(body, "number"));
  await fastly("Backend", "createBackend", {
    service_id,
    version_id,
    name: "origin",
    address: "192.0.2.1",
  });
  return version_id;
}

describe("a service", () => {
  it("is created, found by name, and deleted", async () => {
    const name = fresh("service");
    const created = await fastly("Service", "createService", { name, type: "vcl" });
    expect(created.body).toMatchObject({ name, type: "vcl", versions: [{ number: 1 }] });
    const id = idOf(created.body);
    expect(id).toMatch(/^\w{22}$/);
    const found = await fastly("Service", "searchService", { name });
    expect(found.body).toMatchObject({ id, name });
    expect(await fastly("Service", "createService", { name, type: "vcl" })).toMatchObject({
      status: 409,
      body: { msg: "Duplicate record" },
    });
    await fastly("Service", "updateService", { service_id: id, comment: "kept" });
    expect(await fastly("Service", "getService", { service_id: id })).toMatchObject({
      body: { comment: "kept", name },
    });
    expect(await fastly("Service", "deleteService", { service_id: id })).toMatchObject({
      status: 200,
      body: { status: "ok" },
    });
    expect(await fastly("Service", "deleteService", { service_id: id })).toMatchObject({
      status: 400,
      body: { msg: "Bad request", detail: `Service '${id}' is deleted` },
    });
  });

  it("is listed, and its details show what a version holds", async () => {
    const version = await draft();
    await fastly("Domain", "createDomain", {
      service_id,
      version_id: version,
      name: `${fresh("d").replaceAll("_", "-")}.example.com`,
    });
    const { body } = await fastly("Service", "getServiceDetail", { service_id, version });
    expect(body).toMatchObject({
      id: service_id,
      version: {
        number: version,
        backends: [{ name: "origin", address: "192.0.2.1", hostname: "192.0.2.1", port: 80 }],
        domains: [{ version }],
        snippets: [],
        settings: { "general.default_ttl": 3600 },
      },
    });
    const services = await fastly("Service", "listServices", { per_page: 100 });
    expect(list(services.body)).toContainEqual(expect.objectContaining({ id: service_id }));
  });
});

describe("a version", () => {
  it("is created, commented on, and cloned with all that it holds", async () => {
    const version_id = await draft();
    await fastly("Version", "updateServiceVersion", { service_id, version_id, comment: "first" });
    const name = fresh("dictionary");
    const dictionary = await fastly("Dictionary", "createDictionary", {
      service_id,
      version_id,
      name,
    });
    expect(dictionary.body).toMatchObject({ name, version: version_id, write_only: false });
    const clone = await fastly("Version", "cloneServiceVersion", { service_id, version_id });
    expect(clone.body).toMatchObject({ comment: "first", locked: false, active: false });
    const number = Number(field(clone.body, "number"));
    expect(number).toBeGreaterThan(version_id);
    const cloned = await fastly("Dictionary", "getDictionary", {
      service_id,
      version_id: number,
      dictionary_name: name,
    });
    expect(cloned.body).toMatchObject({ id: idOf(dictionary.body), version: number });
    // What is done to the clone is not done to the original.
    await fastly("Dictionary", "deleteDictionary", {
      service_id,
      version_id: number,
      dictionary_name: name,
    });
    expect(
      await fastly("Dictionary", "getDictionary", {
        service_id,
        version_id,
        dictionary_name: name,
      }),
    ).toMatchObject({ status: 200 });
  });

  it("that is locked takes no writes", async () => {
    const version_id = await draft();
    const at = { service_id, version_id };
    const locked = await fastly("Version", "lockServiceVersion", at);
    expect(locked.body).toMatchObject({ locked: true, active: false });
    const refused = {
      status: 422,
      body: {
        msg: "Version locked",
        detail: `Version '${version_id}' for service '${service_id}' is locked`,
      },
    };
    const writes: readonly (readonly [string, string, object])[] = [
      ["Dictionary", "createDictionary", { name: fresh("dictionary") }],
      ["Acl", "createAcl", { name: fresh("acl") }],
      ["Vcl", "createCustomVcl", { name: "main", content: mainVcl, main: true }],
      ["Snippet", "createSnippet", { name: "s", type: "recv", content: "", dynamic: "0" }],
      ["Backend", "updateBackend", { backend_name: "origin", port: 81 }],
      ["Backend", "deleteBackend", { backend_name: "origin" }],
      ["Settings", "updateServiceSettings", { general_default_ttl: 10 }],
    ];
    for (const [api, action, options] of writes) {
      const reply = await fastly(api, action, { ...at, ...options });
      expect({ action, ...reply }).toMatchObject({ action, ...refused });
    }
    const backend = await fastly("Backend", "getBackend", { ...at, backend_name: "origin" });
    expect(backend.body).toMatchObject({ port: 80 });
  });

  it("is activated, which locks it and takes the place of the other; and again, which is a rollback", async () => {
    const [older, newer] = [await draft(), await draft()];
    const activate = (version_id: number) =>
      fastly("Version", "activateServiceVersion", { service_id, version_id });
    const read = async (version_id: number) =>
      (await fastly("Version", "getServiceVersion", { service_id, version_id })).body;
    expect((await activate(older)).body).toMatchObject({ active: true, locked: true });
    expect((await activate(newer)).body).toMatchObject({ active: true, locked: true });
    expect(await read(older)).toMatchObject({ active: false, locked: true });
    expect((await activate(older)).body).toMatchObject({ active: true, number: older });
    expect(await read(newer)).toMatchObject({ active: false, locked: true });
    const { body } = await fastly("Service", "getServiceDetail", { service_id });
    expect(body).toMatchObject({ active_version: { number: older } });
    const stopped = await fastly("Version", "deactivateServiceVersion", {
      service_id,
      version_id: older,
    });
    expect(stopped.body).toMatchObject({ active: false, locked: true });
  });

  it("that is staged stays a draft", async () => {
    const version_id = await draft();
    const at = { service_id, version_id, environment_name: "staging" };
    const staged = await fastly("Version", "activateServiceVersionEnvironment", at);
    expect(staged).toMatchObject({ status: 200, body: { locked: false, active: false } });
    expect(
      await fastly("Dictionary", "createDictionary", {
        service_id,
        version_id,
        name: fresh("dictionary"),
      }),
    ).toMatchObject({ status: 200 });
    const unstaged = await fastly("Version", "deactivateServiceVersionEnvironment", at);
    expect(unstaged).toMatchObject({ status: 200, body: { staging: false } });
  });
});

describe("errors", () => {
  it("say what Fastly says", async () => {
    const version_id = await draft();
    const at = { service_id, version_id };
    const wrong = fastlyClient({ url: endpoint.url, token: "not-a-token" });
    expect(await wrong("Service", "getService", { service_id })).toMatchObject({
      status: 401,
      body: { msg: "Provided credentials are missing or invalid" },
    });
    expect(
      await fastly("Dictionary", "getDictionary", { ...at, dictionary_name: "missing" }),
    ).toMatchObject({
      status: 404,
      body: {
        msg: "Record not found",
        detail: `Couldn't find Dictionary '{ deleted => 0000-00-00 00:00:00, name => missing, service => ${service_id}, version => ${version_id} }'`,
      },
    });
    expect(await fastly("Acl", "createAcl", { ...at, name: "1 bad" })).toMatchObject({
      status: 400,
      body: {
        msg: "Bad request",
        detail:
          "Name must start with alphabetical and contain only alphanumeric, underscore, and whitespace",
      },
    });
    const name = fresh("acl");
    expect(await fastly("Acl", "createAcl", { ...at, name })).toMatchObject({
      status: 200,
      // Text on ACLs, a number on dictionaries.
      body: { version: String(version_id) },
    });
    expect(await fastly("Acl", "createAcl", { ...at, name })).toMatchObject({
      status: 409,
      body: { msg: "Duplicate record" },
    });
  });
});
