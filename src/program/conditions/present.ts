import type { TextField } from "../field.js";
import type { Origin } from "../origin.js";

/** True when the field is set on the request; an empty value is set. */
export interface PresentCondition {
  readonly kind: "present";
  readonly field: TextField;
  readonly origin?: Origin;
}

export const PresentCondition = Object.freeze({
  create(field: TextField, origin?: Origin): PresentCondition {
    return Object.freeze({ kind: "present", field, ...(origin && { origin }) });
  },
});
