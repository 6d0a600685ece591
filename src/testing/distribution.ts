import { acceptance, fewestDraws } from "./binomial.js";
import { describeDecision } from "./explain.js";
import type { AskedRequest } from "./policy.js";
import { TestingError } from "./testing-error.js";

export interface RandomAnswers {
  /** The id of the rule that answers. */
  readonly by?: string;
  /** Each status that may come, and its weight, as in the policy: `{ 201: 1, 402: 1 }` is half and half. */
  readonly statuses: Readonly<Record<number, number>>;
  /** How often the request is sent; 10,000 times unless told. */
  readonly requests?: number;
}

/** How likely a right policy fails the test, over all choices of seeds. */
const error = 1e-6;
const usualRequests = 10_000;
const mostRequests = 10_000_000;

/**
 * Sends the request many times, each with the next seed, and counts the answers. What is wrong with the counts, and what
 * they are. A status is in order when its count passes the exact two-sided binomial test; the error probability is
 * divided over the statuses (Bonferroni), so that it holds for all of them together.
 */
export function describeDistribution(
  asked: AskedRequest,
  expected: RandomAnswers,
): { readonly faults: readonly string[]; readonly summary: string } {
  const shares = sharesOf(expected.statuses);
  const requests = expected.requests ?? usualRequests;
  checkRequests(requests, shares);
  const { counts, others } = draw(asked, expected.by, requests);
  const faults: string[] = [];
  const lines = [`  ${requests} requests, seeds ${asked.state.seed ?? 1} and on:`];
  for (const [status, share] of shares) {
    const count = counts.get(status) ?? 0;
    const { least, most } = acceptance(requests, share, error / shares.size);
    lines.push(`    ${status}: ${count} times; ${least} to ${most} expected`);
    if (count < least || count > most) {
      faults.push(
        `expected ${percent(share)} of the answers to have status ${status}, but ${percent(count / requests)} had`,
      );
    }
  }
  for (const [status, count] of counts) {
    if (shares.has(status)) continue;
    faults.push(
      `expected no answer to have status ${status}, but ${percent(count / requests)} had`,
    );
  }
  for (const [what, count] of others) {
    faults.push(
      `expected the request to be answered${expected.by === undefined ? "" : ` by \`${expected.by}\``} each time, but ${count} times it was: ${what}`,
    );
  }
  return { faults, summary: lines.join("\n") };
}

function draw(asked: AskedRequest, by: string | undefined, requests: number) {
  const counts = new Map<number, number>();
  const others = new Map<string, number>();
  const first = asked.state.seed ?? 1;
  for (let index = 0; index < requests; index++) {
    const decision = asked.decideWith(first + index);
    const { outcome, rule, status } = decision;
    if (outcome === "pass" || status === undefined || (by !== undefined && rule !== by)) {
      const what = describeDecision(asked, decision);
      others.set(what, (others.get(what) ?? 0) + 1);
    } else {
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  }
  return { counts, others };
}

function sharesOf(statuses: RandomAnswers["statuses"]): ReadonlyMap<number, number> {
  const weights = Object.entries(statuses);
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  if (weights.length === 0 || !weights.every(([, weight]) => weight > 0 && weight < Infinity)) {
    throw new TestingError(
      "`statuses` needs at least one status, each with a positive weight",
      "write it as { 201: 1, 402: 1 }",
    );
  }
  return new Map(weights.map(([status, weight]) => [Number(status), weight / total]));
}

/** With too few requests, a status that never comes, or one that always does, would not be noticed. */
function checkRequests(requests: number, shares: ReadonlyMap<number, number>): void {
  const least = Math.max(
    1,
    ...[...shares.values()]
      .filter((share) => share < 1)
      .map((share) => fewestDraws(share, error / shares.size)),
  );
  if (Number.isInteger(requests) && requests >= least && requests <= mostRequests) return;
  throw new TestingError(
    `${requests} requests are no sample that could tell these weights from others`,
    `give \`requests\` a whole number from ${least} to ${mostRequests}`,
  );
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}
