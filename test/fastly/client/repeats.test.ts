import { createServer } from "node:net";
import { expect, test } from "vitest";
import { error, open, value } from "./client.js";
import { actions, again, call, once, reads } from "./methods.js";
import { keepQuiet } from "./quiet.js";
import { drop, half, html, json, recorder } from "./recorder.js";

const service = { id: "s", name: "n", versions: [] };
const fine = json({ status: "ok", number: 2, id: "x", name: "x" });

keepQuiet();

test("each method is in one of the tables", () => {
  const names = new Set(Object.keys(actions).map((name) => name.split(" ")[0]));
  const { writes: _, budget: __, ...methods } = open({ url: "http://127.0.0.1:1" }).client;
  expect([...names].sort()).toEqual(Object.keys(methods).sort());
});

test.each(Object.keys(reads))("%s is asked four times, later each time", async (name) => {
  const server = await recorder(html);
  const { client, pauses } = open(server);
  expect(await error(call(name, client))).toMatchObject({
    kind: "unavailable",
    status: 503,
    mayHaveTakenEffect: false,
  });
  expect(server.requests).toHaveLength(4);
  expect(pauses).toEqual([250, 500, 1_000]);
  expect(client.writes).toBe(0);
});

test.each(Object.keys(again))("%s is written four times, and says so", async (name) => {
  const server = await recorder(drop);
  const { client, pauses } = open(server, { chance: 0.5 });
  expect(await error(call(name, client))).toMatchObject({
    kind: "network",
    mayHaveTakenEffect: true,
  });
  expect(server.requests).toHaveLength(4);
  expect(pauses).toEqual([188, 375, 750]);
  expect(client.writes).toBe(4);
});

test.each(Object.keys(once))("%s is not written twice when it may have been made", async (name) => {
  for (const fault of [drop, half, html]) {
    const server = await recorder(fault, fine);
    const { client, pauses } = open(server);
    expect(await error(call(name, client))).toMatchObject({ mayHaveTakenEffect: true });
    expect(server.requests).toHaveLength(1);
    expect(pauses).toEqual([]);
    expect(client.writes).toBe(1);
  }
});

test.each(Object.keys(once))("%s is written again when nothing was reached", async (name) => {
  const url = await closedPort();
  const { client, pauses } = open({ url });
  expect(await error(call(name, client))).toMatchObject({
    kind: "network",
    msg: "the connection was refused",
    mayHaveTakenEffect: false,
  });
  expect(pauses).toHaveLength(3);
});

test("what failed once and then works, works", async () => {
  for (const fault of [drop, half, html, json({ msg: "Internal server error" }, 500)]) {
    const server = await recorder(fault, fault, json(service));
    const { client, pauses } = open(server);
    expect(await value(client.service("s"))).toEqual(service);
    expect(pauses).toEqual([250, 500]);
  }
});

test("a write that was lost and then refused may still have been made", async () => {
  const server = await recorder(drop, json({ msg: "You have exceeded your limit" }, 429));
  expect(await error(open(server).client.upsertItem("s", "d", "k", "v"))).toMatchObject({
    kind: "rate-limited",
    mayHaveTakenEffect: true,
  });
});

async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
