import type { TextField } from "../field.js";
import type { Origin } from "../origin.js";

export type TextOperator = "is" | "startsWith" | "endsWith" | "contains";

/**
 * True when the field is set and stands in relation `operator` to one of `values`. Values are held as the
 * author wrote them; `literal.ts` says what they mean after the field's normalisation.
 */
export interface TextCondition {
  readonly kind: "text";
  readonly field: TextField;
  readonly operator: TextOperator;
  readonly values: readonly string[];
  readonly origin?: Origin;
}

export const TextCondition = Object.freeze({
  create(
    field: TextField,
    operator: TextOperator,
    values: readonly string[],
    origin?: Origin,
  ): TextCondition {
    const unique = Object.freeze([...new Set(values)]);
    return Object.freeze({
      kind: "text",
      field,
      operator,
      values: unique,
      ...(origin && { origin }),
    });
  },
});
