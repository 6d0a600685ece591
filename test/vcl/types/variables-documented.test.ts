import { describe, expect, it } from "vitest";
import { everywhere, findVariable, namesIn, nowhere } from "../../../src/vcl/types/index.js";
import { page } from "./fixtures.js";

describe("pages of Fastly's documentation", () => {
  const all = namesIn(everywhere);

  it.each([
    // Each says: type; can be read, set, unset; available in.
    { name: "client.ip", type: "IP", read: all, write: [], at: "client-connection/client-ip" },
    {
      name: "client.identified",
      type: "BOOL",
      read: all,
      write: [],
      at: "client-request/client-identified",
    },
    {
      name: "req.backend",
      type: "BACKEND",
      read: all,
      write: all,
      at: "backend-connection/req-backend",
    },
    {
      name: "beresp.status",
      type: "INTEGER",
      read: ["fetch"],
      write: ["fetch"],
      at: "backend-response/beresp-status",
    },
    {
      name: "beresp.backend.name",
      type: "STRING",
      read: ["fetch"],
      write: [],
      at: "backend-response/beresp-backend-name",
    },
    {
      name: "beresp.backend.ip",
      type: "IP",
      read: ["fetch"],
      write: [],
      at: "backend-connection/beresp-backend-ip",
    },
    {
      name: "beresp.grace",
      type: "RTIME",
      read: ["fetch"],
      write: ["fetch"],
      at: "backend-response/beresp-grace",
    },
    {
      name: "beresp.stale_if_error",
      type: "RTIME",
      read: ["fetch"],
      write: ["fetch"],
      at: "backend-response/beresp-stale-if-error",
    },
    {
      name: "beresp.iam_error",
      type: "STRING",
      read: ["fetch", "deliver", "log"],
      write: [],
      at: "backend-response/beresp-iam-error",
    },
    { name: "req.body", type: "STRING", read: all, write: [], at: "client-request/req-body" },
    {
      name: "obj.status",
      type: "INTEGER",
      read: ["hit", "error"],
      write: ["error"],
      at: "cache-object/obj-status",
    },
    {
      name: "obj.response",
      type: "STRING",
      read: ["hit", "error"],
      write: ["error"],
      at: "cache-object/obj-response",
    },
    {
      name: "obj.ttl",
      type: "RTIME",
      read: ["hit", "error", "log"],
      write: ["hit", "error"],
      at: "cache-object/obj-ttl",
    },
    {
      name: "req.hash",
      type: "STRING",
      read: [],
      write: ["hash", "error"],
      at: "cache-object/req-hash",
    },
    { name: "req.headers", type: "STRING", read: all, write: [], at: "client-request/req-headers" },
    { name: "req.is_ssl", type: "BOOL", read: all, write: [], at: "client-connection/req-is-ssl" },
    {
      name: "req.max_stale_if_error",
      type: "RTIME",
      read: all,
      write: all,
      at: "server/req-max-stale-if-error",
    },
    { name: "req.restarts", type: "INTEGER", read: all, write: [], at: "server/req-restarts" },
    {
      name: "resp.is_locally_generated",
      type: "BOOL",
      read: ["deliver", "log"],
      write: [],
      at: "client-response/resp-is-locally-generated",
    },
    { name: "resp.stale", type: "BOOL", read: all, write: [], at: "miscellaneous/resp-stale" },
    {
      name: "resp.stale.is_error",
      type: "BOOL",
      read: all,
      write: [],
      at: "miscellaneous/resp-stale-is-error",
    },
    {
      name: "fastly_info.state",
      type: "STRING",
      read: all,
      write: [],
      at: "miscellaneous/fastly-info-state",
    },
    {
      name: "fastly.bot.category",
      type: "STRING",
      read: ["recv", "hash", "deliver", "log"],
      write: [],
      at: "miscellaneous/fastly-bot-category",
    },
    {
      name: "fastly.bot.category.is_ai_crawler",
      type: "BOOL",
      read: ["recv", "hash", "deliver", "log"],
      write: [],
      at: "miscellaneous/fastly-bot-category-is-ai-crawler",
    },
    {
      name: "req.backend.name",
      type: "STRING",
      read: ["error", "deliver", "log"],
      write: [],
      at: "miscellaneous/req-backend-name",
    },
    { name: "now", type: "TIME", read: all, write: [], at: "date-and-time/now" },
    { name: "time.now", type: "TIME", read: all, write: [], at: "date-and-time/time-now" },
    {
      name: "time.now.sec",
      type: "STRING",
      read: all,
      write: [],
      at: "date-and-time/time-now-sec",
    },
    {
      name: "time.elapsed.usec",
      type: "STRING",
      read: all,
      write: [],
      at: "client-request/time-elapsed-usec",
    },
  ])("$name: $type, https://www.fastly.com/documentation/reference/vcl/variables/$at/", (fact) => {
    const variable = findVariable(fact.name);
    expect(variable?.type).toBe(fact.type);
    expect(namesIn(variable?.read ?? 0)).toEqual(fact.read);
    expect(namesIn(variable?.write ?? 0)).toEqual(fact.write);
    expect(variable?.unset).toBe(nowhere);
    expect(variable?.link).toBe(page(`variables/${fact.at}`));
  });

  it.each([
    { name: "req.http.X", scope: all, at: "client-request/req-http" },
    { name: "bereq.http.X", scope: ["miss", "pass", "fetch"], at: "backend-request/bereq-http" },
    { name: "beresp.http.X", scope: ["fetch"], at: "backend-response/beresp-http" },
    { name: "obj.http.X", scope: ["hit", "error"], at: "cache-object/obj-http" },
  ])(
    "$name can be read, set and unset: https://www.fastly.com/documentation/reference/vcl/variables/$at/",
    (fact) => {
      const variable = findVariable(fact.name);
      expect(variable?.type).toBe("STRING");
      for (const scope of [variable?.read, variable?.write, variable?.unset])
        expect(namesIn(scope ?? 0)).toEqual(fact.scope);
      expect(variable?.mayBeUnset).toBe(true);
      expect(variable?.link).toBe(page(`variables/${fact.at}`));
    },
  );

  it("says where setting a header does nothing", () => {
    // https://www.fastly.com/documentation/reference/vcl/variables/cache-object/obj-http/
    expect(namesIn(findVariable("obj.http.X")?.futile ?? 0)).toEqual(["hit"]);
    // https://www.fastly.com/documentation/reference/vcl/variables/backend-request/bereq-http/
    expect(namesIn(findVariable("bereq.http.X")?.futile ?? 0)).toEqual(["fetch"]);
    expect(findVariable("req.http.X")?.futile).toBeUndefined();
  });

  it.each([
    // https://www.fastly.com/documentation/reference/vcl/variables/client-connection/req-is-ssl/
    ["req.is_ssl", "deprecated", "fastly_info.edge.is_tls"],
    // https://www.fastly.com/documentation/reference/vcl/variables/server/
    ["req.grace", "deprecated", "req.max_stale_if_error"],
    ["server.datacenter", "legacy", "server.pop"],
    // https://www.fastly.com/documentation/reference/vcl/variables/backend-response/
    ["beresp.grace", "deprecated", "beresp.stale_if_error"],
    // https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/req-backend-name/
    ["req.backend.name", "deprecated", "beresp.backend.name"],
    // https://www.fastly.com/documentation/reference/vcl/variables/date-and-time/now/
    ["now", "deprecated", "time.now"],
    ["geoip.country_code", "legacy", "client.geo.country_code"],
    ["req.request", "legacy", "req.method"],
    ["waf.executed", "removed", undefined],
    ["req.url", undefined, undefined],
  ])("%s is %s: use %s", (name, status, replacement) => {
    const variable = findVariable(name);
    expect(variable?.status).toBe(status);
    expect(variable?.replacement).toBe(replacement);
  });

  it("gives families the pages that their index links to", () => {
    // https://www.fastly.com/documentation/reference/vcl/variables/backend-connection/
    expect(findVariable("backend.x.healthy")?.link).toBe(
      page("variables/backend-connection/backend-healthy"),
    );
    expect(findVariable("backend.x.connections_open")?.link).toBe(
      page("variables/backend-connection/backend-connections-open"),
    );
  });
});
