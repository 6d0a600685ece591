import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ParsedPattern, parsePattern } from "../../../src/vcl/regex/index.js";
import { pattern } from "./arbitrary.js";
import { pcre2Messages } from "./messages.js";
import { type Verdict, compile } from "./pcre2.js";

/** Where PCRE2 10.34, which the tests run, and 10.42, which we follow, part. */
interface Difference {
  readonly why: string;
  /** A pattern that shows it, so that the entry has to go when it does not. */
  readonly example: string;
  readonly covers: (source: string, ours: ParsedPattern, theirs: Verdict) => boolean;
}

const differences: readonly Difference[] = [
  {
    why: "\\K is refused in lookarounds since 10.38",
    example: "(?=\\K)",
    covers: (_, ours) => !ours.ok && ours.problem.reason === "keep-in-look",
  },
  {
    why: "(?*…) and (?<*…) are known since 10.35",
    example: "(?*a)",
    covers: (source, ours, theirs) =>
      ours.ok &&
      /\(\?<?\*/.test(source) &&
      isRefused(theirs, "unrecognized character after (?", "subpattern name expected"),
  },
  {
    why: "names of properties are compared without case and spaces since 10.40",
    example: "\\p{g reek}",
    covers: (source, ours, theirs) =>
      ours.ok && /\\p/i.test(source) && isRefused(theirs, "unknown property", "malformed \\P"),
  },
  {
    why: "a brace that is no quantifier may hold any number since 10.37",
    example: "a{65536",
    covers: (_, ours, theirs) => ours.ok && isRefused(theirs, "number too big in {} quantifier"),
  },
  {
    why: "what (?(DEFINE)…) holds does not count for a lookbehind around it or behind it since 10.35",
    example: "(?<=(?(DEFINE)a?))",
    covers: (source, ours, theirs) =>
      ours.ok && source.includes("(?(DEFINE)") && isRefused(theirs, "lookbehind assertion is"),
  },
  {
    why: "a lookbehind right behind (?(DEFINE) is checked since 10.35",
    example: "(?(DEFINE)(?<=a?))",
    covers: (source, ours) =>
      !ours.ok && source.includes("(?(DEFINE)") && ours.problem.reason.startsWith("lookbehind"),
  },
];

function isRefused(verdict: Verdict, ...messages: readonly string[]): boolean {
  return !verdict.ok && messages.some((message) => verdict.message.startsWith(message));
}

function agree(ours: ParsedPattern, theirs: Verdict): boolean {
  if (!ours.ok || !theirs.ok) return ours.ok === theirs.ok;
  const names = new Set(ours.tree.names.map(({ name, number }) => `${name} ${number}`)).size;
  return ours.tree.captures === theirs.captures && names === theirs.names;
}

describe("every listed difference is still one", () => {
  test.each(differences)("$why", ({ covers, example }) => {
    const ours = parsePattern(example, { utf: true });
    const theirs = compile(example);
    expect(agree(ours, theirs)).toBe(false);
    expect(covers(example, ours, theirs)).toBe(true);
  });
});

test("PCRE2 and we agree on generated patterns", () => {
  const seen = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(pattern, (source) => {
      const ours = parsePattern(source, { utf: true });
      const theirs = compile(source);
      seen[theirs.ok ? "valid" : "invalid"]++;
      if (differences.some(({ covers }) => covers(source, ours, theirs))) return;
      expect({ ours, theirs }).toSatisfy(() => agree(ours, theirs));
    }),
    { numRuns: 10_000 },
  );
  expect(seen.valid).toBeGreaterThan(500);
  expect(seen.invalid).toBeGreaterThan(500);
});

test("PCRE2 and we mostly give the same reason", () => {
  let same = 0;
  let both = 0;
  for (const source of fc.sample(pattern, 5000)) {
    const ours = parsePattern(source, { utf: true });
    const theirs = compile(source);
    if (ours.ok || theirs.ok) continue;
    both++;
    if (pcre2Messages[ours.problem.reason].some((start) => theirs.message.startsWith(start)))
      same++;
  }
  // Where a pattern has two faults, PCRE2 may find the other one first.
  expect(same / both).toBeGreaterThan(0.9);
});
