import type { Condition } from "../program/condition.js";
import { AllCondition } from "../program/conditions/all.js";
import type { Origin } from "../program/origin.js";
import type { Rule } from "../program/rule.js";
import { blockAction } from "./actions.js";
import { guard } from "./check.js";
import type { ResponseOptions } from "./response.js";
import { makeRule, ruleKeys, subjectOf, type RuleOptions } from "./rule.js";

/** What every rule that bans one kind of client may carry. */
export interface BanOptions extends RuleOptions {
  /** Asked as well: for example a toggle, or a path. */
  readonly when?: Condition;
  /** 403 when left out. */
  readonly respond?: ResponseOptions;
}

/** Blocks whom `banned` describes, when what the author asks as well holds. */
export function ban(
  id: unknown,
  banned: Condition,
  options: Partial<Record<keyof BanOptions, unknown>>,
  origin: Origin,
): Rule {
  const subject = subjectOf(id);
  const { when, respond, ...rest } = options;
  const condition =
    when === undefined
      ? banned
      : AllCondition.create([banned, guard(subject, origin).condition(when, "`when`")], origin);
  return makeRule(id, condition, blockAction(respond, subject, origin), rest, origin);
}

export const banKeys = ["when", "respond", ...ruleKeys] as const;
