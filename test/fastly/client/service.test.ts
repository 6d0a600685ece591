import { expect, test } from "vitest";
import { emulator } from "../../emulator/emulator.js";
import { error, open, value } from "./client.js";

async function opened() {
  const running = await emulator();
  const { client } = open(running);
  const [id] = running.state.services.keys();
  if (id === undefined) throw new Error("the emulator has no service");
  return { client, id, running };
}

test("a service has a name and versions, and one of them is cloned, marked, checked and activated", async () => {
  const { client, id } = await opened();
  expect(await value(client.service(id))).toMatchObject({
    id,
    name: "test",
    versions: [{ number: 1, active: false, locked: false, staging: false }],
  });
  const clone = await value(client.cloneVersion(id, 1));
  expect(clone).toMatchObject({ number: 2, active: false, locked: false });
  expect(clone.updatedAt).toBe("2026-01-01T00:30:00Z");
  expect(await value(client.setComment(id, 2, "edgewall push é & 1=2"))).toMatchObject({
    number: 2,
    comment: "edgewall push é & 1=2",
  });
  expect(await value(client.validate(id, 2))).toMatchObject({ valid: true, errors: [] });
  expect(await value(client.activate(id, 2, "staging"))).toMatchObject({ staging: true });
  expect(await value(client.activate(id, 2))).toMatchObject({ active: true, locked: true });
  const { versions } = await value(client.service(id));
  expect(versions.map(({ number, active }) => [number, active])).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(await value(client.domains(id, 2))).toHaveLength(1);
});

test("snippets keep their place, their priority and their content", async () => {
  const { client, id } = await opened();
  const content = '# é & = + %20 "x"\nset req.http.X = "1";\n';
  const snippet = { name: "edgewall_recv", type: "recv", priority: 7, dynamic: false, content };
  await value(client.createSnippet(id, 1, snippet));
  expect(await value(client.snippets(id, 1))).toEqual([snippet]);
  expect(await error(client.createSnippet(id, 1, snippet))).toMatchObject({
    kind: "conflict",
    status: 409,
    mayHaveTakenEffect: false,
  });
  expect(await value(client.generatedVcl(id, 1))).toContain('set req.http.X = "1";');
  await value(client.deleteSnippet(id, 1, "edgewall_recv"));
  expect(await value(client.snippets(id, 1))).toEqual([]);
  expect(await error(client.deleteSnippet(id, 1, "edgewall_recv"))).toMatchObject({
    kind: "not-found",
    request: "DELETE /service/…/version/1/snippet/edgewall_recv",
  });
});

test("a dynamic snippet is read as one", async () => {
  const { client, id } = await opened();
  const snippet = { name: "theirs", type: "recv", priority: 100, dynamic: true, content: "#" };
  await value(client.createSnippet(id, 1, snippet));
  expect(await value(client.snippets(id, 1))).toMatchObject([{ name: "theirs", dynamic: true }]);
});

test("custom VCL is uploaded, made the main one and deleted", async () => {
  const { client, id } = await opened();
  await value(client.createVcl(id, 1, { name: "other", content: "# other", main: true }));
  await value(client.createVcl(id, 1, { name: "edgewall_main", content: "# main" }));
  await value(client.setMainVcl(id, 1, "edgewall_main"));
  expect(await value(client.vcls(id, 1))).toEqual(
    expect.arrayContaining([
      { name: "other", main: false, content: "# other" },
      { name: "edgewall_main", main: true, content: "# main" },
    ]),
  );
  await value(client.deleteVcl(id, 1, "other"));
  expect(await value(client.vcls(id, 1))).toHaveLength(1);
});

test("a version that does not compile is not valid, and says why", async () => {
  const { client, id } = await opened();
  await value(
    client.createSnippet(id, 1, {
      name: "broken",
      type: "recv",
      priority: 100,
      dynamic: false,
      content: "set req.http.X = ;",
    }),
  );
  const validation = await value(client.validate(id, 1));
  expect(validation.valid).toBe(false);
  expect(validation.msg).toMatch(/\S/);
  expect(validation.errors).toContain(validation.msg);
  expect(await error(client.activate(id, 1))).toMatchObject({
    kind: "invalid",
    status: 400,
    mayHaveTakenEffect: false,
  });
});

test("a locked version refuses a write as locked", async () => {
  const { client, id } = await opened();
  await value(client.activate(id, 1));
  expect(await error(client.createAcl(id, 1, "bans"))).toMatchObject({
    kind: "locked",
    status: 422,
    msg: "Version locked",
    request: "POST /service/…/version/1/acl",
  });
});

