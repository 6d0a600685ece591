import type { Rule } from "../program/rule.js";
import { comment, type Comment } from "../vcl/syntax/index.js";
import { describePlace, type Locate } from "./place.js";

/** What stands above a rule's VCL, so that a diff of compiled VCL reads as a diff of rules. */
export function ruleComments(rule: Rule, locate: Locate): readonly Comment[] {
  const mode = rule.mode === "count" ? ", counted only" : "";
  const notes = (["owner", "ticket", "reason"] as const).flatMap((key) => {
    const text = rule[key];
    return text === undefined ? [] : [comment(`${key}: ${text}`)];
  });
  return [comment(`rule ${rule.id}${describePlace(locate(rule.origin))}${mode}`), ...notes];
}
