import { describe, expect, it } from "vitest";
import {
  all,
  any,
  block,
  client,
  geoBan,
  ipList,
  not,
  policy,
  req,
  rule,
} from "../../src/index.js";
import { banningLists } from "../../src/analysis/lists/index.js";
import { programOf } from "../../src/policy/policy.js";
import type { Condition } from "../../src/program/condition.js";

const list = ipList("wall", { entries: ["192.0.2.1"] });
const onList = client.ip.in(list);

function bans(when: Condition | undefined, allow?: Condition): boolean {
  const program = programOf(
    policy("test", {
      rules: [
        when === undefined
          ? geoBan("geo", { allow: ["US"], respond: { status: 403 } })
          : rule("one", { when, then: block({ status: 403 }) }),
      ],
      ...(allow && { allow }),
    }),
  );
  if (program === undefined) throw new Error("no program");
  return banningLists(program).size > 0;
}

describe("banningLists()", () => {
  it("are those that rules ask for", () => {
    expect(bans(onList)).toBe(true);
    expect(bans(all(req.method.is("POST"), any(onList, client.country.is("US"))))).toBe(true);
  });

  it("are not those that rules make exceptions for", () => {
    expect(bans(all(req.method.is("POST"), not(onList)))).toBe(false);
    expect(bans(not(any(onList, client.country.is("US"))))).toBe(false);
    expect(bans(not(not(onList)))).toBe(true);
  });

  it("are not those that are only allowed", () => {
    expect(bans(undefined, onList)).toBe(false);
    expect(bans(undefined, any(onList, req.path.is("/health")))).toBe(false);
    expect(bans(undefined, all(req.path.is("/health"), not(onList)))).toBe(true);
  });

  it("are those that are both banned and allowed", () => {
    expect(bans(onList, onList)).toBe(true);
  });
});
