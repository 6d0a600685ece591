import type { Condition } from "../condition.js";
import type { Origin } from "../origin.js";

/** True when the operand is not. */
export interface NotCondition {
  readonly kind: "not";
  readonly operand: Condition;
  readonly origin?: Origin;
}

export const NotCondition = Object.freeze({
  create(operand: Condition, origin?: Origin): NotCondition {
    return Object.freeze({ kind: "not", operand, ...(origin && { origin }) });
  },
});
