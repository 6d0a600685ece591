import { describe, expect, test } from "vitest";
import { compiled, pattern, result } from "./run.js";

// Expectations are from PCRE2's manual pages: pcre2pattern unless another one is named.

type Row = readonly [source: string, subject: string, result: string];

const rows: Readonly<Record<string, readonly Row[]>> = {
  "Fastly's examples (reference/vcl/regex, guides/vcl-regular-expression-cheat-sheet)": [
    ["^/admin(/.*)?\\z", "/admin/users", "0-12|/users"],
    ["^/admin(/.*)?\\z", "/administrator", "no match"],
    ["^(jpe?g|png|gif)\\z", "jpg", "0-3|jpg"],
    ["^/([^/])+/foo", "/ab/foo", "0-7|b"],
    ["^(a+)(b+)(c+)", "abbbccccc", "0-9|a|bbb|ccccc"],
    ["\\.(png|jpg|css|js)$", "/x.js", "2-5|js"],
    ["jp.g$", "a jpag", "2-6"],
    ["(?i)\\?.*some_query_arg=([^&]*)", "/?Some_Query_Arg=1&b=2", "1-18|1"],
  ],
  "line ends: by default only LF is one": [
    ["a.b", "a\nb", "no match"],
    ["a.b", "a\rb", "0-3"],
    ["a.b", "a\x85b", "0-3"],
    ["(?s)a.b", "a\nb", "0-3"],
    ["a\\Nb", "a\nb", "no match"],
    ["a$", "a\n", "0-1"],
    ["a$", "a\r\n", "no match"],
    ["a$", "a\nb", "no match"],
    ["a$", "a\n\n", "no match"],
    ["a\\Z", "a\n", "0-1"],
    ["a\\z", "a\n", "no match"],
    ["(?m)a$", "a\nb", "0-1"],
    ["(?m)^b", "a\nb", "2-3"],
    ["(?m)^", "\n", "0-0"],
    ["(?m)\\n^", "a\n", "no match"],
    ["^b", "a\nb", "no match"],
  ],
  "character types: ASCII, as in the default tables": [
    ["\\w+", "a_1\xe9", "0-3"],
    ["\\s+", "\t\n\v\f\r \xa0\x85", "0-6"],
    ["\\h+", "\t \xa0\x85", "0-3"],
    ["\\v+", "\n\v\f\r\x85\u00a0", "0-5"],
    ["\\d", "\xb2", "no match"],
    ["\\bb", "\xe9b", "1-2"],
    ["\\R", "\r\n", "0-2"],
    ["\\R\\n", "\r\n", "no match"],
    ["\\R", "\x85", "0-1"],
    ["(*BSR_ANYCRLF)\\R", "\x85", "no match"],
    ["[[:punct:]]+", "!/:@[`{~a", "0-8"],
    ["[[:cntrl:]]+", "\0\x1f\x7f\x80", "0-3"],
    ["[[:^alpha:]]", "a1", "1-2"],
    ["\\X", "\r\n", "0-2"],
    ["\\p{Lu}", "a\xc0", "1-2"],
    ["\\101\\x42\\o{103}\\cA", "ABC\x01", "0-4"],
  ],
  "letter case: only that of ASCII letters (pcre2api, on character tables)": [
    ["(?i)k", "\u00ea", "no match"],
    ["(?i)straSSe", "STRASSE", "0-7"],
    ["(?i)\xe9", "\xc3\xa9", "0-2"],
    ["(?i)\\xe9", "\xc9", "no match"],
    ["(?i)\\xe9", "\xe9", "0-1"],
    ["(?i)[a-c]+", "aBC", "0-3"],
    ["(?i)[^a]", "A", "no match"],
    ["(?i)[[:upper:]]+", "aB", "0-2"],
    ["(?i)\\p{Lu}", "a", "no match"],
    ["(?i)(a)\\1", "aA", "0-2|a"],
    ["(?i)(z)\\1", "zZ", "0-2|z"],
    ["a(?i)b|c", "C", "0-1"],
    ["(?i:a)b", "AB", "no match"],
  ],
  captures: [
    ["(?:(a)|b)*", "ab", "0-2|a"],
    ["(a|(b))+", "ba", "0-2|a|b"],
    ["(?:(a)?b)*", "abb", "0-3|a"],
    ["((a)|b){2}", "ab", "0-2|b|a"],
    ["(a)?b", "b", "0-1|-"],
    ["(a*)*", "b", "0-0|"],
    ["(a*)+", "aab", "0-2|"],
    ["(a?)?", "b", "0-0|"],
    ["(?|(a)|(b))c", "bc", "0-2|b"],
    ["(?<year>\\d+)-(?P<month>\\d+)", "2024-10", "0-7|2024|10"],
    ["(?=(a+))a*b\\1", "baaabac", "3-6|a"],
    ["(?!(a))b", "b", "0-1|-"],
  ],
  backreferences: [
    ["(sens|respons)e and \\1ibility", "sense and sensibility", "0-21|sens"],
    ["(sens|respons)e and \\1ibility", "sense and responsibility", "no match"],
    ["(a)?\\1b", "b", "no match"],
    ["(a|b\\1)+", "ababbaa", "0-7|a"],
    ["(?J)(?:(?<n>a)|(?<n>b))\\k<n>", "bb", "0-2|-|b"],
  ],
  "atomic groups and possessive quantifiers": [
    ["(?>\\d+)foo", "123foo", "0-6"],
    ["(?>a|ab)c", "abc", "no match"],
    ["a++a", "aaa", "no match"],
    ["[^/]++/", "ab/", "0-3"],
    ["(?:a|b)*+b", "abb", "no match"],
  ],
  lookaround: [
    ["\\w+(?=;)", "foo bar;", "4-7"],
    ["foo(?!bar)", "foobar foo", "7-10"],
    ["(?<!foo)bar", "foobar bar", "7-10"],
    ["(?<=bullock|donkey)x", "donkeyx", "6-7"],
    ["(?<=\\d{3}(?!999))foo", "123foo", "3-6"],
    ["(?<=(?<!foo)bar)baz", "foobarbaz", "no match"],
    ["^.*+(?<=abcd)", "xxabcd", "0-6"],
    ["^(?*.*\\b(\\w++))(?>.*?\\b\\1\\b){3}", "a b b b c", "0-7|b"],
  ],
  conditions: [
    ["^(\\()?[^()]+(?(1)\\))$", "(a)", "0-3|("],
    ["^(\\()?[^()]+(?(1)\\))$", "(a", "no match"],
    ["(?(?=[^a-z]*[a-z])\\d{2}-[a-z]{3}-\\d{2}|\\d{2}-\\d{2}-\\d{2})", "12-aug-99", "0-9"],
    [
      "(?(DEFINE)(?<byte>2[0-4]\\d|25[0-5]|1\\d\\d|[1-9]?\\d))\\b(?&byte)(\\.(?&byte)){3}\\b",
      "10.0.255.1",
      "0-10|-|.1",
    ],
  ],
  "recursion and subroutines": [
    ["\\( ( [^()]++ | (?R) )* \\)", "x", "no match"],
    ["\\((?:[^()]++|(?R))*\\)", "x(ab(cd)ef)", "1-11"],
    ["(sens|respons)e and (?1)ibility", "sense and responsibility", "0-24|sens"],
    ["^((.)(?1)\\2|.?)$", "abcba", "0-5|abcba|a"],
    ["(abc)(?i:(?-1))", "abcabc", "0-6|abc"],
    ["^(.|(.)(?1)\\2)$", "abcba", "0-5|abcba|a"],
    ["^(?:((.)(?1)\\2|)|((.)(?3)\\4|.))$", "aba", "0-3|-|-|aba|a"],
  ],
  "what is reported": [
    ["foo\\Kbar", "foobar", "3-6"],
    ["(foo)\\Kbar", "foobar", "3-6|foo"],
  ],
  verbs: [
    ["A((?:A|B(*ACCEPT)|C)D)", "AB", "0-2|B"],
    ["^(?1)(b(*ACCEPT)|)[xy]", "bx", "0-2|"],
    // PCRE2 does not come back to a call that `(*ACCEPT)` has ended (its interpreter and its JIT).
    ["^(?1)(b(*ACCEPT)|)[xy]", "b", "no match"],
    ["a+(*COMMIT)b", "aaac aab", "no match"],
    ["^.*?(?:x|a(*PRUNE)y)", "ax", "no match"],
    ["aaa(*SKIP)b|a", "aaaac", "3-4"],
    ["a(?:b(*F)|c)", "abac", "2-4"],
    ["(?!a(*COMMIT)b)ac|ad", "ac", "0-2"],
  ],
};