test("ACL entries are written and read as blocks, whatever spelling Fastly keeps", async () => {
  const { client, id, running } = await opened();
  const acl = await value(client.createAcl(id, 1, "bans"));
  expect(await value(client.acls(id, 1))).toEqual([acl]);
  await value(
    client.patchEntries(id, acl.id, [
      { op: "create", text: "192.0.2.0/24" },
      { op: "create", text: "198.51.100.7" },
      { op: "create", text: "2001:db8::/32" },
    ]),
  );
  const [held] = running.state.services.values();
  expect(
    held?.acls
      .get(acl.id)
      ?.list()
      .map(([, { ip, subnet }]) => [ip, subnet]),
  ).toEqual([
    ["192.0.2.0", 24],
    ["198.51.100.7", null],
    ["2001:db8::", 32],
  ]);
  const entries = await value(client.entries(id, acl.id));
  expect(entries.map(({ text }) => text)).toEqual([
    "192.0.2.0/24",
    "198.51.100.7",
    "2001:db8::/32",
  ]);
  expect(entries.every(({ negated }) => !negated)).toBe(true);
  const [first] = entries;
  await value(client.patchEntries(id, acl.id, [{ op: "delete", id: first?.id ?? "" }]));
  expect(await value(client.entries(id, acl.id))).toHaveLength(2);
  await value(client.deleteAcl(id, 1, "bans"));
  expect(await value(client.acls(id, 1))).toEqual([]);
});

test("items are created, put, patched, read and deleted", async () => {
  const { client, id } = await opened();
  const dictionary = await value(client.createDictionary(id, 1, "switches"));
  expect(dictionary.writeOnly).toBe(false);
  expect(await value(client.dictionaries(id, 1))).toEqual([dictionary]);
  const at = [id, dictionary.id] as const;
  expect(await value(client.item(...at, "a"))).toBeUndefined();
  await value(client.createItem(...at, "a", "1"));
  expect(await error(client.createItem(...at, "a", "2"))).toMatchObject({ kind: "conflict" });
  expect(await value(client.item(...at, "a"))).toBe("1");
  await value(client.upsertItem(...at, "a", "3"));
  await value(client.upsertItem(...at, "ü /?#%2e+&=", "é + & = %"));
  await value(
    client.patchItems(...at, [
      { op: "upsert", key: "b", value: "" },
      { op: "create", key: "__proto__", value: "x" },
      { op: "delete", key: "a" },
    ]),
  );
  expect(await value(client.items(...at))).toEqual(
    new Map([
      ["ü /?#%2e+&=", "é + & = %"],
      ["b", ""],
      ["__proto__", "x"],
    ]),
  );
  expect(await value(client.item(...at, "ü /?#%2e+&="))).toBe("é + & = %");
  expect(await value(client.dictionaryInfo(id, 1, dictionary.id))).toMatchObject({ itemCount: 3 });
  await value(client.deleteItem(...at, "b"));
  expect(await error(client.deleteItem(...at, "b"))).toMatchObject({ kind: "not-found" });
  await value(client.deleteDictionary(id, 1, "switches"));
  expect(await value(client.dictionaries(id, 1))).toEqual([]);
});

test("a private dictionary says that it is, and keeps its items", async () => {
  const { client, id } = await opened();
  const made = await value(client.createDictionary(id, 1, "secrets", { writeOnly: true }));
  expect(made.writeOnly).toBe(true);
  expect(await value(client.dictionaries(id, 1))).toMatchObject([{ writeOnly: true }]);
  await value(client.upsertItem(id, made.id, "a", "1"));
  expect(await value(client.dictionaryInfo(id, 1, made.id))).toMatchObject({ itemCount: 1 });
  expect(await error(client.items(id, made.id))).toMatchObject({ kind: "forbidden" });
});

test("a batch is one write, and without operations it is none", async () => {
  const { client, id } = await opened();
  const { id: dictionaryId } = await value(client.createDictionary(id, 1, "switches"));
  const { id: aclId } = await value(client.createAcl(id, 1, "bans"));
  expect(client.writes).toBe(2);
  await value(client.patchItems(id, dictionaryId, []));
  await value(client.patchEntries(id, aclId, []));
  expect(client.writes).toBe(2);
  await value(
    client.patchItems(
      id,
      dictionaryId,
      Array.from({ length: 900 }, (_, index) => ({
        op: "create" as const,
        key: `k${index}`,
        value: "1",
      })),
    ),
  );
  expect(client.writes).toBe(3);
  await value(client.items(id, dictionaryId));
  expect(client.writes).toBe(3);
});

test("the budget is what Fastly said with the last write", async () => {
  const { client, id } = await opened();
  expect(client.budget).toBeUndefined();
  await value(client.createAcl(id, 1, "one"));
  const before = client.budget;
  // The emulator's clock stands at half past midnight.
  expect(before?.resetAt).toBe(Date.UTC(2026, 0, 1, 1));
  await value(client.createAcl(id, 1, "two"));
  expect(client.budget?.remaining).toBe((before?.remaining ?? 0) - 1);
});
