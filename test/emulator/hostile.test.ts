import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import type { Emulator } from "../../src/emulator/index.js";
import { field, list } from "./clients.js";
import { ask, emulator, token } from "./emulator.js";

/** What comes back for bytes that no client would send. */
function raw({ url }: Emulator, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.end(text));
    let answer = "";
    socket.on("data", (part) => (answer += part.toString()));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

describe("hostile input", () => {
  it("does not reach prototypes", async () => {
    const at = await emulator();
    const version = `/service/${at.serviceId}/version/1`;
    const made = await ask(at, "POST", `${version}/dictionary`, { name: "d" });
    const items = `/service/${at.serviceId}/dictionary/${field(made.json, "id")}`;
    const keys = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    for (const key of keys)
      expect(await ask(at, "GET", `${items}/item/${key}`)).toMatchObject({ status: 404 });
    const batch = keys.map((item_key) => ({ op: "create", item_key, item_value: "1" }));
    expect(await ask(at, "PATCH", `${items}/items`, { items: batch })).toMatchObject({
      status: 200,
    });
    const read = list((await ask(at, "GET", `${items}/items`)).json);
    expect(read.map((item) => field(item, "item_key"))).toEqual(keys);
    for (const id of keys) {
      expect(await ask(at, "GET", `/service/${id}`)).toMatchObject({ status: 404 });
      expect(await ask(at, "GET", `/service/${at.serviceId}/version/${id}`)).toMatchObject({
        status: 404,
      });
      expect(await ask(at, "GET", `${version}/${id}`)).toMatchObject({ status: 404 });
    }
    const polluting = '{"__proto__":{"polluted":1},"name":"p","constructor":{"prototype":{"q":1}}}';
    await ask(at, "POST", `${version}/acl`, polluting, { "Content-Type": "application/json" });
    expect(field({}, "polluted")).toBeUndefined();
    expect({}).not.toHaveProperty("polluted");
    // `sort` names a field, and nothing else.
    expect(await ask(at, "GET", `${items}/items?sort=__proto__`)).toMatchObject({ status: 200 });
  });

  it("is refused where it is broken", async () => {
    const at = await emulator({ limits: { body: 1000 } });
    const json = { "Content-Type": "application/json" };
    const path = "/service";
    expect(await ask(at, "POST", path, "{", json)).toMatchObject({ status: 400 });
    expect(await ask(at, "POST", path, "[]", json)).toMatchObject({ status: 400 });
    expect(await ask(at, "POST", path, { name: ["x"] })).toMatchObject({ status: 400 });
    expect(await ask(at, "POST", path, { name: "x".repeat(1001) })).toMatchObject({ status: 413 });
    expect(await ask(at, "GET", "/service/%E0%A4%A")).toMatchObject({ status: 400 });
    expect(await ask(at, "GET", "/service?per_page=0")).toMatchObject({ status: 400 });
    expect(await ask(at, "GET", "/service?page=1e9")).toMatchObject({ status: 400 });
    expect(await ask(at, "DELETE", "/service")).toMatchObject({ status: 405 });
    expect(await ask(at, "GET", `/service/..%2F..%2Fetc%2Fpasswd`)).toMatchObject({ status: 404 });
    expect(await ask(at, "GET", `/${"a/".repeat(4000)}`)).toMatchObject({ status: 404 });
    expect(await ask(at, "GET", `/${"a".repeat(9000)}`)).toMatchObject({ status: 400 });
    expect(await raw(at, "GET http://example.com/ HTTP/1.1\r\nHost: x\r\n\r\n")).toMatch(/ 40\d /);
    expect(await raw(at, "\0\0\0\r\n\r\n")).toMatch(/ 400 /);
    // And all the while it serves.
    expect(await ask(at, "GET", `/service/${at.serviceId}`)).toMatchObject({ status: 200 });
  });

  it("in VCL fails the version and nothing else", async () => {
    const at = await emulator();
    const version = `/service/${at.serviceId}/version/1`;
    const texts = [
      "}\nsub vcl_deliver { set resp.http.X = ",
      '{"',
      "\0",
      "/*",
      '"'.repeat(10_000),
      "if (".repeat(20_000),
      "#FASTLY recv\n",
      'include "snippet::s";',
    ];
    for (const content of texts) {
      await ask(at, "DELETE", `${version}/snippet/s`);
      const snippet = { name: "s", type: "recv", dynamic: "0", content };
      expect(await ask(at, "POST", `${version}/snippet`, snippet)).toMatchObject({ status: 200 });
      const validated = await ask(at, "GET", `${version}/validate`);
      expect(validated.status).toBe(200);
      if (content.startsWith("#")) continue;
      expect(validated.json).toMatchObject({ status: "error" });
      expect(await ask(at, "PUT", `${version}/activate`)).toMatchObject({ status: 400 });
    }
  });

  it("of includes in a circle, or that double, ends", async () => {
    const at = await emulator();
    const version = `/service/${at.serviceId}/version/1`;
    const content = `${'include "main";\n'.repeat(8)}${"# padding\n".repeat(1000)}`;
    await ask(at, "POST", `${version}/vcl`, { name: "main", main: true, content });
    const began = performance.now();
    expect((await ask(at, "GET", `${version}/validate`)).json).toMatchObject({ status: "error" });
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it("never gets the token back", async () => {
    const at = await emulator();
    const answers = [
      await ask(at, "GET", "/tokens/self"),
      await ask(at, "GET", "/verify"),
      await ask(at, "GET", "/__edgewall/requests"),
      await ask(at, "GET", "/nowhere"),
    ];
    for (const { text } of answers) expect(text).not.toContain(token.value);
    expect(JSON.stringify(at.requests())).not.toContain(token.value);
  });

  it("does not come from other machines", async () => {
    const { url } = await emulator();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});
