import type { Condition } from "../program/condition.js";
import { AddressCondition } from "../program/conditions/address.js";
import { AllCondition } from "../program/conditions/all.js";
import type { Rule } from "../program/rule.js";
import { blockAction } from "./actions.js";
import { guard } from "./check.js";
import { programList, type IpListHandle } from "./ip-list.js";
import { calledAt } from "./origin.js";
import type { ResponseOptions } from "./response.js";
import { makeRule, ruleKeys, subjectOf, type RuleOptions } from "./rule.js";

export interface IpBanOptions extends RuleOptions {
  readonly list: IpListHandle;
  /** Asked as well: for example a path. */
  readonly when?: Condition;
  /** 403 when left out. */
  readonly respond?: ResponseOptions;
}

/**
 * Bans the addresses on a list.
 *
 * @example
 * ipBan("thewall", { list: theWall, respond: { status: 403, reason: "Bad Taco." } })
 * // VCL: if (table.contains(THEWALL, client.ip)) { error 620 "thewall"; }
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/table/table-contains/
 */
export function ipBan(id: string, options: IpBanOptions): Rule {
  const origin = calledAt(ipBan);
  const check = guard(subjectOf(id), origin);
  const { list, when, respond, ...rest } = check.options(options, [
    "list",
    "when",
    "respond",
    ...ruleKeys,
  ]);
  const known = programList(list) ?? check.fail("`list`", "what ipList(...) returned", list);
  const banned = AddressCondition.create(known, origin);
  const condition =
    when === undefined
      ? banned
      : AllCondition.create([banned, check.condition(when, "`when`")], origin);
  return makeRule(id, condition, blockAction(respond, subjectOf(id), origin), rest, origin);
}
