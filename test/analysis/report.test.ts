import { describe, expect, it } from "vitest";
import type { AddressSet } from "../../src/addresses/index.js";
import { knownRanges } from "../../src/analysis/known-ranges/index.js";
import { findings, reportLists, type ListInput } from "../../src/analysis/lists/index.js";
import { defaultSettings } from "../../src/compiler/settings.js";
import { setOf } from "./sets.js";

const known = knownRanges();

function report(content: AddressSet, bans = true) {
  const list: ListInput["list"] = {
    name: "wall",
    store: "acl",
    source: { kind: "file", path: "wall.txt" },
  };
  const input = {
    lists: [{ list, content, containers: [], bans }],
    limits: defaultSettings.limits,
    known,
    origins: setOf("203.0.114.0/28"),
  };
  const { lists } = reportLists(input);
  return { list: lists[0], problems: findings(input, lists) };
}

describe("reportLists()", () => {
  it("finds Fastly, origins and crawlers in one wide entry", () => {
    const { list } = report(setOf("128.0.0.0/1"));
    expect(list?.protected).toEqual(
      [
        { kind: "fastly", name: "Fastly" },
        { kind: "origin", name: "origins" },
        { kind: "crawler", name: "Googlebot" },
        { kind: "crawler", name: "Bingbot" },
        { kind: "crawler", name: "DuckDuckBot" },
      ].map((found) => ({ ...found, entries: 1, examples: ["128.0.0.0/1"] })),
    );
  });

  it("finds nothing in ordinary addresses", () => {
    const { list, problems } = report(setOf("8.8.8.8", "1.1.1.0/24", "2600::/48"));
    expect(list).toMatchObject({ special: [], protected: [], overlaps: [] });
    expect(problems).toEqual([]);
  });
});

describe("findings()", () => {
  it("say how many entries there are beside those they name", () => {
    const { problems } = report(setOf("10.0.0.1", "10.0.0.3", "10.0.0.5", "10.0.0.7", "::1"));
    expect(problems).toEqual([
      {
        code: "EW1047",
        severity: "warning",
        message:
          "list `wall` bans addresses that no client on the internet has: Private-Use (RFC 1918): 10.0.0.1, 10.0.0.3, 10.0.0.5 and 1 more; Loopback Address (RFC 4291): ::1",
        help: "take them out: they ban nobody and take up room",
      },
    ]);
  });

  it("name the owner, and the day of the ranges", () => {
    const { problems } = report(setOf("151.101.1.1", "203.0.114.3"));
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "EW1046 list `wall` bans Fastly's own addresses: 151.101.1.1",
      "EW1046 list `wall` bans addresses of your origins: 203.0.114.3",
    ]);
    expect(problems[0]?.help).toContain("2026-08-22");
    expect(problems[1]?.help).not.toContain("2026");
  });

  it("leave out addresses that a client may have, though a registry lists them", () => {
    const { list, problems } = report(setOf("2002:102:304::/48", "2001::1"));
    expect(list?.special.map(({ name, reachable }) => [name, reachable])).toEqual([
      ["TEREDO", "n/a"],
      ["6to4", "n/a"],
    ]);
    expect(problems).toEqual([]);
  });

  it("leave out lists that ban nobody", () => {
    const { list, problems } = report(setOf("10.0.0.0/8", "151.101.0.0/16"), false);
    expect(list?.protected).toEqual([]);
    expect(problems).toEqual([]);
  });
});
