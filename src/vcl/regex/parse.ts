import { checkLookbehinds } from "./lookbehind.js";
import type { PatternProblem } from "./problem.js";
import { settleRecursions } from "./read-condition.js";
import { readStart } from "./read-start.js";
import { PatternReader } from "./read.js";
import { Reader } from "./reader.js";
import { isTooLarge } from "./size.js";
import type { PatternTree } from "./tree.js";

export type ParsedPattern =
  | { readonly ok: true; readonly tree: PatternTree }
  | { readonly ok: false; readonly problem: PatternProblem };

export interface PatternOptions {
  /**
   * Whether the pattern is compiled in UTF mode without saying so by `(*UTF)`. Fastly documents no such thing, so
   * it is not unless this says so: a character beyond ASCII is several.
   */
  readonly utf?: boolean;
}

/**
 * Reads a pattern as PCRE2 10.42 does without options. Fastly compiles with PCRE2 and documents no release; what
 * others read differently is in the tree's notes.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/regex/
 */
export function parsePattern(pattern: string, options: PatternOptions = {}): ParsedPattern {
  const start = readStart(pattern, options.utf ?? false);
  if (start.problem !== undefined) return { ok: false, problem: start.problem };
  const reader = new Reader(pattern, start.utf);
  reader.position = start.end;
  const choices = new PatternReader(reader, start.newline).read();
  if (reader.problem === undefined) settleRecursions(reader);
  if (reader.problem === undefined) checkReferences(reader);
  const { captures, names, notes, utf } = reader;
  const { settings, ucp } = start;
  const tree: PatternTree = { choices, captures, names: names.list, settings, utf, ucp, notes };
  if (reader.problem === undefined && reader.hasLookbehind) checkLookbehinds(tree, reader);
  if (reader.problem === undefined && isTooLarge(tree))
    reader.failAt("too-large", 0, pattern.length);
  if (reader.problem !== undefined) return { ok: false, problem: reader.problem };
  return { ok: true, tree };
}

function checkReferences(reader: Reader): void {
  for (const { end, group, start } of reader.references) {
    const exists =
      typeof group === "number"
        ? group <= reader.captures
        : reader.names.numbersOf(group).length > 0;
    if (!exists) reader.fail("non-existent-group", start, end);
  }
}
