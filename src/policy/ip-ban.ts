import { AddressCondition } from "../program/conditions/address.js";
import type { Rule } from "../program/rule.js";
import { ban, banKeys, type BanOptions } from "./ban.js";
import { guard } from "./check.js";
import { programList, type IpListHandle } from "./ip-list.js";
import { calledAt } from "./origin.js";
import { subjectOf } from "./rule.js";

export interface IpBanOptions extends BanOptions {
  readonly list: IpListHandle;
}

/**
 * Bans the addresses on a list.
 *
 * @example
 * ipBan("thewall", { list: theWall, respond: { status: 403, reason: "Bad Taco." } })
 * // VCL: if (table.contains(THEWALL, client.ip) && (…it has not ended…)) { error 620 "thewall"; }
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/table/table-contains/
 */
export function ipBan(id: string, options: IpBanOptions): Rule {
  const origin = calledAt(ipBan);
  const check = guard(subjectOf(id), origin);
  const { list, ...rest } = check.options(options, ["list", ...banKeys]);
  const known = programList(list) ?? check.fail("`list`", "what ipList(...) returned", list);
  const banned = AddressCondition.create(known, origin);
  return ban(id, banned, rest, origin);
}