describe.each(Object.entries(rows))("%s", (_, table) => {
  test.each(table)("%j on %j: %s", (source, subject, wanted) => {
    expect(result(pattern(source), subject)).toBe(wanted);
    expect(pattern(source).test(subject)).toBe(wanted !== "no match");
    expect(result(pattern(source, { engine: "machine" }), subject)).toBe(wanted);
    const translated = compiled(source, { engine: "regexp" });
    if (typeof translated !== "string") expect(result(translated, subject)).toBe(wanted);
  });
});

// pcre2api, on the offset at which matching starts: what lies before it is seen by lookbehinds and anchors.
describe("a search behind the start", () => {
  test.each([
    ["a", "aa", 1, "1-2"],
    ["^a", "aa", 1, "no match"],
    ["\\Aa", "aa", 1, "no match"],
    ["\\Ga", "baa", 1, "1-2"],
    ["\\Ga", "bba", 1, "no match"],
    ["(?<=a)b", "ab", 1, "1-2"],
    ["\\bb", "ab", 1, "no match"],
    ["(?m)^b", "a\nb", 2, "2-3"],
    ["", "ab", 2, "2-2"],
  ] as const)("%j on %j from %i: %s", (source, subject, from, wanted) => {
    expect(result(pattern(source), subject, from)).toBe(wanted);
    expect(result(pattern(source, { engine: "machine" }), subject, from)).toBe(wanted);
    const translated = compiled(source, { engine: "regexp" });
    if (typeof translated !== "string") expect(result(translated, subject, from)).toBe(wanted);
  });
});

