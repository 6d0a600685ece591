import type { Condition } from "../program/condition.js";
import { AllCondition } from "../program/conditions/all.js";
import { AnyCondition } from "../program/conditions/any.js";
import { NotCondition } from "../program/conditions/not.js";
import { cost } from "./cost.js";

/**
 * The same condition as the edge should test it: `not` only in front of single tests, no `all` within `all`
 * or `any` within `any`, and the cheap tests first. Tests have no effects, so their order means nothing.
 */
export function simplify(condition: Condition): Condition {
  return orient(condition, true);
}

function orient(condition: Condition, wanted: boolean): Condition {
  switch (condition.kind) {
    case "not":
      return orient(condition.operand, !wanted);
    case "all":
    case "any": {
      const kind = (condition.kind === "all") === wanted ? "all" : "any";
      const operands = condition.operands
        .map((operand) => orient(operand, wanted))
        .flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
      return join(kind, operands);
    }
    default:
      return wanted ? condition : NotCondition.create(condition);
  }
}

/** The operands under one `all` or `any`, cheapest first; equals keep the author's order. */
function join(kind: "all" | "any", given: readonly Condition[]): Condition {
  const [first] = given;
  const operands = kind === "all" ? given.filter((each) => each.kind !== "always") : given;
  if (operands.length === 0 && first !== undefined) return first;
  const [only] = operands;
  if (operands.length === 1 && only !== undefined) return only;
  const ordered = operands
    .map((operand) => ({ operand, cost: cost(operand) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ operand }) => operand);
  return (kind === "all" ? AllCondition : AnyCondition).create(ordered);
}

/** The conditions that must all hold, cheapest first. */
export function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === "all" ? condition.operands : [condition];
}
