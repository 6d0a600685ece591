import { AddressSet, parseCidr } from "../../addresses/index.js";
import { quote } from "../../diagnostics/index.js";
import type { Condition } from "../../program/condition.js";
import type { IpList } from "../../program/ip-list.js";
import type { Program } from "../../program/program.js";

/** Addresses that on-call must not ban, and why. */
export interface Protection {
  /** Ends the sentence "… is protected by". */
  readonly by: string;
  readonly set: AddressSet;
  readonly reason?: string;
}

/** A live list whose content protects: it has to be read at the edge. */
export interface LiveProtection {
  readonly by: string;
  readonly list: IpList;
  readonly reason?: string;
}

export interface Protections {
  readonly known: readonly Protection[];
  readonly live: readonly LiveProtection[];
}

/**
 * Whom a policy protects: the addresses that its `allow` asks for, and those of its `neverBlock` guardrails. A condition
 * that asks for more than an address (a path, say) protects the whole address, since a ban knows of addresses only.
 *
 * @param contents the content of every list that the repository owns, those of guardrails included
 */
export function protectionsOf(
  { allow, guardrails = [] }: Program,
  contents: ReadonlyMap<string, AddressSet>,
): Protections {
  const known: Protection[] = [];
  const live: LiveProtection[] = [];
  const addLists = (condition: Condition, by: string, reason?: string): void => {
    for (const list of listsThatHelp(condition)) {
      const named = {
        by: `${by} (list ${quote(list.name)})`,
        ...(reason !== undefined && { reason }),
      };
      const set = contents.get(list.name);
      if (set !== undefined) known.push({ ...named, set });
      else live.push({ ...named, list });
    }
  };
  if (allow !== undefined) addLists(allow, "the policy's allow-list");
  for (const { name, blocked, guarded, reason } of guardrails) {
    if (blocked !== "never") continue;
    const by = `guardrail ${quote(name)}`;
    if (guarded.kind === "condition") addLists(guarded.condition, by, reason);
    else {
      const cidrs = guarded.requests.flatMap(({ ip }) => {
        const parsed = parseCidr(ip);
        return parsed.ok ? [parsed.cidr] : [];
      });
      known.push({ by, set: AddressSet.of(cidrs), ...(reason !== undefined && { reason }) });
    }
  }
  return { known, live };
}

/** The lists of which an address helps to satisfy the condition. */
function listsThatHelp(condition: Condition): ReadonlySet<IpList> {
  const lists = new Set<IpList>();
  const pending: (readonly [Condition, boolean])[] = [[condition, true]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, helps] = next;
    if (node.kind === "not") pending.push([node.operand, !helps]);
    else if (node.kind === "all" || node.kind === "any")
      for (const operand of node.operands) pending.push([operand, helps]);
    else if (node.kind === "address" && helps) lists.add(node.list);
  }
  return lists;
}
