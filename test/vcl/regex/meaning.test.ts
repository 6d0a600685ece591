import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePattern } from "../../../src/vcl/regex/index.js";
import { pattern, sensible } from "./arbitrary.js";
import { compile, matches } from "./pcre2.js";
import { printTree } from "./print.js";

const subjects = [
  ..."a b x xx ab bcd abab acd 1 a1 A X Ab B é ÉE a.b [ ] - _ # / \n \t".split(" "),
  "a\nb",
  "a b",
  "abcdabcd",
  "xaxbxab",
  "10",
  "aa\n",
  "a-b_c 1",
  "\n\nab\r\nx",
  "bcdx12éAB",
];

/** What the printed tree does, or undefined where there is nothing to compare. */
function comparison(
  source: string,
): { real: readonly string[]; printed: readonly string[] } | undefined {
  const parsed = parsePattern(source, { utf: true });
  if (!parsed.ok || !compile(source).ok) return undefined;
  const real = matches(source, subjects);
  const printed = matches(printTree(parsed.tree), subjects);
  // Where PCRE2 gives up on a recursion without end, it may also know at once that there is no match.
  const isKnown = (index: number) =>
    ![real[index], printed[index]].some((it) => it?.startsWith("PCRE2"));
  return {
    real: real.filter((_, index) => isKnown(index)),
    printed: printed.filter((_, index) => isKnown(index)),
  };
}

test("the printer's subjects are matched by some patterns and not by others", () => {
  const { real = [] } = comparison("(?i)a(b)?") ?? {};
  expect(real).toContain("no match");
  expect(real).toContain("0-2 1-2");
  expect(real).toContain("0-1 -");
});

/** Spellings whose meaning PCRE2's documentation gives; the judge is what they match. */
const spellings: readonly string[] = [
  "[a\\E-c]+",
  "[\\Qa-c\\E]+",
  "[a-\\Qc\\E]+",
  "[]a]+",
  "[^]a]+",
  "[a-]+",
  "[-a]+",
  "[\\x61-\\143]+",
  "[\\b]|[[:<:]]b|b[[:>:]]",
  "(?xx)[a b] # comment\n+",
  "(?x) a b # comment\n c?",
  "a\\Q+\\E|a\\Q\\E+b",
  "(?i)A(?-i)b",
  "(?i:a|(?-i)b)X?",
  "(a(?i)b|c)D?",
  "(?^i:a)|(?s).b",
  "(?U)a+b??",
  "(?s-m:^.+$)",
  "(?m)^b$",
  "(?n)(a)(?<n>b)",
  "(?|(a)|(b)(c))(d)?\\2?",
  "(?<n>a)(?P=n)?\\k{n}?\\k'n'?\\g{n}?",
  "(?'n'a)|(?P<m>b)(?&m)(?P>n)",
  "(a)(?1)|\\g<1>b\\g'1'",
  "(?(?=a)ab|x)",
  "(?(?C9)(?!a)x|ab)",
  "(a)?(?(1)b|x)",
  "(?<n>a)?(?(<n>)b|x)(?('n')a)",
  "(?<R>a)?(?(R)b|x)",
  "(a(?(R1)b|c(?1)?))",
  "(?(DEFINE)(?<n>ab?))(?&n)+",
  "(?(VERSION>=10.3)a|b)",
  "(?(VERSION=9.99)a|b)",
  "(*positive_lookahead:a)(*nlb:b).",
  "(*atomic:a+)b|(*sr:a)",
  "a(*SKIP)(*F)|b",
  "a(*ACCEPT)b",
  "(*COMMIT)b|a",
  "\\10|\\012|\\0",
  "\\cA|\\c[|\\e|\\a|\\t",
  "\\N{U+e9}|\\x{e9}|\\o{351}",
  "a{,3}|b{1,2}x?|a{2}?",
  "a++b|a*+|(?:ab)?+",
  "(?#comment)a(?#)b",
  "\\p{^Lu}\\PL?\\pN?",
  "ab\\Kab",
  "\\Gb|\\Aa\\Z|b\\z",
  "(*CR)(?x)a # b\rb",
  "(*UTF)(*LIMIT_MATCH=1000)é",
];

test.each(spellings)("%j means what its tree says", (source) => {
  const compared = comparison(source);
  expect(compared).toBeDefined();
  expect(compared?.printed).toEqual(compared?.real);
});

test("generated patterns mean what their trees say", () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.oneof(sensible, pattern), (source) => {
      const both = comparison(source);
      if (both === undefined) return;
      compared++;
      expect(both.printed).toEqual(both.real);
    }),
    { numRuns: 3000 },
  );
  expect(compared).toBeGreaterThan(500);
});
