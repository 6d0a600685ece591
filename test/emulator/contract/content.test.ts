import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fastlyClient, field, idOf, list, type Fastly } from "../clients.js";
import { fresh, openEndpoint, type Contracted } from "./endpoint.js";

let endpoint: Contracted;
let fastly: Fastly;
let service_id: string;
let version_id: number;

beforeAll(async () => {
  endpoint = await openEndpoint();
  fastly = fastlyClient(endpoint);
  service_id = endpoint.serviceId;
  const { body } = await fastly("Version", "createServiceVersion", { service_id });
  version_id = Number(field(body, "number"));
});
afterAll(() => endpoint.close());

async function dictionary(more: object = {}): Promise<string> {
  const name = fresh("dictionary");
  const options = { service_id, version_id, name, ...more };
  return idOf((await fastly("Dictionary", "createDictionary", options)).body);
}

async function acl(): Promise<string> {
  const name = fresh("acl");
  return idOf((await fastly("Acl", "createAcl", { service_id, version_id, name })).body);
}

/** The target of the link of a relation in a `Link` header. */
function linked(header: string | undefined, relation: string): URLSearchParams | undefined {
  const target = new RegExp(`<([^>]*)>; rel="${relation}"`).exec(header ?? "")?.[1];
  return target === undefined ? undefined : new URL(target).searchParams;
}

describe("items of a dictionary", () => {
  const items = (dictionary_id: string, request: readonly object[]) =>
    fastly("DictionaryItem", "bulkUpdateDictionaryItem", {
      service_id,
      dictionary_id,
      bulk_update_dictionary_list_request: { items: request },
    });
  const read = async (dictionary_id: string) =>
    list(
      (await fastly("DictionaryItem", "listDictionaryItems", { service_id, dictionary_id })).body,
    );

  it("are created, put, updated and deleted", async () => {
    const at = { service_id, dictionary_id: await dictionary() };
    const one = { ...at, dictionary_item_key: "192.0.2.1" };
    const create = () =>
      fastly("DictionaryItem", "createDictionaryItem", {
        ...at,
        item_key: "192.0.2.1",
        item_value: "1",
      });
    expect((await create()).body).toMatchObject({
      dictionary_id: at.dictionary_id,
      item_key: "192.0.2.1",
      item_value: "1",
    });
    expect(await create()).toMatchObject({ status: 409, body: { msg: "Duplicate record" } });
    await fastly("DictionaryItem", "updateDictionaryItem", { ...one, item_value: "2" });
    expect((await fastly("DictionaryItem", "getDictionaryItem", one)).body).toMatchObject({
      item_value: "2",
    });
    const other = { ...at, dictionary_item_key: "other" };
    expect(
      await fastly("DictionaryItem", "updateDictionaryItem", { ...other, item_value: "x" }),
    ).toMatchObject({ status: 404, body: { msg: "Record not found" } });
    expect(
      await fastly("DictionaryItem", "upsertDictionaryItem", { ...other, item_value: "x" }),
    ).toMatchObject({ status: 200 });
    expect(await fastly("DictionaryItem", "deleteDictionaryItem", other)).toMatchObject({
      body: { status: "ok" },
    });
    expect(await fastly("DictionaryItem", "deleteDictionaryItem", other)).toMatchObject({
      status: 404,
      body: { msg: "Record not found" },
    });
    expect(await read(at.dictionary_id)).toMatchObject([
      { item_key: "192.0.2.1", item_value: "2" },
    ]);
  });

  it("change in batches, all or none", async () => {
    const id = await dictionary();
    const created = await items(id, [
      { op: "create", item_key: "a", item_value: "1" },
      { op: "upsert", item_key: "b", item_value: "2" },
    ]);
    expect(created).toMatchObject({ status: 200, body: { status: "ok" } });
    const before = await read(id);
    const failing: readonly object[] = [
      { op: "create", item_key: "a", item_value: "again" },
      { op: "update", item_key: "missing", item_value: "x" },
      { op: "delete", item_key: "missing" },
    ];
    for (const last of failing) {
      const { status } = await items(id, [
        { op: "upsert", item_key: "a", item_value: "changed" },
        { op: "delete", item_key: "b" },
        { op: "create", item_key: "c", item_value: "3" },
        last,
      ]);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(await read(id)).toEqual(before);
    }
    await items(id, [
      { op: "delete", item_key: "a" },
      { op: "update", item_key: "b", item_value: "changed" },
    ]);
    expect(await read(id)).toMatchObject([{ item_key: "b", item_value: "changed" }]);
  });

  it("come in pages, which link to each other", async () => {
    const dictionary_id = await dictionary();
    const keys = Array.from({ length: 250 }, (_, index) => `key-${index}`);
    await items(
      dictionary_id,
      keys.map((item_key) => ({ op: "create", item_key, item_value: "1" })),
    );
    const seen: unknown[] = [];
    let page: number | undefined = 1;
    let pages = 0;
    while (page !== undefined && pages < 10) {
      const { body, headers } = await fastly("DictionaryItem", "listDictionaryItems", {
        service_id,
        dictionary_id,
        page,
        per_page: 100,
      });
      pages++;
      seen.push(...list(body).map((item) => field(item, "item_key")));
      const link = headers["link"];
      if (page < 3) expect(linked(link, "last")?.get("page")).toBe("3");
      else expect(linked(link, "last")).toBeUndefined();
      if (page > 1) expect(linked(link, "first")?.get("page")).toBe("1");
      const next = linked(link, "next")?.get("page");
      page = next === undefined || next === null ? undefined : Number(next);
    }
    expect(pages).toBe(3);
    expect(seen.toSorted()).toEqual(keys.toSorted());
  });

  it("are at most 1000 in a batch, and keys and values have a length", async () => {
    const id = await dictionary();
    const many = Array.from({ length: 1001 }, (_, index) => ({
      op: "create",
      item_key: `key-${index}`,
      item_value: "1",
    }));
    expect(await items(id, many)).toMatchObject({ status: 400 });
    const long = { op: "create", item_key: "k".repeat(257), item_value: "1" };
    expect(await items(id, [long])).toMatchObject({ status: 400 });
    const wide = { op: "create", item_key: "k", item_value: "v".repeat(8001) };
    expect(await items(id, [wide])).toMatchObject({ status: 400 });
    expect(await read(id)).toEqual([]);
  });

  it("of a private dictionary are counted and not shown", async () => {
    const dictionary_id = await dictionary({ write_only: true });
    await items(dictionary_id, [{ op: "create", item_key: "secret", item_value: "1" }]);
    const at = { service_id, dictionary_id };
    const listed = await fastly("DictionaryItem", "listDictionaryItems", at);
    expect(JSON.stringify(listed.body)).not.toContain("secret");
    const info = await fastly("DictionaryInfo", "getDictionaryInfo", { ...at, version_id });
    expect(info.body).toMatchObject({
      item_count: 1,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      last_updated: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    });
  });
});

