import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/addresses/index.js";
import {
  openDatabase,
  openRegistrationData,
  type CountryLookup,
  type OpenedDatabase,
} from "../../src/geo/index.js";
import { project } from "../support/project.js";
import { mmdb, type MmdbOptions, type MmdbValue } from "./mmdb.js";

function opened(content: string | Uint8Array): OpenedDatabase {
  return openDatabase(path.join(project({ "x.mmdb": content }), "x.mmdb"), "x.mmdb");
}

function lookUp(database: OpenedDatabase, ip: string): CountryLookup {
  const address = parseAddress(ip);
  if (!database.ok || address === undefined) throw new Error("no database, or no address");
  return database.database.country(address);
}

function made(entries: Readonly<Record<string, MmdbValue>>, options?: MmdbOptions) {
  return opened(mmdb(entries, options));
}

/** Where the regional registries list these, by the organisations that hold them. */
describe("the registration data", () => {
  const data = openRegistrationData();

  it.each([
    ["8.8.8.8", "US", "Google, ARIN"],
    ["24.48.0.1", "CA", "Videotron, ARIN"],
    ["193.0.6.139", "NL", "RIPE NCC"],
    ["131.111.8.42", "GB", "University of Cambridge, RIPE NCC"],
    ["129.132.1.1", "CH", "ETH Zurich, RIPE NCC"],
    ["133.11.0.1", "JP", "University of Tokyo, APNIC"],
    ["166.111.4.100", "CN", "Tsinghua University, APNIC"],
    ["200.160.2.3", "BR", "NIC.br, LACNIC"],
    ["2001:4860:4860::8888", "US", "Google, ARIN"],
    ["2001:67c:2e8:22::c100:68b", "NL", "RIPE NCC"],
    ["2001:630::1", "GB", "Jisc, RIPE NCC"],
    ["2001:12ff::1", "BR", "NIC.br, LACNIC"],
  ])("has %s in %s (%s)", (ip, country) => {
    expect(lookUp(data, ip)).toEqual({ ok: true, country });
  });

  it.each(["10.0.0.1", "127.0.0.1", "192.0.2.1", "198.51.100.7", "203.0.113.7", "100.64.0.1"])(
    "has no country for %s, which IANA reserves, whatever a registry lists",
    (ip) => {
      expect(lookUp(data, ip)).toEqual({ ok: true, country: undefined, isReserved: true });
    },
  );

  it.each(["::1", "fe80::1", "fc00::1", "2001:db8::1"])("nor for %s", (ip) => {
    expect(lookUp(data, ip)).toEqual({ ok: true, country: undefined, isReserved: true });
  });

  it("says when it was made", () => {
    expect(data).toMatchObject({
      ok: true,
      database: { date: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) as string },
    });
  });
});

