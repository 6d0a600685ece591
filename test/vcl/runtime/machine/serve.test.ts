import { describe, expect, it } from "vitest";
import { newCache, serve, type Outcome } from "../../../../src/vcl/runtime/machine/index.js";
import { Headers } from "../../../../src/vcl/runtime/headers.js";
import { newResponse } from "../../../../src/vcl/runtime/message.js";
import {
  environment,
  newYear,
  origin,
  programOf,
  raise,
  requestOf,
  type Bodies,
} from "./support.js";

const reference = "https://www.fastly.com/documentation/reference/vcl";
const lifecycle = `${reference}/request-lifecycle/`;

function run(bodies: Bodies, options: Partial<Parameters<typeof serve>[2]> = {}): Outcome {
  return serve(programOf(bodies), requestOf(), { environment: environment(), ...options });
}

function names(outcome: Outcome): string {
  return outcome.path.map(({ subroutine }) => subroutine).join(" ");
}

describe("the lifecycle of a request", () => {
  it(`has a default state for each subroutine (${lifecycle})`, () => {
    const outcome = run({});
    expect(outcome.path).toEqual([
      { subroutine: "recv", state: "lookup" },
      { subroutine: "hash", state: "hash" },
      { subroutine: "miss", state: "fetch" },
      { subroutine: "fetch", state: "deliver" },
      { subroutine: "deliver", state: "deliver" },
    ]);
    expect(outcome.kind).toBe("served");
    expect(outcome.response?.status).toBe(200n);
  });

  it(`ends with vcl_log (${lifecycle})`, () => {
    const outcome = run({
      log: (tx) => {
        tx.logs.push("done");
      },
    });
    expect(names(outcome)).toBe("recv hash miss fetch deliver log");
    expect(outcome.logs).toEqual(["done"]);
  });

  // "It's also possible to return(pass), which will still perform a cache key calculation"
  it(`passes after vcl_hash (${reference}/subroutines/recv/)`, () => {
    const outcome = run({ recv: () => "pass" });
    expect(names(outcome)).toBe("recv hash pass fetch deliver");
    expect(outcome.cache).toBe("pass");
    expect(outcome.state).toBe("PASS");
  });

  it(`passes methods other than GET and HEAD unless VCL looks them up (${reference}/subroutines/recv/)`, () => {
    const post = requestOf({ method: "POST" });
    const options = { environment: environment() };
    expect(serve(programOf({}), post, options).cache).toBe("pass");
    expect(serve(programOf({ recv: () => "lookup" }), post, options).cache).toBe("miss");
  });

  it(`can pass in vcl_miss (${reference}/subroutines/miss/)`, () => {
    expect(names(run({ miss: () => "pass" }))).toBe("recv hash miss pass fetch deliver");
  });

  it(`becomes a WebSocket (${lifecycle})`, () => {
    const outcome = run({ recv: () => "upgrade", log: () => "deliver" });
    expect(outcome.kind).toBe("upgraded");
    expect(outcome.response).toBeUndefined();
    expect(names(outcome)).toBe("recv");
  });

  it(`is told what VCL changed on the way (${reference}/variables/)`, () => {
    const outcome = run(
      {
        recv: (tx) => {
          tx.req.headers.set("X-Recv", "1");
        },
        miss: (tx) => {
          tx.bereq?.headers.set("X-Miss", "1");
        },
        fetch: (tx) => {
          tx.beresp?.headers.set("X-Fetch", "1");
        },
        deliver: (tx) => {
          tx.resp?.headers.set("X-Deliver", "1");
        },
      },
      {
        origin: ({ headers }) =>
          newResponse({ body: `${headers.get("x-recv")}${headers.get("x-miss")}` }),
      },
    );
    expect(outcome.response?.body).toBe("11");
    expect(outcome.response?.headers.get("x-fetch")).toBe("1");
    expect(outcome.response?.headers.get("x-deliver")).toBe("1");
    expect(outcome.backend).toBe("F_origin");
  });

  it("sends no body in answer to HEAD, and fetches all of what it can store", () => {
    const methods: string[] = [];
    const outcome = serve(programOf({}), requestOf({ method: "HEAD" }), {
      environment: environment(),
      origin: ({ method }) => {
        methods.push(method);
        return newResponse({ body: "body" });
      },
    });
    expect(outcome.response?.body).toBe("");
    expect(methods).toEqual(["GET"]);
  });
});

