import type { Condition } from "../condition.js";
import type { Origin } from "../origin.js";

/** True when every operand is. */
export interface AllCondition {
  readonly kind: "all";
  readonly operands: readonly Condition[];
  readonly origin?: Origin;
}

export const AllCondition = Object.freeze({
  create(operands: readonly Condition[], origin?: Origin): AllCondition {
    return Object.freeze({
      kind: "all",
      operands: Object.freeze([...operands]),
      ...(origin && { origin }),
    });
  },
});
