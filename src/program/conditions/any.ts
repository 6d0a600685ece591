import type { Condition } from "../condition.js";
import type { Origin } from "../origin.js";

/** True when at least one operand is. */
export interface AnyCondition {
  readonly kind: "any";
  readonly operands: readonly Condition[];
  readonly origin?: Origin;
}

export const AnyCondition = Object.freeze({
  create(operands: readonly Condition[], origin?: Origin): AnyCondition {
    return Object.freeze({
      kind: "any",
      operands: Object.freeze([...operands]),
      ...(origin && { origin }),
    });
  },
});
