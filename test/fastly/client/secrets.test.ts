import { inspect } from "node:util";
import { expect, test, vi } from "vitest";
import { error, open } from "./client.js";
import { drop, half, html, json, recorder, send, silence, type Reply } from "./recorder.js";

const token = "s3cr3t-t0k3n-of-an-engineer";

const echo: Reply = (request, response) => {
  const told = `your headers: ${JSON.stringify(request.headers)}`;
  json({ msg: told, detail: `${told} ${token}${token}` }, 400)(request, response);
};

const faults: Readonly<Record<string, Reply>> = {
  "an answer that repeats the request": echo,
  "an answer of 429 that repeats the request": (request, response) =>
    json({ msg: request.headers["fastly-key"] }, 429)(request, response),
  "a dropped connection": drop,
  "half an answer": half,
  "an error in HTML": html,
  "no answer": silence,
  "an answer that is no JSON": send(`{"${token}`),
  "an answer of another form": json([token]),
  "a redirect": send("", 302, { Location: "/elsewhere" }),
};

test.each(Object.keys(faults))("the token is in no error: %s", async (name) => {
  const printed = [
    vi.spyOn(process.stdout, "write"),
    vi.spyOn(process.stderr, "write"),
    vi.spyOn(console, "warn"),
  ];
  const reply = faults[name];
  if (reply === undefined) throw new Error(name);
  const server = await recorder(reply);
  const { client } = open(server, { token, timeout: 40 });
  for (const failed of [
    await error(client.service("s")),
    await error(client.items("s", "d")),
    await error(client.createItem("s", "d", "k", "v")),
  ])
    expect(inspect(failed, { depth: 20, showHidden: true })).not.toContain(token);
  expect(server.requests.length).toBeGreaterThan(0);
  expect(server.requests.every(({ headers }) => headers["fastly-key"] === token)).toBe(true);
  expect(inspect(client, { depth: 20, showHidden: true })).not.toContain(token);
  expect(JSON.stringify(client)).not.toContain(token);
  for (const spy of printed) expect(JSON.stringify(spy.mock.calls)).not.toContain(token);
  vi.restoreAllMocks();
});

test("an echo of the token is an echo: without it, nothing would be shown here", async () => {
  const { client } = open(await recorder(echo), { token });
  const { msg, detail } = await error(client.service("s"));
  expect(msg).toContain('"fastly-key":"[token]"');
  expect(detail).toContain("[token][token]");
});

test.each([301, 302, 303, 307, 308])("a redirect (%i) is not followed", async (status) => {
  const elsewhere = await recorder(json({}));
  const server = await recorder(send("", status, { Location: `${elsewhere.url}/steal` }));
  const { client } = open(server, { token });
  expect(await error(client.service("s"))).toMatchObject({ kind: "unexpected", status });
  expect(await error(client.upsertItem("s", "d", "k", "v"))).toMatchObject({
    kind: "unexpected",
    mayHaveTakenEffect: false,
  });
  expect(elsewhere.requests).toEqual([]);
  expect(server.requests).toHaveLength(2);
});

test("neither ids nor keys nor values are in what an error calls the request", async () => {
  const { client } = open(await recorder(json({ msg: "Bad request" }, 400)));
  const { request } = await error(client.upsertItem("the-service", "the-dict", "the-key", "the-v"));
  expect(request).toBe("PUT /service/…/dictionary/…/item/…");
  const named = await error(client.deleteSnippet("the-service", 3, "\u001b[31mred"));
  expect(named.request).toBe("DELETE /service/…/version/3/snippet/…");
});

test.each(["", " ", "a\r\nX-Evil: 1", "tökén", "a b"])("the token %j is none", async (bad) => {
  const server = await recorder(json({}));
  const { client } = open(server, { token: bad });
  expect(await error(client.service("s"))).toMatchObject({
    kind: "no-token",
    mayHaveTakenEffect: false,
  });
  expect(await error(client.createAcl("s", 1, "a"))).toMatchObject({ kind: "no-token" });
  expect(client.writes).toBe(0);
  expect(server.requests).toEqual([]);
});
