import path from "node:path";
import { describe, expect, it } from "vitest";
import { edgewall, edgewallJson, policyFile, project } from "../support/project.js";
import { mmdb } from "../geo/mmdb.js";

const usOnly = policyFile(
  'export default policy("p", { rules: [geoBan("abroad", { allow: ["US"] })] });',
);

/** A database in which everything that the registries list elsewhere is in the US. */
const ownDatabase = mmdb({
  "24.48.0.0/16": { country: { iso_code: "US" } },
  "2001:630::/32": { country: { iso_code: "US" } },
});

const usOnlyProject = () =>
  project({
    "policies/p.policy.ts": usOnly,
    "own.mmdb": ownDatabase,
    "asn.mmdb": mmdb({ "24.48.0.0/16": { x: "y" } }, { type: "GeoLite2-ASN" }),
    "broken.mmdb": ownDatabase.subarray(0, 500),
    "empty.mmdb": "",
  });

describe.each(["vcl", "reference"])("a country in the engine %s", (engine) => {
  const ask = (...args: readonly string[]) =>
    edgewallJson(usOnlyProject(), "try", "--engine", engine, ...args);

  it.each([
    ["24.48.0.1", "CA", "abroad"],
    ["8.8.8.8", "US", null],
    ["2001:630::1", "GB", "abroad"],
    ["2001:4860:4860::8888", "US", null],
  ])("of %s is looked up: %s", async (ip, code, rule) => {
    expect(await ask("--ip", ip)).toMatchObject({
      code: 0,
      json: {
        rule,
        engine,
        country: {
          code,
          from: "registration-data",
          note: expect.stringMatching(
            /^by registration data of \d{4}-\d\d-\d\d, which is not Fastly's geolocation$/,
          ) as string,
        },
      },
    });
  });

  it("is not known of an address that is reserved, and a list of allowed countries fails closed", async () => {
    expect((await ask("--ip", "10.0.0.1")).json).toMatchObject({
      rule: "abroad",
      country: {
        code: null,
        note: "10.0.0.1 is a reserved address; give a country with --country",
      },
    });
  });

  it("comes from one's own database when there is one", async () => {
    for (const ip of ["24.48.0.1", "2001:630::1"]) {
      expect((await ask("--ip", ip, "--geo-db", "own.mmdb")).json).toMatchObject({
        outcome: "pass",
        country: {
          code: "US",
          from: "geo-db",
          note: "by GeoLite2-Country of 2026-02-03, which is not Fastly's geolocation",
        },
      });
    }
    expect((await ask("--ip", "8.8.8.8", "--geo-db", "own.mmdb")).json).toMatchObject({
      rule: "abroad",
      country: {
        code: null,
        note: "GeoLite2-Country of 2026-02-03 does not have 8.8.8.8; Fastly's geolocation may; give a country with --country",
      },
    });
  });

  it("is what was given, whatever a database says, and none is read then", async () => {
    const given = { from: "option", note: "" };
    const missing = ["--geo-db", "missing.mmdb"];
    expect((await ask("--ip", "24.48.0.1", "--country", "us", ...missing)).json).toMatchObject({
      outcome: "pass",
      country: { code: "US", ...given },
    });
    expect((await ask("--ip", "8.8.8.8", "--country", "CA")).json).toMatchObject({
      rule: "abroad",
      country: { code: "CA", ...given },
    });
    expect((await ask("--ip", "8.8.8.8", "--country", "**")).json).toMatchObject({
      rule: "abroad",
      country: { code: null, ...given },
    });
  });

  it.each([
    ["missing.mmdb", "--geo-db: `missing.mmdb` cannot be read: there is no such file"],
    ["empty.mmdb", "--geo-db: `empty.mmdb` is no MaxMind database, or a damaged one"],
    ["broken.mmdb", "--geo-db: `broken.mmdb` is no MaxMind database, or a damaged one"],
    ["asn.mmdb", "--geo-db: `asn.mmdb` is a database of another kind, `GeoLite2-ASN`"],
    ["policies", "--geo-db: `policies` is not a file"],
  ])("cannot be looked up in %s", async (file, message) => {
    expect(await ask("--ip", "8.8.8.8", "--geo-db", file)).toMatchObject({
      code: 2,
      json: { diagnostics: [{ code: "EW1061", message }] },
    });
  });
});

describe("a policy that does not ask for countries", () => {
  it("has none looked up", async () => {
    const root = project({
      "policies/p.policy.ts": policyFile(
        'export default policy("p", { rules: [userAgentBlock("ua", { startsWith: ["bot"] })] });',
      ),
    });
    const args = ["try", "--ip", "24.48.0.1", "--geo-db", "missing.mmdb"];
    expect(await edgewallJson(root, ...args)).toMatchObject({ code: 0, json: { country: null } });
  });
});

describe("people", () => {
  it("are told that registration data is not Fastly's geolocation", async () => {
    const { stdout } = await edgewall(usOnlyProject(), "try", "--ip", "24.48.0.1");
    expect(stdout).toMatch(
      /^ {2}\(country: CA, by registration data of [\d-]+, which is not Fastly's geolocation\)$/m,
    );
  });

  it("see an absolute path as they wrote it", async () => {
    const file = path.join(project({}), "none.mmdb");
    const { code, stderr } = await edgewall(
      usOnlyProject(),
      "try",
      "--ip",
      "8.8.8.8",
      "--geo-db",
      file,
    );
    expect(code).toBe(2);
    expect(stderr).toContain(`\`${file}\` cannot be read: there is no such file`);
  });
});
