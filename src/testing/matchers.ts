import { quote } from "../diagnostics/index.js";
import type { SimulatedDecision } from "../simulator/index.js";
import { describeDistribution, type RandomAnswers } from "./distribution.js";
import { explain, placeOf } from "./explain.js";
import { AskedRequest } from "./policy.js";
import { unknown } from "./state.js";
import { TestingError } from "./testing-error.js";

/** What is expected of the answer to a denied request; what is left out may be anything. */
export interface ExpectedAnswer {
  /** The id of the rule that decides. */
  readonly by?: string;
  readonly status?: number;
  readonly reason?: string;
  readonly body?: string;
}

/** What `expect(request(…))` can be asked. */
export interface PolicyMatchers<Result> {
  /** A rule blocks the request. */
  toBeBlocked(expected?: ExpectedAnswer): Result;
  /** A rule answers the request at random. */
  toBeTarpitted(expected?: ExpectedAnswer): Result;
  /** No rule denies the request. */
  toPass(): Result;
  /** A rule in `count` mode notes the request. */
  toBeCounted(expected: { readonly by: string }): Result;
  /**
   * The request is answered with these statuses and no others, as often as their weights say; by the exact binomial test,
   * which takes a right policy for a wrong one with a probability of a millionth.
   */
  toAnswerAtRandom(expected: RandomAnswers): Result;
}

interface Outcome {
  readonly pass: boolean;
  readonly message: () => string;
}

/** The matchers as `expect.extend` takes them. */
export const policyMatchers = {
  toBeBlocked: (received: unknown, expected: ExpectedAnswer = {}) =>
    matchAnswer(received, "block", "blocked", expected),

  toBeTarpitted: (received: unknown, expected: ExpectedAnswer = {}) =>
    matchAnswer(received, "tarpit", "tarpitted", expected),

  toPass(received: unknown): Outcome {
    const asked = askedRequest(received);
    return outcome(asked, asked.decision.outcome === "pass", "to pass", undefined);
  },

  toBeCounted(received: unknown, { by }: { readonly by: string }): Outcome {
    const asked = askedRequest(received);
    checkRule(asked, by);
    return outcome(asked, asked.decision.counted.includes(by), `to be counted by ${quote(by)}`, by);
  },

  toAnswerAtRandom(received: unknown, expected: RandomAnswers): Outcome {
    const asked = askedRequest(received);
    if (expected.by !== undefined) checkRule(asked, expected.by);
    const { faults, summary } = describeDistribution(asked, expected);
    return {
      pass: faults.length === 0,
      message: () =>
        faults.length === 0
          ? `expected the answers not to be distributed so, but they are\n\n${summary}`
          : `${faults.join("\n")}\n\n${summary}\n\n${explain(asked, expected.by)}`,
    };
  },
};

function matchAnswer(
  received: unknown,
  wanted: SimulatedDecision["outcome"],
  participle: string,
  expected: ExpectedAnswer,
): Outcome {
  const asked = askedRequest(received);
  const { by, status, reason, body } = expected;
  if (by !== undefined) checkRule(asked, by);
  const { decision } = asked;
  const pass =
    decision.outcome === wanted &&
    (by === undefined || decision.rule === by) &&
    (status === undefined || decision.status === status) &&
    (reason === undefined || decision.reason === reason) &&
    (body === undefined || decision.body === body);
  const details = [
    ...(by === undefined ? [] : [`by ${quote(by)}${placeOf(by, asked.service)}`]),
    ...(status === undefined ? [] : [`with status ${status}`]),
    ...(reason === undefined ? [] : [`reason ${quote(reason)}`]),
    ...(body === undefined ? [] : [`body ${quote(body)}`]),
  ];
  return outcome(asked, pass, ["to be", participle, ...details].join(" "), by);
}

function outcome(
  asked: AskedRequest,
  pass: boolean,
  wanted: string,
  rule: string | undefined,
): Outcome {
  const negated = pass ? "not " : "";
  return {
    pass,
    message: () => `expected the request ${negated}${wanted}\n\n${explain(asked, rule)}`,
  };
}

function askedRequest(received: unknown): AskedRequest {
  if (received instanceof AskedRequest) return received;
  throw new TestingError(
    "expect() was given something that is no request to a policy",
    "write expect(policy.request({ ip: … })), where policy is what loadPolicy(…) gave",
  );
}

/** A rule that is not there decides nothing, so that `not` would hold for every misspelling. */
function checkRule({ service }: AskedRequest, id: string): void {
  const ids = service.rules.map((rule) => rule.id);
  if (!ids.includes(id)) throw unknown("rule", id, ids);
}
