import { parsePattern, type ParsedPattern, type PatternProblem } from "../../regex/index.js";

/** What the checker wants to know of a pattern. */
export interface PatternFacts {
  readonly captures: number;
  readonly problem?: PatternProblem;
}

/** One character, escaped or not, or one of the sets that everybody writes; perhaps repeated. */
const atom =
  /(?:[\w/\-,:;=@!#&%~"'<> .]|\\[./\-?+*()[\]{}|$^\\dDwWsS]|\[(?:\^\/|0-9|a-z|A-Z|a-zA-Z|a-z0-9|A-Za-z|A-Za-z0-9|a-zA-Z0-9)\])[*+?]?/;

/**
 * Patterns without groups, as most are: PCRE2 takes every one of them, and they capture nothing. No text can be
 * read in two ways, so that this takes linear time.
 */
const plain = new RegExp(String.raw`^(?:\(\?i\))?(?:${atom.source}|[|^$]|\\z)*$`);

/** A loop in a regular expression takes memory for each turn. */
const longestPlain = 1000;

const plainFacts: PatternFacts = { captures: 0 };

/** Patterns by their text, each read once: many files match the same few again and again. */
export class Patterns {
  readonly #facts = new Map<string, PatternFacts>();
  readonly #parsed = new Map<string, ParsedPattern>();

  facts(pattern: string): PatternFacts {
    const known = this.#facts.get(pattern);
    if (known !== undefined) return known;
    const isPlain = pattern.length <= longestPlain && plain.test(pattern);
    const facts = isPlain ? plainFacts : factsOf(this.parse(pattern));
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
