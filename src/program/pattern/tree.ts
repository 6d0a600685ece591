import type { CharacterSet } from "./character-set.js";

/**
 * What a pattern means, in only those terms that JavaScript and PCRE2 share. Whatever they read differently has been
 * refused or spelled out before a tree exists, so a printer needs no judgement of its own.
 */
export type PatternNode =
  | { readonly kind: "character"; readonly codePoint: number }
  | { readonly kind: "set"; readonly set: CharacterSet }
  /** `.`: what it excludes depends on the `s` flag. */
  | { readonly kind: "any" }
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "boundary"; readonly negate: boolean }
  | { readonly kind: "group"; readonly choices: Choices }
  | { readonly kind: "lookahead"; readonly negate: boolean; readonly choices: Choices }
  | {
      readonly kind: "repeat";
      readonly node: PatternNode;
      readonly min: number;
      readonly max: number;
      readonly greedy: boolean;
    };

/** Alternatives, each a sequence. */
export type Choices = readonly (readonly PatternNode[])[];