describe("a database of one's own", () => {
  /** As GeoLite2 and GeoIP2 have them: https://dev.maxmind.com/geoip/docs/databases/city-and-country/ */
  const records = {
    "1.2.3.0/24": {
      continent: { code: "EU" },
      country: { iso_code: "FR", names: { en: "France" } },
      registered_country: { iso_code: "US" },
    },
    "1.2.4.0/24": { registered_country: { iso_code: "US" } },
    "1.2.5.0/24": { country_code: "SE" },
    "1.2.6.0/24": { country_code: "ZZ" },
    "2600:1::/32": { country: { iso_code: "NZ" } },
  };

  it.each([
    ["1.2.3.4", "FR"],
    ["1.2.4.4", undefined],
    ["1.2.5.4", "SE"],
    ["1.2.6.4", undefined],
    ["1.2.7.4", undefined],
    ["2600:1::7", "NZ"],
    ["2600:2::7", undefined],
  ])("has the country in which %s is used: %s", (ip, country) => {
    const database = made(records);
    expect(database).toMatchObject({
      database: { type: "GeoLite2-Country", date: "2026-02-03" },
    });
    expect(lookUp(database, ip)).toEqual(
      country === undefined ? { ok: true, country, isReserved: false } : { ok: true, country },
    );
  });

  it("does not take the first bits of an IPv6 address for one of IPv4", () => {
    const database = made({ "38.0.0.0/8": { country: { iso_code: "US" } } }, { ipVersion: 4 });
    expect(lookUp(database, "38.0.0.1")).toEqual({ ok: true, country: "US" });
    expect(lookUp(database, "2600::1")).toEqual({
      ok: false,
      problem: {
        message: "`x.mmdb` holds IPv4 addresses only",
        help: expect.stringContaining("GeoLite2-Country") as string,
      },
    });
  });

  it("is refused when it is about something else than places", () => {
    expect(
      made({ "1.2.3.0/24": { autonomous_system_number: 1 } }, { type: "GeoLite2-ASN" }),
    ).toMatchObject({
      ok: false,
      problem: { message: "`x.mmdb` is a database of another kind, `GeoLite2-ASN`" },
    });
    const mislabelled = made({ "1.2.3.0/24": { autonomous_system_number: 1 } });
    expect(lookUp(mislabelled, "1.2.3.4")).toMatchObject({ ok: false });
  });
});

describe("a database that is none", () => {
  const whole = mmdb({ "1.2.3.0/24": { country: { iso_code: "FR" } } });

  it.each<[string, string | Uint8Array, string]>([
    ["an empty file", "", "is no MaxMind database, or a damaged one"],
    ["a text", "not a database", "is no MaxMind database, or a damaged one"],
    ["one that is cut short", whole.subarray(0, whole.length - 40), "a damaged one"],
    ["one whose tree is cut", whole.subarray(whole.length - 300), "a damaged one"],
    [
      "one whose middle is lost",
      Buffer.concat([whole.subarray(0, 60), whole.subarray(90)]),
      "damaged",
    ],
    ["one of noughts", new Uint8Array(4096), "a damaged one"],
    ["metadata alone", Buffer.from("\xab\xcd\xefMaxMind.com", "latin1"), "a damaged one"],
    ["a compressed one", gzipSync(whole), "is compressed"],
  ])("is refused: %s", (_, content, message) => {
    expect(opened(content)).toMatchObject({
      ok: false,
      problem: {
        message: expect.stringContaining(message) as string,
        help: expect.stringMatching(/./) as string,
      },
    });
  });

  it("is refused at the address whose data is not where the tree says", () => {
    const damaged = made({ "1.2.3.0/24": { country: { iso_code: "FR" } } }, { offBy: 100_000 });
    expect(lookUp(damaged, "1.2.3.4")).toMatchObject({
      ok: false,
      problem: { message: "`x.mmdb` is damaged" },
    });
    expect(lookUp(damaged, "1.2.4.4")).toMatchObject({ ok: true, country: undefined });
  });

  it("is refused where it is no file", () => {
    const root = project({});
    mkdirSync(path.join(root, "folder"));
    const open = (name: string) => openDatabase(path.join(root, name), name);
    expect(open("missing.mmdb")).toMatchObject({
      problem: { message: "`missing.mmdb` cannot be read: there is no such file" },
    });
    expect(open("folder")).toMatchObject({ problem: { message: "`folder` is not a file" } });
  });

  it("never throws, whichever byte is wrong", () => {
    const file = path.join(project({}), "x.mmdb");
    const answers = new Set<string>();
    // Of the tree, a tenth will do.
    for (let at = 0; at < whole.length; at += at < 700 ? 10 : 1) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      writeFileSync(file, broken);
      const database = openDatabase(file, "x.mmdb");
      const found = database.ok ? lookUp(database, "1.2.3.4") : database;
      answers.add(found.ok ? (found.country ?? "unknown") : "refused");
    }
    expect([...answers]).toEqual(expect.arrayContaining(["FR", "unknown", "refused"]));
  });
});
