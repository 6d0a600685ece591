import type { Condition } from "../program/condition.js";
import type { Origin } from "../program/origin.js";
import type { Action, Mode, Rule } from "../program/rule.js";
import { isAction } from "./actions.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";

/** What every rule may carry. */
export interface RuleOptions {
  /** `enforce` (the default) decides requests; `count` records what it would have decided and passes on. */
  readonly mode?: Mode;
  /** Who answers for the rule. */
  readonly owner?: string;
  readonly ticket?: string;
  /** Why the rule is there; for people, not sent to clients. */
  readonly reason?: string;
}

export const ruleKeys = ["mode", "owner", "ticket", "reason"] as const;

/**
 * The general rule, which the named ones all reduce to: when the condition holds, do this.
 *
 * @param id given once and kept: plans, logs and goldens key on it
 *
 * @example
 * rule("no_trace", { when: req.method.is("TRACE"), then: block({ status: 405 }) })
 * // VCL: if (req.method == "TRACE") { error 620 "no_trace"; }
 */
export function rule(
  id: string,
  options: RuleOptions & { readonly when: Condition; readonly then: Action },
): Rule {
  const origin = calledAt(rule);
  const check = guard(subjectOf(id), origin);
  const { when, then, ...rest } = check.options(options, ["when", "then", ...ruleKeys]);
  return makeRule(
    id,
    check.condition(when, "`when`"),
    isAction(then) ? then : check.fail("`then`", "an action, such as block(...)", then),
    rest,
    origin,
  );
}

/** How error messages name the rule that is being made. */
export function subjectOf(id: unknown): string {
  return typeof id === "string" ? `rule \`${id.slice(0, 100)}\`` : "a rule";
}

const rules = new WeakSet<object>();

/** Whether a value that came from an author's code is a rule of ours. */
export function isRule(value: unknown): value is Rule {
  return typeof value === "object" && value !== null && rules.has(value);
}

/** What all rules are made by. */
export function makeRule(
  id: unknown,
  when: Condition,
  then: Action,
  rest: Partial<Record<keyof RuleOptions, unknown>>,
  origin: Origin,
): Rule {
  const check = guard(subjectOf(id), origin);
  const owner = check.optionalText(rest.owner, "`owner`");
  const ticket = check.optionalText(rest.ticket, "`ticket`");
  const reason = check.optionalText(rest.reason, "`reason`");
  const made: Rule = Object.freeze({
    id: check.text(id, "the id"),
    when,
    then,
    mode:
      rest.mode === undefined ? "enforce" : check.oneOf(rest.mode, ["enforce", "count"], "`mode`"),
    ...(owner !== undefined && { owner }),
    ...(ticket !== undefined && { ticket }),
    ...(reason !== undefined && { reason }),
    origin,
  });
  rules.add(made);
  return made;
}
