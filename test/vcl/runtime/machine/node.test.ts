import { describe, expect, it } from "vitest";
import { Headers } from "../../../../src/vcl/runtime/headers.js";
import { decide, newServer, serve } from "../../../../src/vcl/runtime/machine/index.js";
import { newResponse } from "../../../../src/vcl/runtime/message.js";
import { chooseBackend } from "../../../../src/vcl/runtime/machine/origin.js";
import type { Director } from "../../../../src/vcl/runtime/backend.js";
import { environment, origin, programOf, requestOf, transactionOf } from "./support.js";

const headersPage = "https://www.fastly.com/documentation/reference/http/http-headers";
const limits = "https://www.fastly.com/documentation/reference/vcl/constraints-and-limitations/";
const options = { environment: environment() };

describe("what Fastly sets before VCL runs", () => {
  // "When Fastly receives a request that does not include a Fastly-Client-IP header, we will add one, set to the
  // current value of client.ip." "if a client sets this header themselves, we will use it"
  it(`Fastly-Client-IP, unless the client sent one (${headersPage}/Fastly-Client-IP/)`, () => {
    const ip = "203.0.113.9";
    const { headers } = transactionOf({ ip }).req;
    expect(headers.get("fastly-client-ip")).toBe(ip);
    const forged = transactionOf({ ip, headers: { "Fastly-Client-IP": "198.51.100.7" } }).req;
    expect(forged.headers.get("fastly-client-ip")).toBe("198.51.100.7");
  });

  // "If the connection from the client is not secure (not TLS) we will not add the client IP."
  it(`X-Forwarded-For, on TLS (${headersPage}/X-Forwarded-For/)`, () => {
    const ip = "2.2.2.2";
    const sent = { "X-Forwarded-For": "1.1.1.1" };
    const get = (request: Parameters<typeof transactionOf>[0]) =>
      transactionOf(request).req.headers.get("x-forwarded-for");
    expect(get({ ip })).toBe("2.2.2.2");
    expect(get({ ip, headers: sent })).toBe("1.1.1.1, 2.2.2.2");
    expect(get({ ip, headers: sent, tls: false })).toBe("1.1.1.1");
    expect(get({ ip, tls: false })).toBeUndefined();
  });

  it(`X-Forwarded-Host and -Server, likewise (${headersPage}/X-Forwarded-Host/)`, () => {
    const headers = { Host: "www.example.com", "X-Forwarded-Host": "Host1" };
    const server = newServer({ identity: "cache-nrt6146-NRT" });
    const secure = transactionOf({ headers }, { server }).req.headers;
    expect(secure.get("x-forwarded-host")).toBe("Host1, www.example.com");
    expect(secure.get("x-forwarded-server")).toBe("cache-nrt6146-NRT");
    const plain = transactionOf({ headers, tls: false }, { server }).req.headers;
    expect(plain.get("x-forwarded-host")).toBe("Host1");
    expect(plain.get("x-forwarded-server")).toBeUndefined();
  });

  it("does not change the request that was given", () => {
    const request = requestOf({ headers: { Host: "a" } });
    serve(
      programOf({
        recv: (tx) => {
          tx.req.headers.unset("host");
          tx.req.url = "/other";
        },
      }),
      request,
      options,
    );
    expect([...request.headers.entries()]).toEqual([["Host", "a"]]);
    expect(request.url).toBe("/");
  });
});

describe("nodes", () => {
  // "it is common for this value to be 0 in vcl_recv, but 1 in vcl_miss, vcl_hit, and vcl_fetch, returning to 0 in
  // vcl_deliver"
  const page =
    "https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/fastly-ff-visits-this-service/";

  function visits(more: object, restart = false): Record<string, number> {
    const seen: Record<string, number> = {};
    const note = (name: string) => (tx: { visitsThisService: number }) => {
      seen[name] = tx.visitsThisService;
    };
    serve(
      programOf({
        recv: (tx) => {
          note("recv")(tx);
          return restart && tx.restarts === 0 ? "restart" : undefined;
        },
        miss: note("miss"),
        fetch: note("fetch"),
        deliver: note("deliver"),
      }),
      requestOf(),
      { ...options, ...more },
    );
    return seen;
  }

  it(`of a cluster count as visits (${page})`, () => {
    expect(visits({})).toEqual({ recv: 0, miss: 1, fetch: 1, deliver: 0 });
    expect(visits({ visitsThisService: 2 })).toEqual({ recv: 2, miss: 3, fetch: 3, deliver: 2 });
    expect(visits({ clustering: false })).toEqual({ recv: 0, miss: 0, fetch: 0, deliver: 0 });
  });

  // "After a restart, clustering is automatically disabled."
  it("do not cluster after a restart (https://www.fastly.com/documentation/reference/vcl/statements/restart/)", () => {
    expect(visits({}, true)).toEqual({ recv: 0, miss: 0, fetch: 0, deliver: 0 });
  });

  // "Fastly-FF: qZarR/12OL0QOq4VyQPmqQ/CTp17AZv0d6cSG5nUSxU=!WDC!cache-wdc5548-WDC"
  it(`sign what they send to a shield (${headersPage}/Fastly-FF/)`, () => {
    const server = newServer({ pop: "WDC", identity: "cache-wdc5548-WDC" });
    const send = (isShield: boolean) =>
      serve(programOf({}, [origin({ isShield })]), requestOf(), { ...options, server }).bereq
        ?.headers;
    expect(send(true)?.get("fastly-ff")).toMatch(/^[^!]+!WDC!cache-wdc5548-WDC$/);
    expect(send(false)?.get("fastly-ff")).toBeUndefined();
  });
});

