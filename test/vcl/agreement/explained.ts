import type { Verdict } from "./verdicts.js";
import type { Difference, Judge } from "./explained/difference.js";
import { gaps } from "./explained/gaps.js";
import { newerNames } from "./explained/newer-names.js";
import { newerSyntax } from "./explained/newer-syntax.js";
import { typesDiffer } from "./explained/types.js";
import { placesDiffer } from "./explained/places.js";
import { typesOfVariables } from "./explained/types-of-variables.js";
import { valuesDiffer } from "./explained/values.js";

export type { Judge };

/** All that the two differ about. Each entry has an example, which a test looks at: it must still show it. */
export const explained: readonly Difference[] = [
  ...newerNames,
  ...newerSyntax,
  ...typesDiffer,
  ...typesOfVariables,
  ...placesDiffer,
  ...valuesDiffer,
  ...gaps,
];

/** Whether a finding of one alone is explained. */
export function explains(verdict: Verdict): boolean {
  return explained.some((difference) => isAbout(difference, verdict));
}

export function isAbout({ by, says, on }: Difference, verdict: Verdict): boolean {
  return by === verdict.by && says.test(verdict.message) && (on?.test(verdict.text) ?? true);
}
