import type { Condition } from "../program/condition.js";
import type { Program } from "../program/program.js";
import type { Polarity } from "./service.js";

export interface ListPolarity {
  readonly polarity: Polarity;
  /** Whether the list bans in one place and lets through in another. */
  readonly isMixed: boolean;
}

/**
 * What each list does to who is on it, by list name: `ban` where a longer list lets fewer requests through, `allow`
 * where it lets more through. A list that does both counts as `ban`.
 */
export function polaritiesOf(program: Program): ReadonlyMap<string, ListPolarity> {
  const bans = new Set<string>();
  const allows = new Set<string>();
  const walk = (condition: Condition, isBan: boolean): void => {
    switch (condition.kind) {
      case "address":
        (isBan ? bans : allows).add(condition.list.name);
        return;
      case "not":
        walk(condition.operand, !isBan);
        return;
      case "all":
      case "any":
        for (const operand of condition.operands) walk(operand, isBan);
        return;
      case "always":
      case "country":
      case "pattern":
      case "present":
      case "text":
      case "toggle":
    }
  };
  if (program.allow) walk(program.allow, false);
  // Whatever a rule answers with, the request does not reach the origin.
  for (const rule of program.rules) walk(rule.when, true);
  return new Map(
    [...bans, ...allows].map((name) => [
      name,
      {
        polarity: bans.has(name) ? "ban" : "allow",
        isMixed: bans.has(name) && allows.has(name),
      },
    ]),
  );
}
