/** What the npm package does by itself, and edgewall cannot have. */
import { expect, test, vi } from "vitest";
import { open, value, error } from "./client.js";
import { json, recorder, send } from "./recorder.js";

const service = { id: "s", name: "n", versions: [] };
const fine = json({ status: "ok" });

test("the token that is given is sent, whatever the environment has", async () => {
  vi.stubEnv("FASTLY_API_TOKEN", "of-the-environment");
  try {
    const server = await recorder(json(service));
    const { client } = open(server, { token: "given" });
    await value(client.service("s"));
    await Promise.all([client.acls("s", 1), client.dictionaries("s", 1)]);
    expect(server.requests.map(({ headers }) => headers["fastly-key"])).toEqual(
      server.requests.map(() => "given"),
    );
    expect(server.requests.length).toBeGreaterThan(2);
  } finally {
    vi.unstubAllEnvs();
  }
});

test("two clients keep their tokens and endpoints apart", async () => {
  const [one, two] = [await recorder(json(service)), await recorder(json(service))];
  const clients = [open(one, { token: "one" }).client, open(two, { token: "two" }).client];
  await Promise.all([...clients, ...clients].map((client) => value(client.service("s"))));
  expect(one.requests.map(({ headers }) => headers["fastly-key"])).toEqual(["one", "one"]);
  expect(two.requests.map(({ headers }) => headers["fastly-key"])).toEqual(["two", "two"]);
});

test("the endpoint may end in a slash and have a path", async () => {
  const server = await recorder(json(service));
  await value(open({ url: `${server.url}/fastly//` }).client.service("s"));
  expect(server.requests.map(({ path }) => path)).toEqual(["/fastly/service/s"]);
});

test("what is in a name cannot make another path or query", async () => {
  const server = await recorder(fine);
  const { client } = open(server);
  await client.deleteItem("s", "d", "../../x?y=1#z");
  await client.deleteSnippet("s", 1, "a/../b");
  expect(server.requests.map(({ path }) => path)).toEqual([
    "/service/s/dictionary/d/item/..%2F..%2Fx%3Fy%3D1%23z",
    "/service/s/version/1/snippet/a%2F..%2Fb",
  ]);
});

test("a snippet says that it is not dynamic, and all of it is sent", async () => {
  const server = await recorder(fine);
  const { client } = open(server);
  for (const content of ['a=1&b="é"', "[object Object]", ""])
    await value(
      client.createSnippet("s", 1, {
        name: "n",
        type: "recv",
        priority: 5,
        dynamic: false,
        content,
      }),
    );
  expect(server.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual(
    ['a=1&b="é"', "[object Object]", ""].map((content) => ({
      name: "n",
      type: "recv",
      priority: "5",
      dynamic: "0",
      content,
    })),
  );
});

test("an item is put with its value, and its key is in the path", async () => {
  const server = await recorder(fine);
  await value(open(server).client.upsertItem("s", "d", "k", "a b"));
  expect(server.requests).toMatchObject([
    { method: "PUT", path: "/service/s/dictionary/d/item/k", body: "item_value=a%20b" },
  ]);
});

test("a batch is JSON as documented", async () => {
  const server = await recorder(fine);
  const { client } = open(server);
  await value(
    client.patchItems("s", "d", [
      { op: "create", key: "a", value: "" },
      { op: "delete", key: "b" },
    ]),
  );
  await value(
    client.patchEntries("s", "a", [
      { op: "create", text: "2001:db8::/32" },
      { op: "create", text: "192.0.2.1" },
      { op: "delete", id: "e" },
    ]),
  );
  expect(server.requests.map(({ body }) => JSON.parse(body))).toEqual([
    {
      items: [
        { op: "create", item_key: "a", item_value: "" },
        { op: "delete", item_key: "b" },
      ],
    },
    {
      entries: [
        { op: "create", ip: "2001:db8::", subnet: 32 },
        { op: "create", ip: "192.0.2.1" },
        { op: "delete", id: "e" },
      ],
    },
  ]);
});

test("a validation keeps Fastly's message and its errors", async () => {
  const server = await recorder(
    json({ status: "error", msg: "Syntax error: line 3", errors: ["line 3", "line 4"] }),
    json({ status: "ok", msg: null }),
  );
  const { client } = open(server);
  expect(await value(client.validate("s", 1))).toEqual({
    valid: false,
    msg: "Syntax error: line 3",
    errors: ["line 3", "line 4"],
  });
  expect(await value(client.validate("s", 1))).toEqual({ valid: true, errors: [] });
});

test("numbers and flags are read in all of Fastly's spellings", async () => {
  const server = await recorder(
    json([{ name: "n", type: "recv", priority: "7", dynamic: "1", content: null, version: "1" }]),
    json([
      { id: "1", ip: "192.0.2.0", subnet: 24, negated: "0", comment: null },
      { id: "2", ip: "192.0.2.1", subnet: null, negated: "1", comment: "theirs" },
      { id: "3", ip: "192.0.2.2", subnet: "32", negated: 1 },
    ]),
  );
  const { client } = open(server);
  expect(await value(client.snippets("s", 1))).toEqual([
    { name: "n", type: "recv", priority: 7, dynamic: true, content: "" },
  ]);
  expect(await value(client.entries("s", "a"))).toEqual([
    { id: "1", text: "192.0.2.0/24", negated: false, comment: "" },
    { id: "2", text: "192.0.2.1", negated: true, comment: "theirs" },
    { id: "3", text: "192.0.2.2", negated: true, comment: "" },
  ]);
});

test("requests one after the other share a connection", async () => {
  const server = await recorder(json(service));
  const { client } = open(server);
  for (let each = 0; each < 5; each++) await value(client.service("s"));
  expect(server.requests).toHaveLength(5);
  expect(server.connections()).toBe(1);
});

test("an error in HTML is an error of its status, and a missing message has words of ours", async () => {
  const page = "<html><script>alert(1)</script></html>";
  const server = await recorder(send(page, 400, { "Content-Type": "text/html" }), json({}, 404));
  const { client } = open(server);
  const failed = await error(client.service("s"));
  expect(failed).toMatchObject({ kind: "invalid", status: 400 });
  expect(failed.msg).toBe("the answer is 400, without a message");
  expect(await error(client.service("s"))).toMatchObject({ kind: "not-found" });
});
