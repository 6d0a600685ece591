import type { Condition } from "../program/condition.js";
import type { Rule } from "../program/rule.js";
import { tarpitAction, type WeightedResponse } from "./actions.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";
import { makeRule, ruleKeys, subjectOf, type RuleOptions } from "./rule.js";

export interface TarpitOptions extends RuleOptions {
  readonly when: Condition;
  /** Drawn by weight for each request. */
  readonly answers: readonly WeightedResponse[];
}

/**
 * Answers attackers at random, so that they cannot tell which of their tries worked.
 *
 * @example
 * tarpit("card_testing", {
 *   when: client.ip.in(ccBlacklist),
 *   answers: [{ weight: 1, status: 201 }, { weight: 1, status: 402 }],
 * })
 * // VCL in vcl_recv:  if (client.ip ~ cc_blacklist) { error 620 "card_testing"; }
 * // VCL in vcl_error: if (randombool(1, 2)) { set obj.status = 201; … } else { set obj.status = 402; … }
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/randomness/randombool/
 */
export function tarpit(id: string, options: TarpitOptions): Rule {
  const origin = calledAt(tarpit);
  const check = guard(subjectOf(id), origin);
  const { when, answers, ...rest } = check.options(options, ["when", "answers", ...ruleKeys]);
  return makeRule(
    id,
    check.condition(when, "`when`"),
    tarpitAction(answers, subjectOf(id), origin),
    rest,
    origin,
  );
}
