import type { TextField } from "../field.js";
import type { Origin } from "../origin.js";

/** True when the field is set and the regular expression matches somewhere in it. */
export interface PatternCondition {
  readonly kind: "pattern";
  readonly field: TextField;
  /** As in JavaScript; `pattern/` refuses what PCRE reads differently. */
  readonly source: string;
  readonly flags: string;
  readonly origin?: Origin;
}

export const PatternCondition = Object.freeze({
  create(field: TextField, regex: RegExp, origin?: Origin): PatternCondition {
    return Object.freeze({
      kind: "pattern",
      field,
      source: regex.source,
      flags: regex.flags,
      ...(origin && { origin }),
    });
  },
});
