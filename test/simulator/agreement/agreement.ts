import fc from "fast-check";
import { Pair } from "./pair.js";
import { policy, type WrittenPolicy } from "./policies.js";
import { report } from "./report.js";
import { meeting, type Meeting } from "./requests.js";

export interface AgreementOptions {
  readonly pairs: number;
  readonly seed: number;
  /** Requests for each policy, which is compiled once. */
  readonly requests?: number;
  /** How long each part of a failure may take to become small, in milliseconds. */
  readonly patience?: number;
  readonly now: () => number;
}

export interface AgreementResult {
  readonly pairs: number;
  readonly policies: number;
  /** How many requests passed, were blocked, were tarpitted; and how many met a `count` rule. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** A small case that they disagree about, readable; undefined when they agreed on everything. */
  readonly failure: string | undefined;
}

/**
 * Has the reference evaluator and the compiled VCL decide generated requests under generated policies, until they
 * disagree. Each policy has a seed of its own, so that one can be had again by itself.
 */
export function agreement({
  pairs,
  seed,
  requests = 100,
  patience = 20_000,
  now,
}: AgreementOptions): AgreementResult {
  const outcomes = new Map<string, number>();
  let done = 0;
  let policies = 0;
  while (done < pairs) {
    const attempt = {
      seed: seed + policies,
      requests: Math.min(requests, pairs - done),
      deadline: () => now() + patience,
      now,
    };
    const failure = failureOf(attempt, outcomes);
    policies += 1;
    if (failure !== undefined) return { pairs: done, policies, outcomes, failure };
    done += attempt.requests;
  }
  return { pairs: done, policies, outcomes, failure: undefined };
}

interface Attempt {
  readonly seed: number;
  readonly requests: number;
  /** Until when the next part may take. */
  readonly deadline: () => number;
  readonly now: () => number;
}

function failureOf(attempt: Attempt, outcomes: Map<string, number>): string | undefined {
  const drawn = drawPolicy(attempt.seed);
  const pair = prepare(drawn);
  if (typeof pair === "string") {
    const small = smallestPolicy(attempt, drawn, (each) => typeof prepare(each) !== "string");
    return report(attempt, small, [`the policy cannot be compiled or run: ${pair}`]);
  }
  const met = disagreement(attempt, drawn, pair, outcomes);
  if (met === undefined) return undefined;
  const small = smallestPolicy(attempt, drawn, (each) => {
    const candidate = prepare(each);
    return typeof candidate === "string" || candidate.agrees(met);
  });
  const smallPair = prepare(small);
  if (typeof smallPair === "string") throw new Error(smallPair);
  // Under the smaller policy the request may be able to lose more.
  const smallMet = disagreement(attempt, drawn, smallPair, new Map()) ?? met;
  return report(attempt, small, smallPair.explain(smallMet));
}

function drawPolicy(seed: number): WrittenPolicy {
  let drawn: WrittenPolicy | undefined;
  const draw = fc.property(policy, (each) => {
    drawn = each;
  });
  fc.check(draw, { seed, numRuns: 1 });
  if (drawn === undefined) throw new Error(`seed ${seed} draws no policy`);
  return drawn;
}

/** What went wrong, when it cannot be made. */
function prepare(written: WrittenPolicy): Pair | string {
  try {
    return new Pair(written);
  } catch (error) {
    return String(error);
  }
}

/** The smallest request found that both do not decide alike, of those that are near the drawn policy. */
function disagreement(
  { seed, requests, deadline, now }: Attempt,
  drawn: WrittenPolicy,
  pair: Pair,
  outcomes: Map<string, number>,
): Meeting | undefined {
  let end: number | undefined;
  const agrees = fc.property(meeting(drawn), (each) => {
    if (end !== undefined && now() > end) return true;
    const agreed = pair.agrees(each);
    if (!agreed) end ??= deadline();
    if (end === undefined) count(outcomes, pair, each);
    return agreed;
  });
  return fc.check(agrees, { seed, numRuns: requests }).counterexample?.[0];
}

/** The smallest policy found of which something does not hold that does not hold of the drawn one. */
function smallestPolicy(
  { seed, deadline, now }: Attempt,
  drawn: WrittenPolicy,
  holds: (policy: WrittenPolicy) => boolean,
): WrittenPolicy {
  const end = deadline();
  const property = fc.property(policy, (each) => now() > end || holds(each));
  return fc.check(property, { seed, numRuns: 1 }).counterexample?.[0] ?? drawn;
}

function count(outcomes: Map<string, number>, pair: Pair, met: Meeting): void {
  const { outcome, counted } = pair.expected(met);
  for (const key of counted.length > 0 ? [outcome, "counted"] : [outcome]) {
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
  }
}