describe("entries of an ACL", () => {
  const entries = (acl_id: string, request: readonly object[]) =>
    fastly("AclEntry", "bulkUpdateAclEntries", {
      service_id,
      acl_id,
      bulk_update_acl_entries_request: { entries: request },
    });
  const read = async (acl_id: string) =>
    list((await fastly("AclEntry", "listAclEntries", { service_id, acl_id, per_page: 100 })).body);

  it("are created, updated and deleted", async () => {
    const at = { service_id, acl_id: await acl() };
    const created = await fastly("AclEntry", "createAclEntry", {
      ...at,
      acl_entry: { ip: "192.0.2.0", subnet: 24, negated: 0, comment: "net" },
    });
    expect(created.body).toMatchObject({ ip: "192.0.2.0", subnet: 24, negated: 0, comment: "net" });
    const one = { ...at, acl_entry_id: idOf(created.body) };
    const updated = await fastly("AclEntry", "updateAclEntry", {
      ...one,
      acl_entry: { ip: "192.0.2.0", subnet: 25, negated: 1 },
    });
    expect(updated.body).toMatchObject({ subnet: 25, negated: 1, comment: "net" });
    // Read, `negated` is text.
    expect((await fastly("AclEntry", "getAclEntry", one)).body).toMatchObject({
      subnet: 25,
      negated: "1",
    });
    await fastly("AclEntry", "deleteAclEntry", one);
    expect(await fastly("AclEntry", "getAclEntry", one)).toMatchObject({ status: 404 });
  });

  it("change in batches, all or none", async () => {
    const id = await acl();
    await entries(id, [
      { op: "create", ip: "192.0.2.1" },
      { op: "create", ip: "2001:db8::", subnet: 32, negated: "1" },
    ]);
    const before = await read(id);
    expect(before).toHaveLength(2);
    expect(before).toContainEqual(
      expect.objectContaining({ ip: "192.0.2.1", subnet: null, negated: "0" }),
    );
    expect(before).toContainEqual(
      expect.objectContaining({ ip: "2001:db8::", subnet: 32, negated: "1" }),
    );
    const { status } = await entries(id, [
      { op: "create", ip: "198.51.100.1" },
      { op: "delete", id: idOf(before[0]) },
      { op: "delete", id: "0000000000000000000000" },
    ]);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(await read(id)).toEqual(before);
    await entries(id, [
      { op: "update", id: idOf(before[0]), comment: "changed" },
      { op: "delete", id: idOf(before[1]) },
    ]);
    expect(await read(id)).toMatchObject([{ id: idOf(before[0]), comment: "changed" }]);
  });

  it("come 20 a page by default, and all of them over the pages", async () => {
    const acl_id = await acl();
    const ips = Array.from({ length: 45 }, (_, index) => `198.51.100.${index}`);
    await entries(
      acl_id,
      ips.map((ip) => ({ op: "create", ip })),
    );
    const first = await fastly("AclEntry", "listAclEntries", { service_id, acl_id });
    expect(list(first.body)).toHaveLength(20);
    expect(linked(first.headers["link"], "last")?.get("page")).toBe("3");
    const all = await Promise.all(
      [1, 2, 3].map(async (page) =>
        list((await fastly("AclEntry", "listAclEntries", { service_id, acl_id, page })).body),
      ),
    );
    expect(
      all
        .flat()
        .map((entry) => field(entry, "ip"))
        .toSorted(),
    ).toEqual(ips.toSorted());
  });

  it("must be addresses", async () => {
    const id = await acl();
    for (const wrong of [{ ip: "example.com" }, { ip: "192.0.2.1", subnet: 33 }])
      expect(await entries(id, [{ op: "create", ...wrong }])).toMatchObject({ status: 400 });
    expect(await read(id)).toEqual([]);
  });
});