describe("sizes", () => {
  let ran = 0;
  const program = programOf({
    recv: () => {
      ran += 1;
    },
  });

  function answers(request: Parameters<typeof requestOf>[0]) {
    ran = 0;
    const outcome = serve(program, requestOf(request), options);
    const decision = decide(program, requestOf(request), options);
    if (decision.kind === "answered") {
      expect(decision.response.response).toBe(outcome.response?.response);
    }
    return { ran, response: outcome.response?.response };
  }

  // "VCL processing is skipped and a "Too long request string" error is emitted."
  it(`of the URL: 8 KB (${limits})`, () => {
    expect(answers({ url: `/${"a".repeat(8191)}` })).toEqual({ ran: 2, response: "OK" });
    expect(answers({ url: `/${"a".repeat(8192)}` })).toEqual({
      ran: 0,
      response: "Too long request string",
    });
  });

  it(`of all headers: 69 KB (${limits})`, () => {
    const long = { "X-Long": "a".repeat(69 * 1024) };
    expect(answers({ headers: long })).toEqual({ ran: 0, response: "Header overflow" });
    expect(answers({ headers: { "X-Long": "a".repeat(68 * 1024) } }).ran).toBe(2);
  });

  it(`of headers: 255 (${limits})`, () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, index) => [`X-${index}`, ""] as const);
    expect(answers({ headers: lines(256) })).toEqual({ ran: 0, response: "Header overflow" });
    expect(answers({ headers: lines(200) })).toEqual({ ran: 2, response: "OK" });
  });

  // "The cookie header will be unset and Fastly will set req.http.Fastly-Cookie-Overflow = "1", then run your VCL as
  // normal." "The Fastly-Cookie-Overflow header is automatically removed from requests when they arrive"
  it(`of cookies: 32 KB (${limits})`, () => {
    const { headers } = transactionOf({ headers: { Cookie: "a".repeat(32 * 1024 + 1) } }).req;
    expect(headers.get("cookie")).toBeUndefined();
    expect(headers.get("fastly-cookie-overflow")).toBe("1");
    const usual = transactionOf({
      headers: { Cookie: "a".repeat(32 * 1024), "Fastly-Cookie-Overflow": "1" },
    }).req.headers;
    expect(usual.get("cookie")).toHaveLength(32 * 1024);
    expect(usual.get("fastly-cookie-overflow")).toBeUndefined();
  });

  // "A 503 error is triggered with obj.response value of "backend read error"."
  it(`of a response's headers: 69 KB (${limits})`, () => {
    const headers = new Headers([["X-Long", "a".repeat(70 * 1024)]]);
    const outcome = serve(programOf({}), requestOf(), {
      ...options,
      origin: () => newResponse({ headers }),
    });
    expect(outcome.error).toEqual({ status: 503n, response: "backend read error" });
  });

  it(`of a response's headers: 96 (${limits})`, () => {
    const headers = new Headers(
      Array.from({ length: 97 }, (_, index) => [`X-${index}`, ""] as const),
    );
    const outcome = serve(programOf({}), requestOf(), {
      ...options,
      origin: () => newResponse({ headers }),
    });
    expect(outcome.error?.response).toBe("Header overflow");
  });
});

describe("directors", () => {
  const page = "https://www.fastly.com/documentation/reference/vcl/declarations/director/";

  function choices(director: Director, random: number): string {
    const tx = transactionOf({}, { environment: environment({ random: () => random }) });
    const choice = chooseBackend(tx, origin({ name: "all", director }));
    return "failure" in choice ? choice.failure : choice.name;
  }

  const a = origin({ name: "a" });
  const b = origin({ name: "b" });
  const sick = origin({ name: "sick", healthy: false });

  it(`random: by weight, among the healthy (${page})`, () => {
    const members = [
      { backend: sick, weight: 5 },
      { backend: a, weight: 1 },
      { backend: b, weight: 3 },
    ];
    const director: Director = { type: "random", members };
    const drawn = [0, 0.24, 0.26, 0.99].map((random) => choices(director, random));
    expect(drawn).toEqual(["a", "a", "b", "b"]);
  });

  it(`random: below the quorum it is not healthy (${page})`, () => {
    const members = [
      { backend: sick, weight: 1 },
      { backend: a, weight: 1 },
    ];
    expect(choices({ type: "random", members, quorum: 50 }, 0)).toBe("a");
    expect(choices({ type: "random", members, quorum: 51 }, 0)).toBe(
      "All backends failed or unhealthy",
    );
  });

  it(`fallback: the first that is healthy (${page})`, () => {
    expect(
      choices({ type: "fallback", members: [sick, b, a].map((backend) => ({ backend })) }, 0),
    ).toBe("b");
  });

  it.each(["hash", "client", "chash"] as const)(`%s: the same for the same (${page})`, (type) => {
    const members = [
      { backend: a, weight: 1, id: "a" },
      { backend: b, weight: 1, id: "b" },
    ];
    const drawn = new Set<string>();
    for (let index = 0; index < 50; index++) {
      const tx = transactionOf({ ip: `192.0.2.${index}` });
      tx.hash = `/${index}`;
      const director = origin({ name: "all", director: { type, members } });
      const choose = () => {
        const choice = chooseBackend(tx, director);
        return "failure" in choice ? choice.failure : choice.name;
      };
      expect(choose()).toBe(choose());
      drawn.add(choose());
    }
    expect([...drawn].sort()).toEqual(["a", "b"]);
  });
});
