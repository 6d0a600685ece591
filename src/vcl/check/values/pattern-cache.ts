import { parsePattern, type ParsedPattern, type PatternProblem } from "../../regex/index.js";

/** What the checker wants to know of a pattern. */
export interface PatternFacts {
  readonly captures: number;
  readonly problem?: PatternProblem;
}

/**
 * Patterns without groups, classes and the like, as most are: PCRE2 takes every one of them, and they capture
 * nothing. Nothing in it can match in two ways, so that it takes linear time.
 */
const plain =
  /^(?:\(\?i\))?\^?(?:[\w/\-,:;=@!#&%~"'<> ]|\\[./\-?+*()[\]{}|$^\\]|\.[*+]?)*(?:\\z|\$)?$/;

const plainFacts: PatternFacts = { captures: 0 };

/** Patterns by their text, each read once: many files match the same few again and again. */
export class Patterns {
  readonly #facts = new Map<string, PatternFacts>();
  readonly #parsed = new Map<string, ParsedPattern>();

  facts(pattern: string): PatternFacts {
    const known = this.#facts.get(pattern);
    if (known !== undefined) return known;
    const facts = plain.test(pattern) ? plainFacts : factsOf(this.parse(pattern));
    this.#facts.set(pattern, facts);
    return facts;
  }

  parse(pattern: string): ParsedPattern {
    const known = this.#parsed.get(pattern);
    if (known !== undefined) return known;
    const parsed = parsePattern(pattern);
    this.#parsed.set(pattern, parsed);
    return parsed;
  }
}

function factsOf(parsed: ParsedPattern): PatternFacts {
  return parsed.ok ? { captures: parsed.tree.captures } : { captures: 0, problem: parsed.problem };
}
