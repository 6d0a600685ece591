import { describe, expect, it } from "vitest";
import { ruleChanges } from "../../../src/fastly/plan/rules.js";

const rule = (id: string, body: string, line = 1) =>
  `  # rule ${id} (policies/a(b).policy.ts:${line})\n  ${body}\n`;

describe("rules of live VCL and of compiled VCL", () => {
  it("are the same wherever they stand in the policy, and however deep they are printed", () => {
    const live = [rule("a", "error 620;") + rule("b", "error 621;")];
    const compiled = [`${rule("a", "error 620;", 7)}  ${rule("b", "error 621;", 9)}`];
    expect(ruleChanges(live, compiled)).toEqual({ added: [], removed: [], changed: [] });
  });

  it("are added, removed and changed, in vcl_error as well", () => {
    const live = [rule("a", "one") + rule("b", "two") + rule("c", "three"), rule("a", "answer")];
    const compiled = [rule("a", "one") + rule("c", "3") + rule("d", "four"), rule("a", "other")];
    expect(ruleChanges(live, compiled)).toEqual({
      added: ["d"],
      removed: ["b"],
      changed: ["a", "c"],
    });
  });

  it("are changed when they run in another order, or are only counted from now on", () => {
    const live = [rule("a", "one") + rule("b", "two")];
    expect(ruleChanges(live, [rule("b", "two") + rule("a", "one")]).changed).toEqual(["b", "a"]);
    const counted = "  # rule a (policies/a.policy.ts:1), counted only\n  one\n";
    expect(ruleChanges([rule("a", "one")], [counted]).changed).toEqual(["a"]);
  });

  it("are none in text that is no VCL of edgewall's", () => {
    expect(ruleChanges(["error 620;", "\u0000"], [])).toEqual({
      added: [],
      removed: [],
      changed: [],
    });
  });
});
