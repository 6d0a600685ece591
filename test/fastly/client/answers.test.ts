import { expect, test } from "vitest";
import { emulator } from "../../emulator/emulator.js";
import { error, open } from "./client.js";
import { actions, call, reads } from "./methods.js";
import { json, recorder, send, type Reply } from "./recorder.js";

test.each(Object.keys(actions))("%s ends at once with what cannot pass", async (name) => {
  const answers: readonly (readonly [Reply, string])[] = [
    [json({ msg: "Provided credentials are missing or invalid" }, 401), "unauthorized"],
    [json({ msg: "You are not authorized" }, 403), "forbidden"],
    [json({ msg: "Duplicate record", detail: "d" }, 409), "conflict"],
    [json({ msg: "Bad request" }, 400), "invalid"],
    [json({ msg: "Bad request", detail: "d" }, 422), "invalid"],
    [json({ msg: "Version locked" }, 422), "locked"],
    [json({ msg: "You have exceeded your hourly rate limit" }, 429), "rate-limited"],
  ];
  for (const [reply, kind] of answers) {
    const server = await recorder(reply);
    const { client } = open(server);
    expect(await error(call(name, client))).toMatchObject({ kind, mayHaveTakenEffect: false });
    expect(server.requests).toHaveLength(1);
  }
});

test.each(Object.keys(actions))("%s takes no answer but Fastly's", async (name) => {
  for (const reply of [
    send("<html>Welcome to our Wi-Fi</html>", 200, { "Content-Type": "text/html" }),
    send('{"id":', 200, { "Content-Type": "application/json" }),
    send(""),
    send('--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nf\r\n--x--', 200, {
      "Content-Type": "multipart/form-data; boundary=x",
    }),
  ]) {
    const server = await recorder(reply);
    const { client } = open(server);
    expect(await error(call(name, client))).toMatchObject({
      kind: "unexpected",
      status: 200,
      mayHaveTakenEffect: !(name in reads),
    });
    expect(server.requests).toHaveLength(1);
  }
});

test.each(Object.keys(reads))("%s refuses JSON of another form", async (name) => {
  for (const body of [null, 1, "x", [1], [{}], [null], { versions: 1 }, { id: "s" }]) {
    const { client } = open(await recorder(json(body)));
    expect(await error(call(name, client))).toMatchObject({ kind: "unexpected", status: 200 });
  }
});

test("429 says when writes are allowed again", async () => {
  const running = await emulator();
  const [id = ""] = running.state.services.keys();
  running.faults.next({ kind: "rate-limited", resetInSeconds: 90 }, { method: "write" });
  const { client, pauses } = open(running);
  const failed = await error(client.createAcl(id, 1, "bans"));
  expect(failed).toMatchObject({
    kind: "rate-limited",
    status: 429,
    resetAt: Date.UTC(2026, 0, 1, 0, 31, 30),
    mayHaveTakenEffect: false,
  });
  expect(failed.msg).toContain("hourly rate limit");
  expect(client.budget).toEqual({ remaining: 0, resetAt: failed.resetAt });
  expect(pauses).toEqual([]);
});

test.each(["-1", "soon", "1e9", "9".repeat(400), ""])("a reset of %j is none", async (reset) => {
  const server = await recorder(
    json({ msg: "no" }, 429, {
      "Fastly-RateLimit-Reset": reset,
      "Fastly-RateLimit-Remaining": reset,
    }),
  );
  const { client } = open(server);
  expect(await error(client.createAcl("s", 1, "n"))).not.toHaveProperty("resetAt");
  expect(client.budget).toBeUndefined();
});
