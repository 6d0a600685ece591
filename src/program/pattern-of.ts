import type { PatternCondition } from "./conditions/pattern.js";
import { fieldFacts } from "./field.js";
import { parsePattern } from "./pattern/pattern.js";

/** A condition's regular expression; fields that fold letter case are matched in any letter case. */
export function patternOf({
  field,
  source,
  flags,
}: PatternCondition): ReturnType<typeof parsePattern> {
  const folds = fieldFacts[field.name].foldsCase && !field.raw && !flags.includes("i");
  return parsePattern(source, folds ? `${flags}i` : flags);
}
