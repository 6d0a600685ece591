import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  all,
  alwaysBlock,
  any,
  block,
  client,
  dictionary,
  ipList,
  neverBlock,
  not,
  policy,
  req,
  rule,
  toggle,
  type Condition,
} from "../../../src/index.js";
import { compile } from "../../../src/compiler/compile.js";
import { defaultSettings } from "../../../src/compiler/settings.js";
import { programOf } from "../../../src/policy/policy.js";
import { conditionTest, evaluator } from "../../../src/program/evaluate.js";
import type { Program } from "../../../src/program/program.js";
import type { Request } from "../../../src/program/request.js";
import { checkGuardrails } from "../../../src/project/guardrails/check.js";
import { addresses } from "../../support/policies.js";

const settings = dictionary("settings", { a: toggle("disabled"), b: toggle("enabled") });
const one = ipList("one", { entries: ["10.0.0.0/9"] });
const two = ipList("two", { entries: ["10.64.0.0/10", "11.0.0.0/8"] });
const contents = new Map([
  ["one", addresses("10.0.0.0/9")],
  ["two", addresses("10.64.0.0/10", "11.0.0.0/8")],
]);

const leaf = fc.constantFrom<Condition>(
  settings.a.isEnabled(),
  settings.b.isEnabled(),
  client.ip.in(one),
  client.ip.in(two),
  client.country.is("US"),
  client.country.isUnknown(),
  req.method.is("POST"),
  req.path.is("/x"),
  req.path.startsWith("/x"),
  req.path.endsWith("y"),
  req.userAgent.contains("bot"),
  req.userAgent.exists(),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    tie("condition").map(not),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((parts) => all(...parts)),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((parts) => any(...parts)),
  ),
}));

/** Requests that tell all of these conditions apart, and the states of the switches. */
const requests: readonly Request[] = [
  ["10.0.0.1", "10.64.0.1", "11.0.0.1", "9.9.9.9"],
  ["US", "CA", undefined],
  ["GET", "POST"],
  ["/", "/x", "/xz", "/xy", "/y"],
  [undefined, "", "bot"],
]
  .reduce<readonly (readonly (string | undefined)[])[]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  )
  .map(([ip = "", country, method = "", url = "", agent]) => ({
    ip,
    country,
    method,
    url,
    headers: agent === undefined ? [] : [["User-Agent", agent]],
  }));
const states = [0, 1, 2, 3].map((bits) => ({
  toggles: new Map([
    ["settings.a", (bits & 1) === 1],
    ["settings.b", (bits & 2) === 2],
  ]),
  lists: contents,
  chance: () => true,
}));

/** Whether the policy breaks the guardrail, by trying everything. */
function breaks(program: Program, guarded: Condition, blocked: "never" | "always"): boolean {
  const holds = conditionTest(guarded);
  const decide = evaluator(program);
  return states.some((state) =>
    requests.some(
      (request) =>
        holds(request, state) &&
        (decide(request, state).outcome === "block") === (blocked === "never"),
    ),
  );
}

describe("the search for a request that breaks a guardrail", () => {
  it("finds one exactly where there is one", () => {
    let broken = 0;
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 1, maxLength: 3 }),
        fc.option(condition, { nil: undefined }),
        condition,
        fc.constantFrom("never" as const, "always" as const),
        (conditions, allow, guarded, blocked) => {
          const guardrail = blocked === "never" ? neverBlock : alwaysBlock;
          const program = programOf(
            policy("p", {
              rules: conditions.map((when, index) => rule(`r${index}`, { when, then: block() })),
              ...(allow && { allow }),
              guardrails: [guardrail("g", guarded)],
            }),
          );
          if (program === undefined) throw new Error("no program");
          const locate = () => undefined;
          const { service } = compile({
            name: "p",
            program,
            contents,
            settings: defaultSettings,
            locate,
          });
          if (service === undefined) return;
          const found = checkGuardrails({
            service,
            contents,
            locate,
            at: (_, fault) => fault,
          }).filter(({ severity }) => severity === "error");
          const expected = breaks(program, guarded, blocked);
          if (expected) broken++;
          expect(found.length > 0).toBe(expected);
        },
      ),
      { numRuns: 150 },
    );
    expect(broken).toBeGreaterThan(20);
  });
});
