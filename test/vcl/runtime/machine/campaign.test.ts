import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { compileVcl, type VclProgram } from "../../../../src/vcl/runtime/compile/index.js";
import { decide, serve, type RequestOptions } from "../../../../src/vcl/runtime/machine/index.js";
import { parseVcl } from "../../../../src/vcl/syntax/parse.js";
import { environment, requestOf } from "./support.js";

/** What docs/semantics.md says of the campaign policy, in the VCL that it was compiled to. */
const folder = path.resolve(import.meta.dirname, "../../../../golden/campaign");
const wall = new Map([
  ["203.0.113.66", "true"],
  // Presence is what counts.
  ["2001:db8::66", "false"],
]);
const settings = new Map<string, string>();
let program: VclProgram;

beforeAll(() => {
  const files = ["declarations.vcl", "main.vcl"].map((name) => {
    const text = readFileSync(path.join(folder, name), "utf8");
    return { name, text, root: parseVcl(text).root };
  });
  const compiled = compileVcl({
    files,
    dictionaries: new Map([
      ["THEWALL", wall],
      ["edge_settings", settings],
    ]),
    acls: new Map([["cc_blacklist", [{ negated: false, address: "198.51.100.0", mask: 24 }]]]),
  });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join("\n"));
  program = compiled.program;
});

function deciding(request: RequestOptions, options: object = {}): string {
  const countryCode = request.ip === "203.0.113.200" ? "FR" : "US";
  const decision = decide(program, requestOf(request), {
    environment: environment({ geo: () => ({ countryCode }) }),
    ...options,
  });
  switch (decision.kind) {
    case "passed":
      return decision.state;
    case "failed":
      return `failed: ${decision.message}`;
    case "answered":
      return `${decision.response.status} by ${decision.error?.response}`;
  }
}

describe("the campaign policy", () => {
  it.each([
    ["a visitor", {}, "lookup"],
    ["a form", { method: "POST" }, "pass"],
    ["an address on the wall", { ip: "203.0.113.66" }, "403 by thewall"],
    ["another spelling of one", { ip: "2001:DB8:0:0::66" }, "403 by thewall"],
    [
      "a blog",
      { headers: { "User-Agent": "wordpress/5.0; http://a" } },
      "403 by wordpress_pingback",
    ],
    [
      "a card tester",
      { ip: "198.51.100.7", method: "POST", url: "/api/hamm/donations" },
      "402 by card_testing",
    ],
    [
      "a card tester in disguise",
      { ip: "198.51.100.7", method: "POST", url: "//api/%68amm/./donations/" },
      "402 by card_testing",
    ],
    ["a card tester's page view", { ip: "198.51.100.7", url: "/api/hamm/donations" }, "lookup"],
    [
      "a forged Fastly-FF",
      { ip: "203.0.113.66", headers: { "Fastly-FF": "a!b!c" } },
      "403 by thewall",
    ],
    [
      "a forged marker",
      { ip: "203.0.113.66", headers: { "Edgewall-Passed": "1" } },
      "403 by thewall",
    ],
    ["a purge", { ip: "203.0.113.66", method: "PURGE" }, "lookup"],
  ] as const)("%s", (_name, request, expected) => {
    expect(deciding(request)).toBe(expected);
  });

  it("is not asked at a shield, or for fragments", () => {
    expect(deciding({ ip: "203.0.113.66" }, { visitsThisService: 1 })).toBe("lookup");
    expect(deciding({ ip: "203.0.113.66" }, { esiLevel: 1 })).toBe("lookup");
  });

  it("follows dictionaries while it runs", () => {
    const abroad = { ip: "203.0.113.200" };
    expect(deciding(abroad)).toBe("lookup");
    settings.set("non_us_ban", "enabled");
    expect(deciding(abroad)).toBe("503 by non_us_ban");
    expect(deciding({ ip: "203.0.113.201" })).toBe("lookup");
    settings.clear();
    expect(deciding(abroad)).toBe("lookup");
  });

  it("keeps its headers from the origin, and tells it the client's address", () => {
    const outcome = serve(
      program,
      requestOf({ ip: "203.0.113.5", headers: { "Fastly-Client-IP": "192.0.2.99" } }),
      { environment: environment({ geo: () => ({ countryCode: "US" }) }) },
    );
    expect(outcome.kind).toBe("served");
    expect(outcome.bereq?.headers.get("edgewall-passed")).toBeUndefined();
    expect(outcome.bereq?.headers.get("fastly-client-ip")).toBe("203.0.113.5");
  });
});
