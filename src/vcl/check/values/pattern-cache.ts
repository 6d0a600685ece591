import { parsePattern, type ParsedPattern } from "../../regex/index.js";

/** Patterns by their text, each read once: many files match the same few again and again. */
export class Patterns {
  readonly #parsed = new Map<string, ParsedPattern>();

  parse(pattern: string): ParsedPattern {
    const known = this.#parsed.get(pattern);
    if (known !== undefined) return known;
    const parsed = parsePattern(pattern);
    this.#parsed.set(pattern, parsed);
    return parsed;
  }
}
