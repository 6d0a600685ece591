import { describe, expectTypeOf, it } from "vitest";
import {
  alwaysBlock,
  answerAtRandom,
  block,
  client,
  customStatus,
  dictionary,
  geoBan,
  ipBan,
  ipList,
  neverBlock,
  policy,
  req,
  rule,
  tarpit,
  toggle,
  type Condition,
  type CountryCode,
  type HttpMethod,
  type HttpStatus,
  type Rule,
} from "../../src/index.js";

/**
 * What the editor refuses. These lines are never run: `tsc --noEmit` reads them, and an `@ts-expect-error` that
 * has nothing to expect is an error itself.
 */
function refusedByTypes(): void {
  const settings = dictionary("settings", { on: toggle("disabled") });
  const list = ipList("list", { entries: ["192.0.2.1"] });

  // @ts-expect-error a request comes from an address
  neverBlock("x", { url: "/health" });
  // @ts-expect-error not a country
  neverBlock("x", { ip: "192.0.2.1", country: "UK" });
  // @ts-expect-error a rule is no guarded request
  alwaysBlock("x", rule("x", { when: client.country.is("US"), then: block() }));
  // @ts-expect-error a guardrail is made by neverBlock() or alwaysBlock()
  policy("x", { rules: [], guardrails: [client.country.is("US")] });
  // @ts-expect-error not a country
  client.country.is("UK");
  // @ts-expect-error countries are codes, not lists
  client.country.is(list);
  // @ts-expect-error a country has no pattern
  client.country.matches(/U/);
  // @ts-expect-error an address is asked for a list, not a text
  client.ip.in("192.0.2.1");
  // @ts-expect-error an address has no pattern
  client.ip.matches(/^192/);
  // @ts-expect-error not a registered method
  req.method.is("post");
  // @ts-expect-error a method has no parts
  req.method.startsWith("P");
  // @ts-expect-error a path is always there
  req.path.exists();
  // @ts-expect-error a pattern is a regular expression
  req.path.matches("^/a");
  // @ts-expect-error not a toggle of this dictionary
  settings.off.isEnabled();
  // @ts-expect-error a toggle is enabled or disabled
  toggle("on");
  // @ts-expect-error 819 is no registered status
  block({ status: 819 });
  // @ts-expect-error a body or json
  block({ status: 403, body: "x", json: {} });
  // @ts-expect-error JSON has no functions
  block({ status: 403, json: () => 1 });
  // @ts-expect-error allow or block
  geoBan("x", { allow: ["US"], block: ["CA"] });
  // @ts-expect-error one of the two
  geoBan("x", {});
  // @ts-expect-error a file or entries
  ipList("x", { file: "x.txt", entries: [] });
  // @ts-expect-error on-call owns a live list
  ipList("x", { managed: "live", entries: [] });
  // @ts-expect-error a list, not its name
  ipBan("x", { list: "THEWALL" });
  // @ts-expect-error a weight for each answer
  tarpit("x", { when: req.method.is("POST"), answers: [{ status: 201 }] });
  // @ts-expect-error a rule needs a condition
  rule("x", { then: block() });
  // @ts-expect-error modes are enforce and count
  rule("x", { when: req.method.is("POST"), then: block(), mode: "shadow" });
  // @ts-expect-error rules, not conditions
  policy("x", { rules: [req.method.is("POST")] });
  // @ts-expect-error the kill switch is a toggle
  policy("x", { rules: [], killSwitch: "on" });
}

describe("types", () => {
  it("refuse what is wrong in the editor", () => {
    expectTypeOf(refusedByTypes).toBeFunction();
  });

  it("are the field's", () => {
    expectTypeOf(client.country.is).parameter(0).toEqualTypeOf<CountryCode>();
    expectTypeOf<"US">().toExtend<CountryCode>();
    expectTypeOf<"UK">().not.toExtend<CountryCode>();
    expectTypeOf<"POST">().toExtend<HttpMethod>();
    expectTypeOf<"post">().not.toExtend<HttpMethod>();
    expectTypeOf<503>().toExtend<HttpStatus>();
    expectTypeOf<999>().not.toExtend<HttpStatus>();
    expectTypeOf(customStatus(819)).toExtend<number>();
  });

  it("of what is built are conditions and rules", () => {
    expectTypeOf(req.path.is("/a")).toEqualTypeOf<Condition>();
    expectTypeOf(req.header("X").exists()).toEqualTypeOf<Condition>();
    expectTypeOf(geoBan("x", { allow: ["US"] })).toEqualTypeOf<Rule>();
    expectTypeOf(answerAtRandom).returns.toEqualTypeOf<Rule["then"]>();
  });
});
