import { describe, expect, test } from "vitest";
import { parsePattern, patternFacts } from "../../../src/vcl/regex/index.js";

const size = 1_000_000;
const fill = (text: string) => text.repeat(Math.ceil(size / text.length));

/** A megabyte each, most of it such that a careless reader would look at it again and again. */
const patterns: Readonly<Record<string, string>> = {
  letters: fill("abc"),
  "letters beyond ASCII": fill("é"),
  "halves of surrogate pairs": fill("\ud83d"),
  "open parentheses": fill("("),
  "open classes": `[${fill("[:")}`,
  "open classes of every kind": `[${fill("[:[.[=")}`,
  "open braces": fill("{1,"),
  "spaced braces": fill("{ "),
  "a long number": `a{${fill("1")}}`,
  "a long reference": `\\${fill("9")}`,
  "a long name": `(?<${fill("n")}>a)`,
  "a long property": `\\p{${fill(" _")}}`,
  names: `(?J)${fill("(?<n>)")}`,
  references: fill("\\1"),
  "named references": fill("(?&n)"),
  conditions: fill("(?(R1))"),
  options: fill("(?i)"),
  "comments under x": `(?x)${fill("#\n")}`,
  "settings at the start": fill("(*UTF)"),
  "callout quotes": `(?C'${fill("''")}`,
  "verb names": fill("(*:a)"),
  lookbehinds: fill("(?<=a)"),
  "calls in a lookbehind": `(?|(${fill("^")}))(?<=${"(?1)".repeat(5000)})`,
  "nested repetition": `${"(?:".repeat(200)}${"a*".repeat(50)}${")*".repeat(200)}`,
  "many repetitions in one": `(?:${"a*".repeat(10_000)})*`,
};

describe("reads within seconds", () => {
  test.each(Object.entries(patterns))("%s", (_, pattern) => {
    const started = performance.now();
    const parsed = parsePattern(pattern);
    if (parsed.ok) patternFacts(parsed.tree);
    else expect(JSON.stringify(parsed.problem).length).toBeLessThan(1000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

test("names that objects have are names like others", () => {
  const parsed = parsePattern("(?<__proto__>a)(?<constructor>b)\\k<__proto__>(?&constructor)");
  expect(parsed).toMatchObject({ ok: true, tree: { captures: 2 } });
  expect(parsePattern("\\k<toString>").ok).toBe(false);
  expect(parsePattern("[[:constructor:]]").ok).toBe(false);
  expect(parsePattern("\\p{__proto__}").ok).toBe(false);
});
