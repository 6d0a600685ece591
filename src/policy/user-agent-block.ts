import type { Condition } from "../program/condition.js";
import { AllCondition } from "../program/conditions/all.js";
import { AnyCondition } from "../program/conditions/any.js";
import { PatternCondition } from "../program/conditions/pattern.js";
import { TextCondition, type TextOperator } from "../program/conditions/text.js";
import type { TextField } from "../program/field.js";
import type { Rule } from "../program/rule.js";
import { blockAction } from "./actions.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";
import type { ResponseOptions } from "./response.js";
import { makeRule, ruleKeys, subjectOf, type RuleOptions } from "./rule.js";

export interface UserAgentBlockOptions extends RuleOptions {
  readonly is?: readonly string[];
  readonly startsWith?: readonly string[];
  readonly contains?: readonly string[];
  readonly matches?: readonly RegExp[];
  /** Asked as well: for example a path. */
  readonly when?: Condition;
  /** 403 when left out. */
  readonly respond?: ResponseOptions;
}

const userAgent: TextField = { name: "userAgent", raw: false };

/**
 * Blocks user agents, in any letter case: one that is, starts with, contains or matches any of those named.
 *
 * @example
 * userAgentBlock("wordpress_pingback", { startsWith: ["WordPress"], respond: { status: 403 } })
 * // VCL: if (std.prefixof(std.tolower(req.http.User-Agent), "wordpress")) { error 620 "wordpress_pingback"; }
 */
export function userAgentBlock(id: string, options: UserAgentBlockOptions): Rule {
  const origin = calledAt(userAgentBlock);
  const check = guard(subjectOf(id), origin);
  const { is, startsWith, contains, matches, when, respond, ...rest } = check.options(options, [
    "is",
    "startsWith",
    "contains",
    "matches",
    "when",
    "respond",
    ...ruleKeys,
  ]);
  const text = (operator: TextOperator, texts: unknown): readonly Condition[] =>
    texts === undefined
      ? []
      : [TextCondition.create(userAgent, operator, check.texts(texts, `\`${operator}\``), origin)];
  const patterns = matches === undefined ? [] : check.array(matches, "`matches`");
  const agents: readonly Condition[] = [
    ...text("is", is),
    ...text("startsWith", startsWith),
    ...text("contains", contains),
    ...patterns.map((pattern) =>
      pattern instanceof RegExp
        ? PatternCondition.create(userAgent, pattern, origin)
        : check.fail("an item of `matches`", "a regular expression, such as /^a/", pattern),
    ),
  ];
  const [only] = agents;
  const banned =
    agents.length === 1 && only !== undefined ? only : AnyCondition.create(agents, origin);
  const condition =
    when === undefined
      ? banned
      : AllCondition.create([banned, check.condition(when, "`when`")], origin);
  return makeRule(id, condition, blockAction(respond, subjectOf(id), origin), rest, origin);
}
