import { parsePattern, type ParsedPattern, type PatternProblem } from "../../regex/index.js";

/** What the checker wants to know of a pattern. */
export interface PatternFacts {
  readonly captures: number;
  readonly problem?: PatternProblem;
}

const character = String.raw`[\w/\-,:;=@!#&%~"'<> .]|\\[./\-?+*()[\]{}|$^\\dDwWsS]`;
/** Ranges are of one kind; what begins like `[:` or `[.` may mean something else to PCRE2. */
const set = String.raw`\[\^?(?:0-9|a-z|A-Z|[\w/?&;,!@#%~ ])(?:0-9|a-z|A-Z|[\w/?&;,!@#%~ .])*\]`;
const atom = `(?:${character}|${set})[*+?]?`;
const sequence = String.raw`(?:${atom}|[|^$]|\\z)*`;

/**
 * Patterns as most are: characters, sets, and groups that hold no groups. PCRE2 takes every one of them. No text can
 * be read in two ways, so that this takes linear time.
 */
const plain = new RegExp(
  String.raw`^(?:\(\?i\))?(?:${atom}|[|^$]|\\z|\((?:\?:)?${sequence}\)[*+?]?)*$`,
);

/** A loop in a regular expression takes memory for each turn. */
const longestPlain = 1000;

/** Patterns by their text, each read once: many files match the same few again and again. */
export class Patterns {
  readonly #facts = new Map<string, PatternFacts>();
  readonly #parsed = new Map<string, ParsedPattern>();

  facts(pattern: string): PatternFacts {
    const known = this.#facts.get(pattern);
    if (known !== undefined) return known;
    const isPlain = pattern.length <= longestPlain && plain.test(pattern);
    const facts = isPlain ? plainFacts(pattern) : factsOf(this.parse(pattern));
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

function plainFacts(pattern: string): PatternFacts {
  if (!pattern.includes("(")) return { captures: 0 };
  const groups = pattern.replaceAll(/\\./g, "_").match(/\((?!\?)/g);
  return { captures: groups?.length ?? 0 };
}

function factsOf(parsed: ParsedPattern): PatternFacts {
  return parsed.ok ? { captures: parsed.tree.captures } : { captures: 0, problem: parsed.problem };
}
