import type { Condition } from "./condition.js";
import { dictionariesOf, guardrailListsOf, listsOf, type Program } from "./program.js";
import type { Problem } from "./problem.js";
import { checkAction } from "./validate/action.js";
import { checkCondition } from "./validate/condition.js";
import { checkGuardrails } from "./validate/guardrails.js";
import { checkDictionaries, checkLists, checkPolicyName, checkRuleIds } from "./validate/names.js";
import { checkOwnHeaders } from "./validate/own-headers.js";
import { checkMetadata } from "./validate/metadata.js";
import { checkReach } from "./validate/reach.js";

/**
 * Everything that is wrong with a program and can be seen without its lists' content, in the order of the
 * program. No error means that the evaluator and the compiler can take it.
 */
export function validate(program: Program): readonly Problem[] {
  return [
    ...checkPolicyName(program),
    ...checkMetadata(program, program.origin),
    ...checkDictionaries(dictionariesOf(program)),
    ...checkLists([...listsOf(program), ...guardrailListsOf(program)], dictionariesOf(program)),
    ...(program.allow ? checkGuardedCondition(program.allow) : []),
    ...checkOwnHeaders(program),
    ...checkRuleIds(program.rules),
    ...program.rules.flatMap((rule) => [
      ...checkMetadata(rule, rule.origin),
      ...checkGuardedCondition(rule.when),
      ...checkAction(rule.then, rule.origin),
    ]),
    ...checkGuardrails(program.guardrails ?? [], checkGuardedCondition),
  ];
}

/** Reach is asked only of a condition whose parts are in order. */
function checkGuardedCondition(condition: Condition): readonly Problem[] {
  const problems = checkCondition(condition);
  return problems.length > 0 ? problems : checkReach(condition);
}
