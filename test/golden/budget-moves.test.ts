import { describe, expect, it } from "vitest";
import { explainDifferences } from "../../src/golden/classify.js";

type Line = Readonly<Record<string, unknown>>;

function manifest(budgets: unknown, rules: readonly unknown[] = [], release = "1"): string {
  return JSON.stringify({ policy: "p", release, rules, budgets });
}

function explain(before: string, after: string) {
  const [difference, ...others] = explainDifferences(
    new Map([["manifest.json", before]]),
    new Map([["manifest.json", after]]),
  );
  expect(others).toEqual([]);
  return difference && { change: difference.change, summary: difference.summary };
}

function moved(before: unknown, after: unknown) {
  return explain(manifest(before), manifest(after));
}

const acl = (used: number, limit = 1000): Line => ({ name: "wall", used, limit, unit: "entries" });

describe("a manifest in which a budget moved", () => {
  it("names it, with both amounts and the limit", () => {
    expect(moved({ acls: [acl(812)] }, { acls: [acl(915)] })).toEqual({
      change: "budget",
      summary: "budget moved: ACL wall 812 -> 915 of 1000",
    });
  });

  it.each<[string, string]>([
    ["acls", "ACL wall"],
    ["dictionaries", "dictionary wall"],
    ["lists", "list wall"],
    ["shards", "containers of list wall"],
    ["vcl", "wall"],
    ["of a later version", "wall"],
  ])("knows what those of the group %s are called", (group, label) => {
    expect(moved({ [group]: [acl(1)] }, { [group]: [acl(2)] })?.summary).toBe(
      `budget moved: ${label} 1 -> 2 of 1000`,
    );
  });

  it("tells a limit that moved", () => {
    expect(moved({ acls: [acl(812)] }, { acls: [acl(812, 25_000)] })?.summary).toBe(
      "budget moved: ACL wall 812 of 1000 -> 812 of 25000",
    );
  });

  it("tells what is new and what is gone", () => {
    expect(moved({}, { acls: [acl(812)] })?.summary).toBe(
      "budget moved: ACL wall is new: 812 of 1000",
    );
    expect(moved({ acls: [acl(812)] }, { acls: [] })?.summary).toBe(
      "budget moved: ACL wall is gone: 812 of 1000",
    );
  });

  it("tells of a list in several containers how many there are, and what all hold", () => {
    const list = (used: number, shards: number, total: number) => ({
      lists: [{ ...acl(used), shards, total }],
    });
    expect(moved(list(900, 64, 50_000), list(910, 65, 50_600))?.summary).toBe(
      "budget moved: list wall 50000 in 64, the fullest 900 of 1000 -> 50600 in 65, the fullest 910 of 1000",
    );
    expect(moved(list(900, 64, 50_000), list(900, 64, 50_001))?.change).toBe("budget");
  });

  it("keeps the entries of a list apart from its items", () => {
    const lists = (entries: number) => ({
      lists: [acl(entries), { name: "wall", used: 9, limit: 100, unit: "items" }],
    });
    expect(moved(lists(7), lists(8))?.summary).toBe("budget moved: list wall 7 -> 8 of 1000");
  });

  it("names three, those closest to their limits first", () => {
    const lines = (more: number) =>
      [10, 990, 500, 20].map((used, index) => ({
        name: `f${index}`,
        used: used + more,
        limit: 1000,
      }));
    expect(moved({ vcl: lines(0) }, { vcl: lines(1) })?.summary).toBe(
      "budgets moved: f1 990 -> 991 of 1000, f2 500 -> 501 of 1000, f3 20 -> 21 of 1000, and 1 more",
    );
  });

  it("says so behind what is said of the rules", () => {
    const rule = (action: string) => ({ id: "r", action, mode: "enforce", vcl: {} });
    expect(
      explain(
        manifest({ acls: [acl(1)] }, [rule("block")]),
        manifest({ acls: [acl(2)] }, [rule("tarpit")]),
      ),
    ).toEqual({ change: "rule", summary: "rule `r`; budget moved: ACL wall 1 -> 2 of 1000" });
  });

  it("is a record where no budget did", () => {
    expect(explain(manifest({ acls: [acl(1)] }), manifest({ acls: [acl(1)] }, [], "2"))).toEqual({
      change: "record",
      summary: "places or release moved",
    });
  });
});

describe("golden manifests that hold anything", () => {
  it.each<[string, unknown]>([
    ["a number", 5],
    ["null", null],
    ["a group that is no list", { acls: "wall", vcl: 5, lists: null, items: {} }],
    ["lines that are no budgets", { acls: [null, 5, [], "x", { name: 5 }, { name: "wall" }] }],
    ["amounts that are no numbers", { acls: [{ name: "wall", used: "5", limit: null }] }],
  ])("have no budgets where they say %s", (_, budgets) => {
    expect(moved(budgets, { acls: [acl(2)] })?.summary).toBe(
      "budget moved: ACL wall is new: 2 of 1000",
    );
  });

  it("cannot speak to the terminal, nor at any length", () => {
    const hostile = [{ name: `\u001b[2J\n${"x".repeat(10_000)}`, used: 1, limit: 1 }];
    const summary = moved({ vcl: hostile }, {})?.summary ?? "";
    expect(summary).toMatch(/^budget moved: \\u\{1b\}\[2J\\nx+… is gone: 1 of 1$/);
    expect(summary.length).toBeLessThan(150);
  });

  it("do not reach prototypes, and a limit of nothing divides by nothing", () => {
    const text = manifest({}).replace(
      '"budgets":{}',
      '"budgets":{"__proto__":[{"name":"__proto__","used":1,"limit":0}]}',
    );
    expect(explain(text, manifest({}))?.summary).toBe("budget moved: __proto__ is gone: 1 of 0");
  });

  it("take time in proportion to their size", () => {
    const lines = (more: number) =>
      Array.from({ length: 20_000 }, (_, index) => ({
        name: `n${index}`,
        used: index + more,
        limit: 1_000_000,
      }));
    expect(moved({ vcl: lines(0) }, { vcl: lines(1) })?.summary).toMatch(/, and 19997 more$/);
  });
});
