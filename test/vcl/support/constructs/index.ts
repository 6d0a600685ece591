import { construct, type Construct } from "./construct.js";
import { declarations } from "./declarations.js";
import { expressions } from "./expressions.js";
import { statements } from "./statements.js";

export type { Construct };

/** Every construct of the language. */
export const constructs: readonly Construct[] = [
  ...declarations.map(construct),
  ...statements.map(construct),
  ...expressions.map(([text, means, prints = text]) => ({
    text: `set x = ${text};`,
    means: `(set x = ${means})`,
    prints: `set x = ${prints};`,
  })),
];
