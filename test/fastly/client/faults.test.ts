import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { error, open } from "./client.js";
import { keepQuiet } from "./quiet.js";
import { json, recorder, send, silence } from "./recorder.js";

keepQuiet();

test("a server that never answers is left after the timeout", async () => {
  const server = await recorder(silence);
  const { client } = open(server, { timeout: 40 });
  expect(await error(client.service("s"))).toMatchObject({
    kind: "network",
    msg: "no answer within 0.04 seconds",
    mayHaveTakenEffect: false,
  });
  expect(server.requests).toHaveLength(4);
  expect(await error(client.createAcl("s", 1, "n"))).toMatchObject({
    kind: "network",
    mayHaveTakenEffect: true,
  });
  expect(server.requests).toHaveLength(5);
});

test("an answer that trickles in for ever is left after the timeout, too", async () => {
  const server = await recorder((_, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    const timer = setInterval(() => response.write(" "), 5);
    response.on("close", () => clearInterval(timer));
  });
  expect(await error(open(server, { timeout: 60 }).client.createAcl("s", 1, "n"))).toMatchObject({
    kind: "network",
    mayHaveTakenEffect: true,
  });
});

test("an answer without end is cut off", async () => {
  const piece = Buffer.alloc(4 * 1024 * 1024, " ");
  let sent = 0;
  const server = await recorder((_, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    const more = (): void => {
      while (!response.destroyed && response.write(piece)) sent += piece.length;
      sent += piece.length;
      response.once("drain", more);
    };
    more();
  });
  expect(await error(open(server).client.service("s"))).toMatchObject({
    kind: "unexpected",
    msg: "the answer is too large",
  });
  expect(sent).toBeLessThan(100 * 1024 * 1024);
});

test("a gzip of a quarter of a gigabyte of spaces is cut off", async () => {
  const piece = gzipSync(Buffer.alloc(256 * 1024 * 1024, " "));
  const server = await recorder(send(piece, 200, { "Content-Encoding": "gzip" }));
  expect(await error(open(server).client.service("s"))).toMatchObject({
    kind: "unexpected",
    msg: "the answer is too large",
  });
});

test("a host name that does not exist is named as the reason", async () => {
  const { client } = open({ url: "https://fastly.invalid" });
  const { msg, kind } = await error(client.service("s"));
  expect(kind).toBe("network");
  expect(msg).toMatch(/^the host name of the endpoint (?:does not exist|cannot be looked up)$/);
});

test("something else behind the port is no API", async () => {
  const server = createServer((socket) => socket.end("SSH-2.0-OpenSSH\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  expect(await error(open({ url: `http://127.0.0.1:${port}` }).client.service("s"))).toMatchObject({
    kind: "network",
    msg: expect.stringMatching(/^the connection broke/),
  });
  server.close();
});

test.each(["", ".", ".."])("the name %j goes into no path", async (name) => {
  const server = await recorder(json({ status: "ok" }));
  const { client } = open(server);
  for (const answer of [
    client.deleteItem("s", "d", name),
    client.upsertItem("s", "d", name, "v"),
    client.deleteAcl("s", 1, name),
    client.service(name),
  ])
    expect(await error(answer)).toMatchObject({ kind: "invalid", mayHaveTakenEffect: false });
  expect(server.requests).toEqual([]);
});

test("half of a surrogate pair goes into no path", async () => {
  const { client } = open(await recorder(json({ status: "ok" })));
  expect(await error(client.deleteItem("s", "d", "\ud800"))).toMatchObject({ kind: "invalid" });
});
