import type { Condition } from "../program/condition.js";
import { AnyCondition } from "../program/conditions/any.js";
import { PatternCondition } from "../program/conditions/pattern.js";
import { TextCondition, type TextOperator } from "../program/conditions/text.js";
import type { TextField } from "../program/field.js";
import type { Rule } from "../program/rule.js";
import { ban, banKeys, type BanOptions } from "./ban.js";
import { guard } from "./check.js";
import { calledAt } from "./origin.js";
import { subjectOf } from "./rule.js";
import { isRegExp } from "./text-field.js";

export interface UserAgentBlockOptions extends BanOptions {
  readonly is?: readonly string[];
  readonly startsWith?: readonly string[];
  readonly contains?: readonly string[];
  readonly matches?: readonly RegExp[];
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
  const { is, startsWith, contains, matches, ...rest } = check.options(options, [
    "is",
    "startsWith",
    "contains",
    "matches",
    ...banKeys,
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
      isRegExp(pattern)
        ? PatternCondition.create(userAgent, pattern, origin)
        : check.fail("an item of `matches`", "a regular expression, such as /^a/", pattern),
    ),
  ];
  const [only] = agents;
  const banned =
    agents.length === 1 && only !== undefined ? only : AnyCondition.create(agents, origin);
  return ban(id, banned, rest, origin);
}
