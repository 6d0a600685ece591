import type { Condition } from "../../program/condition.js";
import type { IpList } from "../../program/ip-list.js";
import type { Program } from "../../program/program.js";

/**
 * The lists whose addresses a rule can refuse: those that a rule asks for, or that the allow-list asks for under a
 * `not`. A list that is only ever allowed, or only under a `not` in rules, bans nobody.
 */
export function banningLists(program: Program): ReadonlySet<IpList> {
  const lists = new Set<IpList>();
  for (const { when } of program.rules) collect(when, true, lists);
  if (program.allow) collect(program.allow, false, lists);
  return lists;
}

/** Adds the lists of which an address helps to make the condition what is wanted. */
function collect(condition: Condition, wanted: boolean, lists: Set<IpList>): void {
  const pending: (readonly [Condition, boolean])[] = [[condition, wanted]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, bans] = next;
    if (node.kind === "not") pending.push([node.operand, !bans]);
    else if (node.kind === "all" || node.kind === "any")
      for (const operand of node.operands) pending.push([operand, bans]);
    else if (node.kind === "address" && bans) lists.add(node.list);
  }
}