describe("errors", () => {
  // "If invoked in vcl_recv, it will call vcl_hash first, and then vcl_error."
  it(`in vcl_recv run vcl_hash first (${reference}/statements/error/)`, () => {
    const outcome = run({ recv: raise(620n, "thewall") });
    expect(names(outcome)).toBe("recv hash error deliver");
    expect(outcome.error).toEqual({ status: 620n, response: "thewall" });
    expect(outcome.response?.status).toBe(620n);
    expect(outcome.cache).toBe("none");
  });

  it.each(["hit", "miss", "pass", "fetch"] as const)(
    `in vcl_%s go to vcl_error directly (${reference}/statements/error/)`,
    (subroutine) => {
      const cache = newCache();
      if (subroutine === "hit") run({}, { cache });
      const bodies: Bodies = {
        [subroutine]: raise(601n, "here"),
        ...(subroutine === "pass" && { recv: () => "pass" as const }),
      };
      const outcome = run(bodies, { cache });
      const path = outcome.path.map(({ subroutine }) => subroutine);
      expect(path.slice(path.indexOf(subroutine))).toEqual([subroutine, "error", "deliver"]);
      expect(outcome.error?.response).toBe("here");
    },
  );

  // "If the code is not provided, it will default to 503."
  it(`without a code are 503 (${reference}/statements/error/)`, () => {
    expect(run({ recv: () => "error" }).response?.status).toBe(503n);
  });

  // "When vcl_error begins, a new response object (obj) is created, which will become resp when vcl_error transitions
  // to vcl_deliver."
  it(`make an object that becomes the response (${reference}/subroutines/error/)`, () => {
    const outcome = run({
      fetch: (tx) => {
        tx.beresp?.headers.set("X-Lost", "1");
        return raise(620n, "rule")(tx);
      },
      error: (tx) => {
        if (tx.obj === undefined) return;
        tx.obj.status = 403n;
        tx.obj.response = "Forbidden";
        tx.obj.body = "no";
        tx.obj.headers.set("Content-Type", "text/plain");
      },
      deliver: (tx) => {
        tx.resp?.headers.set("X-Deliver", "1");
      },
    });
    expect(outcome.response).toMatchObject({ status: 403n, response: "Forbidden", body: "no" });
    expect(outcome.response?.headers.get("x-lost")).toBeUndefined();
    expect(outcome.response?.headers.get("x-deliver")).toBe("1");
    expect(outcome.error).toEqual({ status: 620n, response: "rule" });
  });

  it("have Fastly's page as a body when VCL makes none, and what VCL made even if it is empty", () => {
    const stock = run({ recv: raise(404n, "Not Found") }).response;
    expect(stock?.body).toContain("404 Not Found");
    expect(stock?.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const empty = run({
      recv: raise(404n, "Not Found"),
      error: (tx) => {
        if (tx.obj !== undefined) tx.obj.body = "";
      },
    }).response;
    expect(empty?.body).toBe("");
    expect(empty?.headers.get("content-type")).toBeUndefined();
  });

  // "Receiving a response from a backend that has an 'error' response status … will not trigger the vcl_error subroutine"
  it(`are not what a backend answers (${reference}/subroutines/error/)`, () => {
    const outcome = run({}, { origin: () => newResponse({ status: 500n }) });
    expect(names(outcome)).toBe("recv hash miss fetch deliver");
    expect(outcome.response?.status).toBe(500n);
  });

  // https://www.fastly.com/documentation/guides/full-site-delivery/fastly-vcl/fastly-generated-503-errors-in-vcl/
  it("of backends are 503, with Fastly's words", () => {
    const read = run({}, { origin: () => ({ failure: "backend read error" }) });
    expect(names(read)).toBe("recv hash miss error deliver");
    expect(read.error).toEqual({ status: 503n, response: "backend read error" });
    const options = { environment: environment() };
    const sick = programOf({}, [origin({ healthy: false })]);
    expect(serve(sick, requestOf(), options).error?.response).toBe("Backend is unhealthy");
    const director = origin({
      name: "all",
      director: { type: "random", members: [{ backend: origin({ healthy: false }) }] },
    });
    expect(serve(programOf({}, [director]), requestOf(), options).error?.response).toBe(
      "All backends failed or unhealthy",
    );
  });
});

describe("restarts", () => {
  const page = `${reference}/statements/restart/`;

  // "The state of the client request (req) is preserved, along with any modifications to it."
  it(`begin again with the request as it is (${page})`, () => {
    const outcome = run({
      recv: (tx) => {
        if (tx.restarts > 0) return;
        tx.req.headers.set("X-First", "1");
        return "restart";
      },
      deliver: (tx) => {
        tx.resp?.headers.set("X-First", tx.req.headers.get("x-first") ?? "");
      },
    });
    expect(outcome.restarts).toBe(1);
    expect(names(outcome)).toBe("recv recv hash miss fetch deliver");
    expect(outcome.response?.headers.get("x-first")).toBe("1");
  });

  // "all backend response (beresp), cache object (obj) and client response (resp) variables are discarded"
  it(`discard the rest (${page})`, () => {
    const seen: unknown[] = [];
    run({
      recv: (tx) => {
        seen.push(tx.bereq, tx.beresp, tx.obj, tx.resp, tx.error);
      },
      deliver: (tx) => (tx.restarts === 0 ? "restart" : undefined),
    });
    expect(seen).toHaveLength(10);
    expect(seen.every((value) => value === undefined)).toBe(true);
  });

  it(`let the next response begin with its own settings (${page})`, () => {
    const seen: unknown[] = [];
    run({
      fetch: (tx) => {
        seen.push(tx.settings.get("beresp.ttl"), tx.settings.get("beresp.do_esi"));
        tx.settings.set("beresp.ttl", 1_000_000);
        tx.settings.set("beresp.do_esi", true);
        return tx.restarts === 0 ? "restart" : "deliver";
      },
    });
    expect(seen).toEqual([120_000_000, undefined, 120_000_000, undefined]);
  });

  // "Requests are limited to three restarts, to avoid infinite loops. The fourth restart will trigger a 503 Service
  // Unavailable error."
  it.each(["recv", "hit", "fetch", "error", "deliver"] as const)(
    `are three at most, in vcl_%s (${page})`,
    (subroutine) => {
      const cache = newCache();
      if (subroutine === "hit") run({}, { cache });
      let count = 0;
      const bodies: Bodies = {
        ...(subroutine === "error" && { recv: raise(620n, "x") }),
        [subroutine]: () => {
          count += 1;
          return "restart" as const;
        },
      };
      const outcome = run(bodies, { cache });
      expect(outcome.kind).toBe("served");
      expect(outcome.restarts).toBe(3);
      expect(outcome.response?.status).toBe(503n);
      expect(outcome.error?.status).toBe(503n);
      expect(count).toBeGreaterThanOrEqual(4);
      expect(count).toBeLessThanOrEqual(5);
    },
  );

  it(`let vcl_error say that there were too many (${page})`, () => {
    const outcome = run({
      recv: () => "restart",
      error: (tx) => {
        if (tx.obj?.status === 503n) tx.obj.body = "sorry";
      },
    });
    expect(names(outcome)).toBe("recv recv recv recv error deliver");
    expect(outcome.response?.body).toBe("sorry");
  });
});

describe("the cache", () => {
  it(`gives what it stored, while it is fresh (${reference}/subroutines/hit/)`, () => {
    const cache = newCache();
    const clock = { now: newYear };
    let fetches = 0;
    const options = {
      cache,
      environment: environment({ now: () => clock.now }),
      origin: () => {
        fetches += 1;
        return newResponse({ headers: new Headers([["Cache-Control", "max-age=60"]]), body: "x" });
      },
    };
    expect(run({}, options).state).toBe("MISS");
    clock.now += 59_000_000;
    const hit = run({}, options);
    expect(names(hit)).toBe("recv hash hit deliver");
    expect(hit.cache).toBe("hit");
    expect(hit.response?.body).toBe("x");
    clock.now += 1_000_000;
    expect(run({}, options).cache).toBe("miss");
    expect(fetches).toBe(2);
  });

  // "If Fastly is unable to determine a TTL based on response headers, beresp.ttl will be 2 minutes". "This TTL parsing
  // does not take into account Cache-Control directives such as private and no-store".
  it.each([
    [[], 120_000_000],
    [[["Cache-Control", "private, no-store"]], 120_000_000],
    [[["Cache-Control", "max-age=10"]], 10_000_000],
    [[["Cache-Control", "max-age=10, s-maxage=20"]], 20_000_000],
    [
      [
        ["Cache-Control", "s-maxage=20"],
        ["Surrogate-Control", "max-age=30"],
      ],
      30_000_000,
    ],
  ] as const)(`%j: beresp.ttl is %d µs (${reference}/subroutines/fetch/)`, (lines, expected) => {
    let ttl: unknown;
    run(
      {
        fetch: (tx) => {
          ttl = tx.settings.get("beresp.ttl");
        },
      },
      { origin: () => newResponse({ headers: new Headers(lines) }) },
    );
    expect(ttl).toBe(expected);
  });

  // "If … the vcl_fetch subroutine is called from vcl_pass, the fetched object is not cached even if beresp.ttl is
  // greater than zero."
  it(`does not store what was passed (${reference}/subroutines/fetch/)`, () => {
    const cache = newCache();
    run({ recv: () => "pass" }, { cache });
    expect(run({}, { cache }).cache).toBe("miss");
  });

  it(`notes what is not to be stored, and passes it from then on (${reference}/variables/miscellaneous/fastly-info-state/)`, () => {
    for (const state of ["pass", "hit_for_pass"] as const) {
      const cache = newCache();
      expect(run({ fetch: () => state }, { cache }).cache).toBe("miss");
      expect(names(run({}, { cache }))).toBe("recv hash pass fetch deliver");
    }
  });

  it(`can be passed in vcl_hit (${reference}/subroutines/hit/)`, () => {
    const cache = newCache();
    run({}, { cache });
    expect(names(run({ hit: () => "pass" }, { cache }))).toBe("recv hash hit pass fetch deliver");
  });

  it(`goes by the cache key that VCL makes (${reference}/subroutines/hash/)`, () => {
    const cache = newCache();
    const bodies: Bodies = {
      hash: (tx) => {
        tx.hash += tx.req.url;
        return "hash";
      },
    };
    const options = { environment: environment(), cache };
    const first = requestOf({ url: "/a", headers: { Host: "one" } });
    const second = requestOf({ url: "/a", headers: { Host: "two" } });
    serve(programOf(bodies), first, options);
    expect(serve(programOf(bodies), second, options).cache).toBe("hit");
    expect(serve(programOf({}), first, options).cache).toBe("miss");
    expect(serve(programOf({}), second, options).cache).toBe("miss");
  });

  describe("with stale objects", () => {
    function stale(header: string, seconds: number) {
      const clock = { now: newYear };
      const options = {
        cache: newCache(),
        environment: environment({ now: () => clock.now }),
        origin: () =>
          newResponse({ headers: new Headers([["Cache-Control", header]]), body: "old" }),
      };
      run({}, options);
      clock.now += seconds * 1_000_000;
      return options;
    }

    // "In cases where the object is stale, but is configured with a positive beresp.stale_while_revalidate time that
    // has yet to expire, this will still be considered a hit"
    it(`hits while it revalidates (${reference}/subroutines/hit/)`, () => {
      const header = "max-age=10, stale-while-revalidate=20";
      expect(run({}, stale(header, 29)).cache).toBe("hit");
      expect(run({}, stale(header, 30)).cache).toBe("miss");
    });

    it(`are stale from the end of their time on (${reference}/subroutines/hit/)`, () => {
      expect(run({}, stale("max-age=10, stale-if-error=20", 9)).cache).toBe("hit");
      expect(run({}, stale("max-age=10, stale-if-error=20", 10)).cache).toBe("miss");
    });

    it(`hits when the backend is sick (${reference}/subroutines/hit/)`, () => {
      const options = stale("max-age=10, stale-if-error=20", 15);
      const sick = programOf({}, [origin({ healthy: false })]);
      const outcome = serve(sick, requestOf(), options);
      expect(names(outcome)).toBe("recv hash hit deliver");
      expect(outcome.state).toBe("HIT-STALE");
    });

    it.each(["miss", "fetch", "error"] as const)(
      `delivers them when vcl_%s says so (${reference}/variables/cache-object/stale-exists/)`,
      (subroutine) => {
        const options = stale("max-age=10, stale-if-error=20", 15);
        const outcome = run(
          { [subroutine]: () => "deliver_stale" as const },
          {
            ...options,
            origin: () => ({ failure: "Connection refused" }),
            ...(subroutine === "fetch" && { origin: () => newResponse({ status: 500n }) }),
          },
        );
        expect(outcome.response?.body).toBe("old");
        expect(outcome.error).toBeUndefined();
      },
    );

    it("answers 503 when there is nothing stale to deliver", () => {
      const outcome = run({ fetch: () => "deliver_stale" });
      expect(outcome.error).toEqual({ status: 503n, response: "No stale object available" });
      const twice = run({ recv: raise(620n, "x"), error: () => "deliver_stale" });
      expect(twice.response?.status).toBe(503n);
    });
  });
});

describe("purges", () => {
  const page =
    "https://www.fastly.com/documentation/guides/full-site-delivery/purging/authenticating-api-purge-requests/";

  it(`reach VCL as FASTLYPURGE, and remove the object (${page})`, () => {
    const cache = newCache();
    run({}, { cache });
    let seen: unknown;
    const bodies: Bodies = {
      recv: (tx) => {
        seen = [tx.req.method, tx.isPurge];
        return "lookup";
      },
    };
    const outcome = serve(programOf(bodies), requestOf({ method: "PURGE" }), {
      environment: environment(),
      cache,
    });
    expect(seen).toEqual(["FASTLYPURGE", true]);
    expect(outcome.response?.status).toBe(200n);
    expect(run({}, { cache }).cache).toBe("miss");
  });

  it(`need a token where VCL says so (${page})`, () => {
    const bodies: Bodies = {
      recv: (tx) => {
        tx.req.headers.set("Fastly-Purge-Requires-Auth", "1");
        return "lookup";
      },
    };
    const send = (headers: Record<string, string>) =>
      serve(programOf(bodies), requestOf({ method: "PURGE", headers }), {
        environment: environment(),
      }).response?.status;
    expect(send({})).toBe(401n);
    expect(send({ "Fastly-Key": "token" })).toBe(200n);
  });

  it("can be refused by VCL", () => {
    const outcome = serve(programOf({ recv: raise(403n, "no") }), requestOf({ method: "PURGE" }), {
      environment: environment(),
    });
    expect(outcome.response?.status).toBe(403n);
  });
});

describe("failures of the simulator", () => {
  it("are outcomes", () => {
    const outcome = run({
      recv: (tx) => {
        tx.logs.push("here");
      },
      miss: () => {
        throw new Error("broken");
      },
    });
    expect(outcome).toMatchObject({ kind: "failed", message: "broken", logs: ["here"] });
    expect(outcome.path.map(({ subroutine }) => subroutine)).toEqual(["recv", "hash"]);
  });

  it("come from states that a subroutine does not have, too", () => {
    expect(run({ recv: () => "deliver" })).toMatchObject({
      kind: "failed",
      message: "vcl_recv cannot return deliver",
    });
  });
});
