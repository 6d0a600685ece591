import type { Condition } from "../../program/condition.js";
import { AllCondition } from "../../program/conditions/all.js";
import { NotCondition } from "../../program/conditions/not.js";
import { ToggleCondition } from "../../program/conditions/toggle.js";
import type { Program } from "../../program/program.js";
import type { Rule } from "../../program/rule.js";
import {
  and,
  binary,
  call,
  comment,
  concat,
  declareLocal,
  error,
  identifier,
  ifThen,
  integer,
  not,
  set,
  string,
  unset,
  withComments,
  type Expression,
  type Statement,
} from "../../vcl/syntax/index.js";
import { expression, type TestContext } from "../conditions.js";
import type { Layout } from "../layout.js";
import { computation, heldLocals, localsOf, prerequisites } from "../locals.js";
import { headers, localName, localType, type Local } from "../names.js";
import type { Locate } from "../place.js";
import { ruleComments } from "../rule-comments.js";
import { conjuncts, simplify } from "../simplify.js";

interface PreparedRule {
  readonly rule: Rule;
  readonly when: Condition;
}

/**
 * The policy's part of vcl_recv: purges aside, once per client request, the rules in order; each decision
 * leaves for vcl_error under the one error code, with the rule's id.
 */
export function recv(
  program: Program,
  layout: Layout,
  errorCode: number,
  locate: Locate,
): readonly Statement[] {
  const gate = simplifiedGate(program);
  const rules = program.rules.map((rule) => ({ rule, when: simplify(rule.when) }));
  const held = heldLocals([...(gate ? [gate] : []), ...rules.map(({ when }) => when)], layout);
  const context = { layout, held };

  const rulesBody = emitRules(rules, context, errorCode, locate);
  const behindGate = gate ? gated(gate, rulesBody, context) : rulesBody;
  const body: Statement[] = [];
  if (program.fastlyClientIp === "reset") {
    body.push(
      withComments(set("req.http.Fastly-Client-IP", identifier("client.ip")), [
        comment("A client may send this header, and origins believe it."),
      ]),
    );
  }
  body.push(unset(headers.counted));
  body.push(
    ...behindGate,
    withComments(
      set(headers.passed, identifier("req.xid")),
      [comment("Set only now: a decision that other VCL answers with a restart is made again.")],
      { blankLineBefore: true },
    ),
  );
  return [
    ...[...held].map((local) => declareLocal(localName(local), localType(local))),
    onceBehindPurges(program, body),
  ];
}

/** The kill switch and the allow-list, which stand in front of every rule. */
function simplifiedGate(program: Program): Condition | undefined {
  const parts: Condition[] = [];
  if (program.killSwitch)
    parts.push(NotCondition.create(ToggleCondition.create(program.killSwitch)));
  if (program.allow) parts.push(NotCondition.create(program.allow));
  return parts.length === 0 ? undefined : simplify(AllCondition.create(parts));
}

function gated(
  gate: Condition,
  body: readonly Statement[],
  context: TestContext,
): readonly Statement[] {
  if (body.length === 0) return [];
  return [
    ...compute(localsOf(gate, context.held), new Set(), context),
    withComments(ifThen([{ test: expression(gate, context), body }]), [
      comment("The kill switch and the allow-list come before every rule."),
    ]),
  ];
}

/**
 * A purge is not traffic. Everything else is asked once, at the first Fastly node: not at a shield, not for an
 * ESI fragment, and not again after a restart of a request that passed. `req.restarts` is not asked, because
 * VCL that restarts before this point would then skip the policy.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/fastly-ff-visits-this-service/
 * @see https://www.fastly.com/documentation/reference/vcl/variables/client-request/req-xid/
 */
function onceBehindPurges(program: Program, body: readonly Statement[]): Statement {
  const isPurge = identifier("req.is_purge");
  const firstPass: readonly Expression[] = [
    binary("==", identifier("fastly.ff.visits_this_service"), integer(0)),
    not(identifier("req.is_esi_subreq")),
    not(binary("==", identifier(headers.passed), identifier("req.xid"))),
  ];
  if (!program.purgeRequiresAuth)
    return ifThen([{ test: and([not(isPurge), ...firstPass]), body }]);
  return ifThen([
    {
      test: isPurge,
      body: [
        withComments(set("req.http.Fastly-Purge-Requires-Auth", string("1")), [
          comment("No rule denies a purge, so a purge needs an API token."),
        ]),
      ],
    },
    { test: and(firstPass), body },
  ]);
}

/**
 * The rules in order. A local that one rule alone reads is computed behind that rule's other tests; one that
 * several read is computed in front of the first of them.
 */
function emitRules(
  rules: readonly PreparedRule[],
  context: TestContext,
  errorCode: number,
  locate: Locate,
): readonly Statement[] {
  const readers = new Map<Local, number>();
  for (const { when } of rules) {
    for (const local of localsOf(when, context.held))
      readers.set(local, (readers.get(local) ?? 0) + 1);
  }
  const done = new Set<Local>();
  return rules.flatMap(({ rule, when }) => {
    const read = [...localsOf(when, context.held)];
    const shared = new Set(read.filter((local) => (readers.get(local) ?? 0) > 1));
    const own = new Set(read.filter((local) => !shared.has(local)));
    const before = compute(shared, done, context);
    const decide = decision(rule, errorCode);
    const comments = ruleComments(rule, locate);
    const options = { origin: rule.id, blankLineBefore: true };
    const cheap = conjuncts(when).filter((part) => own.size > 0 && localsOf(part, own).size === 0);
    const rest = conjuncts(when).filter((part) => !cheap.includes(part));
    if (own.size === 0) {
      return [
        ...before,
        withComments(
          ifThen([{ test: expression(when, context), body: [decide] }]),
          comments,
          options,
        ),
      ];
    }
    // What is computed behind a test may not be taken for computed by later rules.
    const computed = compute(own, cheap.length > 0 ? new Set(done) : done, context);
    const inner = ifThen([
      { test: and(rest.map((part) => expression(part, context))), body: [decide] },
    ]);
    if (cheap.length === 0) {
      return [...before, ...computed, withComments(inner, comments, options)];
    }
    const outer = ifThen([
      { test: and(cheap.map((part) => expression(part, context))), body: [...computed, inner] },
    ]);
    return [...before, withComments(outer, comments, options)];
  });
}

/** The statements that compute the locals that are not computed yet. */
function compute(
  wanted: ReadonlySet<Local>,
  done: Set<Local>,
  context: TestContext,
): readonly Statement[] {
  const { held, layout } = context;
  return [...wanted].flatMap((local): readonly Statement[] => {
    if (done.has(local)) return [];
    const first = compute(new Set(prerequisites(local, held, layout)), done, context);
    done.add(local);
    return [...first, ...computation(local, held, layout)];
  });
}

function decision(rule: Rule, errorCode: number): Statement {
  if (rule.mode === "enforce") return error(errorCode, string(rule.id));
  const counted = identifier(headers.counted);
  const before = call("if", [counted, concat([counted, string(",")]), string("")]);
  return set(headers.counted, concat([before, string(rule.id)]));
}