test.each([
  ["(*UTF)a", "(*UTF)"],
  ["(*UCP)\\w", "(*UCP)"],
  ["(*CRLF)a", "(*CRLF)"],
  ["(*LIMIT_MATCH=9)a", "(*LIMIT_MATCH=9)"],
  ["\\p{Greek}", "the property \\p{greek}"],
  ["[\\p{Greek}]", "the property \\p{greek}"],
  ["(*sr:a)", "script runs"],
  ["(?(VERSION>=10.4)a|b)", "a condition on PCRE2's version"],
  ["a(*THEN)b|c", "(*THEN)"],
  ["a(*SKIP:n)b", "(*SKIP) with a name"],
  ["(*COMMIT)a", "(*COMMIT) before any byte is taken"],
  ["x?(*SKIP)a", "(*SKIP) before any byte is taken"],
  ["(a\\Kb)(?1)", "\\K in a pattern with calls"],
  ["(?=(*ACCEPT))(a)(?1)", "(*ACCEPT) in a lookaround of a pattern with calls"],
  [".*\\R", "`.` and \\R in one pattern"],
  ["\\R?\\s", "\\s and a repeated \\R"],
  ["b?(?:a)?+b", "a repetition with an atomic group that may be empty"],
  ["(a|^){0}b", "a group with alternatives that is repeated no times"],
  ["(a)(?R)\\B|[a]+", "a pattern that calls itself and ends with a repetition"],
])("%j is refused: %s", (source, construct) => {
  expect(compiled(source)).toBe(`unsupported: ${construct}`);
});

test("a refusal says where the construct is", async () => {
  const { compilePattern } = await import("../../../../src/vcl/runtime/regex/index.js");
  const { parsePattern } = await import("../../../../src/vcl/regex/index.js");
  const parsed = parsePattern("ab(*THEN)c");
  expect(parsed.ok && compilePattern(parsed.tree, "ab(*THEN)c")).toMatchObject({
    start: 2,
    end: 9,
  });
});
