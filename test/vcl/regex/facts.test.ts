import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PatternFacts, parsePattern, patternFacts } from "../../../src/vcl/regex/index.js";
import { pattern, sensible } from "./arbitrary.js";
import { compile, matches } from "./pcre2.js";

function factsOf(source: string, utf = false): PatternFacts {
  const parsed = parsePattern(source, { utf });
  if (!parsed.ok) throw new Error(`${source}: ${parsed.problem.message}`);
  return patternFacts(parsed.tree);
}

describe("anchors", () => {
  test.each([
    ["^a", true],
    ["\\Aa", true],
    ["(?i)^a", true],
    ["(?=x)^a", true],
    ["(^a|^b)c", true],
    ["(?:|^)^a", true],
    ["(^a)+", true],
    ["a", false],
    ["^a|b", false],
    ["(^a)?", false],
    ["(?m)^a", false],
    ["a^", false],
    ["(*ACCEPT)^a", false],
    ["", false],
  ])("%j starts where the subject does: %j", (source, anchoredStart) => {
    expect(factsOf(source)).toMatchObject({ anchoredStart });
  });

  test.each([
    ["a\\z", "exact"],
    ["(?:a\\z|b\\z)", "exact"],
    ["a\\z(?=b)", "exact"],
    ["a$", "beforeFinalNewline"],
    ["a\\Z", "beforeFinalNewline"],
    ["a\\z|b$", "beforeFinalNewline"],
    ["a", "open"],
    ["a$|b", "open"],
    ["(?m)a$", "open"],
    ["(a\\z)?", "open"],
    ["(?:(*ACCEPT)|a)b\\z", "open"],
  ] as const)("%j ends where the subject does: %s", (source, end) => {
    expect(factsOf(source)).toMatchObject({ end, anchoredEnd: end !== "open" });
  });
});

describe("plain text", () => {
  test.each([
    ["^/admin$", "/admin"],
    ["\\A\\/a\\.b\\z", "/a.b"],
    ["\\Qa.b*\\E", "a.b*"],
    ["(?i)É", "É"],
    ["\\xc3\\xa9", "é"],
    ["", ""],
    ["a{,3}", "a{,3}"],
    ["a.", undefined],
    ["(a)", undefined],
    ["a|b", undefined],
    ["a^b", undefined],
    ["(?m)^a", undefined],
    ["[a]", undefined],
    ["\\xff", undefined],
    ["\\xed\\xa0\\x80", undefined],
  ])("of %j is %j", (source, plainText) => {
    expect(factsOf(source).plainText).toBe(plainText);
  });
});

test.each([
  ["(?i)a", true],
  ["(?i)[a]", true],
  ["a(?i:b)", true],
  ["(?i)1/2", false],
  ["(?i:)a", false],
  ["a", false],
])("%j ignores case: %j", (source, caseInsensitive) => {
  expect(factsOf(source)).toMatchObject({ caseInsensitive });
});

test("captures and names are counted", () => {
  expect(factsOf("(?<a>x)(y)(?:z)")).toMatchObject({
    captures: 2,
    names: [{ name: "a", number: 1 }],
  });
});

// PCRE2 itself says which of these take exponential time: it gives up on them, at a lower limit than its own.
describe("nested repetition", () => {
  const limited = (source: string) => `(*LIMIT_MATCH=200000)${source}`;
  const attack = (text: string) => `${text.repeat(40)}!`;

  test.each([
    ["^(a+)+$", attack("a")],
    ["^(a*)*\\z", attack("a")],
    ["^(?:a|b+)+$", attack("b")],
    ["^(\\w+\\s?)*$", attack("a")],
    ["^(?:[a-z]+-?)+$", attack("a")],
    ["^(?:.*,)*$", attack(",")],
    ["^((?:a{2,})+x?)+$", attack("aa")],
    ["(?i)^(?:A+a?)+$", attack("a")],
    ["^(?:(?:ab?)+)*$", attack("ab")],
    ['^(?:"[^"]*"|[^"]+)*$', `${"a".repeat(40)}"`],
  ])("%j is found, and PCRE2 gives up on it", (source, subject) => {
    expect(matches(limited(source), [subject])).toEqual(["PCRE2_ERROR_MATCHLIMIT"]);
    expect(factsOf(source).nestedUnbounded).toBeDefined();
  });

  test.each([
    ["^(a+b)+$", attack("a")],
    ["^(\\w+\\.)+\\w+$", attack("a.")],
    ["^(?:[^,]*,)*$", attack("a,")],
    ["^(?:/[^/!]+)+$", attack("/a")],
    ["^(?:a++)+$", attack("a")],
    ["^(?>a+)+$", attack("a")],
    ["^(?:a+)++$", attack("a")],
    ['^(?:"[^"]*")*$', attack('"a"')],
    ["^(?:[a-z]+[0-9])*$", attack("a1")],
    ["^[a-z]+[a-z]*$", attack("a")],
    ["^(?:a{2})+$", attack("aa")],
    ["^(?:\\d+(?:,|;))+$", attack("1,")],
  ])("%j is none, and PCRE2 is done with it", (source, subject) => {
    expect(matches(limited(source), [subject])).toEqual(["no match"]);
    expect(factsOf(source).nestedUnbounded).toBeUndefined();
  });

  test("is shown from its start to its end", () => {
    expect(factsOf("x(a+)+y").nestedUnbounded).toEqual({ start: 1, end: 6 });
  });
});

test("what is said of generated patterns holds for what PCRE2 matches", () => {
  const subjects = ["a", "ab", "xab", "ab\n", "a\nb", "bcd", "x1 A", "éa", "😀", "aab.\n\n", "\n"];
  const seen = { start: 0, exact: 0, newline: 0, text: 0, length: 0 };
  const check = (source: string): void => {
    if (!compile(source).ok || !parsePattern(source, { utf: true }).ok) return;
    const facts = factsOf(source, true);
    // `\K` moves the start that is reported, and other newlines than `\n` are beside the point.
    const reports = !/\\K|\(\*(?:CR|ANY|NUL)/.test(source);
    const texts = facts.plainText ? [...subjects, facts.plainText] : subjects;
    for (const [index, result] of matches(source, texts).entries()) {
      const subject = texts[index] ?? "";
      const [start = Number.NaN, end = Number.NaN] = (result.split(" ")[0] ?? "")
        .split("-")
        .map(Number);
      if (index === subjects.length) expect(Number.isNaN(start)).toBe(false);
      if (!reports || Number.isNaN(start)) continue;
      if (facts.anchoredStart) expect(start).toBe(0);
      if (facts.end === "exact") expect(end).toBe(subject.length);
      if (facts.end === "beforeFinalNewline") expect(["", "\n"]).toContain(subject.slice(end));
      if (facts.plainText !== undefined && !facts.caseInsensitive) {
        expect(subject.slice(start, end)).toBe(facts.plainText);
      }
      expect(end - start).toBeGreaterThanOrEqual(facts.minLength);
      if (facts.anchoredStart) seen.start++;
      if (facts.end === "exact") seen.exact++;
      if (facts.end === "beforeFinalNewline") seen.newline++;
      if (facts.plainText) seen.text++;
      if (facts.minLength > 0) seen.length++;
    }
  };
  const anchored = fc
    .tuple(
      fc.constantFrom("", "^", "\\A", "(?i)"),
      sensible,
      fc.constantFrom("", "$", "\\z", "\\Z"),
    )
    .map((parts) => parts.join(""));
  fc.assert(fc.property(fc.oneof(pattern, anchored), check), { numRuns: 5000 });
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
});
