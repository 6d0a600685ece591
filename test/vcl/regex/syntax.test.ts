import { describe, expect, test } from "vitest";
import { type Reason, parsePattern } from "../../../src/vcl/regex/index.js";
import { pcre2Messages } from "./messages.js";
import { compile, version } from "./pcre2.js";

/** Valid patterns, from PCRE2's pages pcre2syntax and pcre2pattern, with the number of their capturing groups. */
const valid: Readonly<Record<string, readonly (readonly [pattern: string, captures: number])[]>> = {
  quoting: [
    ["", 0],
    ["\\.\\*\\@\\é", 0],
    ["\\Qa(b\\E(c)", 1],
    ["\\Qa(b", 0],
    ["\\E", 0],
    ["a\\Q\\E+", 0],
  ],
  "escaped characters": [
    ["\\a\\e\\f\\n\\r\\t\\cA\\c[\\c\\", 0],
    ["\\0\\07\\012\\377\\o{101}\\x\\x4\\x41\\x{41}\\x{e9}", 0],
    ["\\N{U+e9}\\x{10ffff}\\400", 0],
    ["(a)\\10", 1],
    ["(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10", 10],
    ["\\113", 0],
    ["[\\8\\9\\1]", 0],
  ],
  "character types": [
    [".\\C\\d\\D\\h\\H\\N\\R\\s\\S\\v\\V\\w\\W\\X", 0],
    ["\\pL\\PL\\p{Lu}\\P{Lu}\\p{^Lu}\\p{Any}\\p{L&}\\p{Greek}\\p{Xan}", 0],
    ["\\N{2}\\N+", 0],
  ],
  "character classes": [
    ["[abc][^abc][a-z][\\x41-\\x5a]", 0],
    ["[]a][^]a][a-][-a][a\\-z][a\\]]", 0],
    ["[[:alpha:][:^digit:]][[:word:][:xdigit:]]", 0],
    ["[[:ab][a[:digit:]b]", 0],
    ["[\\d-][\\w.-][\\d\\s\\h\\v\\p{L}\\P{Lu}\\pN]", 0],
    ["[\\b][\\g][\\E]a][\\Q]-\\E]", 0],
    ["[[:<:]]word[[:>:]]", 0],
    ["[()*+?{}|^$.]", 0],
    ["[[.a][[=a]", 0],
  ],
  quantifiers: [
    ["a?b*c+d??e*?f+?g?+h*+i++", 0],
    ["a{2}b{2,}c{2,3}d{0}e{2}?f{2,}+g{65535}", 0],
    ["a{,3}b{x}c{1,2,3}d{}e{ 1}{", 0],
    ["a+(?#comment)?", 0],
    ["(a)*(?:b)+(?=c)*[d]?\\d{2}\\1+", 1],
    ["(?<=a)+(*ACCEPT)?", 0],
    ["]}", 0],
  ],
  anchors: [["^\\A\\b\\B\\G$\\Z\\z", 0]],
  "match point and alternation": [
    ["a\\Kb", 0],
    ["a|b|", 0],
    ["|", 0],
  ],
  groups: [
    ["(a)(?<n>b)(?'m'c)(?P<o>d)(?:e)", 4],
    ["(?|(a)|(b)(c)|d)(e)", 3],
    ["(?|(?<n>a)|(?<n>b))", 1],
    ["(?J)(?<n>a)(?<n>b)", 2],
    ["(?>a)(*atomic:b)(*sr:c)(*script_run:d)(*asr:e)(*atomic_script_run:f)", 0],
    ["(?n)(a)(?<b>c)", 1],
    ["(?n:(a))(b)", 1],
    ["()", 1],
    ["(((a)))", 3],
    ["(?<é>a)(?P=é)", 1],
  ],
  "comments and options": [
    ["(?#a(b)", 0],
    ["(?i)(?-i)(?im-sx)(?i:a)(?^)(?^i)(?^:a)(?)(?:)", 0],
    ["(?xx) [a b] # c\n(?J)(?U)(?n)", 0],
    ["(?x)a # (\n", 0],
    ["(?x: a # )\n)", 0],
  ],
  "start of the pattern": [
    ["(*UTF)(*UCP)(*CRLF)(*BSR_ANYCRLF)(*NO_JIT)a", 0],
    ["(*LIMIT_MATCH=10)(*LIMIT_DEPTH=1)(*LIMIT_HEAP=2)(*LIMIT_RECURSION=3)a", 0],
    ["(*NOTEMPTY)(*NOTEMPTY_ATSTART)(*NO_AUTO_POSSESS)(*NO_START_OPT)(*NO_DOTSTAR_ANCHOR)", 0],
    ["(*CR)(*LF)(*ANYCRLF)(*ANY)(*NUL)(*BSR_UNICODE)", 0],
  ],
  lookaround: [
    ["(?=a)(?!b)(?<=c)(?<!d)", 0],
    ["(*pla:a)(*nla:b)(*plb:c)(*nlb:d)(*napla:e)(*naplb:f)", 0],
    ["(*positive_lookahead:a)(*negative_lookbehind:b)(*non_atomic_positive_lookahead:c)", 0],
    ["(?<=ab|c|)(?<=a{3}b)(?<=\\d[xy].)(?<=(?:ab|cd)e)", 0],
    ["(?<=(a)(b))\\1", 2],
    ["(ab)(?<=\\1)(?<=(?1))", 1],
    ["(?<=a(?=b+)c)(?<=^\\b)", 0],
    ["(?<=a(*ACCEPT)b+)", 0],
  ],
  references: [
    ["(a)\\1\\g1\\g{1}\\g-1\\g{-1}", 1],
    ["\\g+1(a)\\g{+1}(b)", 2],
    ["(?<n>a)\\k<n>\\k'n'\\k{n}\\g{n}(?P=n)", 1],
    ["\\2(a)(b)", 2],
  ],
  calls: [
    ["(?R)?a(?0)?", 0],
    ["(a)(?1)(?-1)\\g<1>\\g'1'\\g<-1>", 1],
    ["(?+1)(a)\\g<+1>(b)", 2],
    ["(?<n>a)(?&n)(?P>n)\\g<n>\\g'n'", 1],
    ["\\((?:[^()]|(?R))*\\)", 0],
  ],
  conditions: [
    ["(a)?(?(1)b|c)(?(-1)d)(?(+1)e)(f)", 2],
    ["(?<n>a)?(?(<n>)b)(?('n')c)(?(n)d)", 1],
    ["(a(?(R)b)(?(R1)c)(?(R0)d))(?<n>(?(R&n)e))", 2],
    ["(?<R>a)(?(R)b)", 1],
    ["(?(DEFINE)(?<n>a))(?&n)", 1],
    ["(?(VERSION>=10.4)a|b)(?(VERSION=10)c)", 0],
    ["(?(?=a)b|c)(?(?!a)b)(?(?<=a)b)(?(?<!a)b)(?(*pla:a)b)", 0],
    ["(?(?C9)(?=a)b)", 0],
    ["(?(R)|)*", 0],
  ],
  "verbs and callouts": [
    ["(*ACCEPT)(*FAIL)(*F)(*COMMIT)(*PRUNE)(*SKIP)(*THEN)(*MARK:a)(*:b)", 0],
    ["(*ACCEPT:a)(*F:a)(*COMMIT:a)(*PRUNE:a)(*SKIP:a)(*THEN:a)(*PRUNE:)(*:a\\(b)", 0],
    ["(?C)(?C0)(?C255)(?C'it''s')(?C{a}}b})(?C$a$)(?C\"a\")", 0],
  ],
};

/** Invalid patterns, and why. */
const invalid: readonly (readonly [pattern: string, reason: Reason])[] = [
  ["a\\", "backslash-at-end"],
  ["\\c", "control-character"],
  ["\\cé", "control-character"],
  ["\\i", "unknown-escape"],
  ["[\\y]", "unknown-escape"],
  ["\\u0041", "unsupported-escape"],
  ["\\L", "unsupported-escape"],
  ["\\N{SPACE}", "unsupported-escape"],
  ["\\x{110000}", "code-point-too-large"],
  ["\\o{4200000}", "code-point-too-large"],
  ["\\x{}", "digits-missing"],
  ["\\x{4g}", "hex-digit"],
  ["\\x{41", "hex-digit"],
  ["\\o41", "octal-brace"],
  ["\\o{8}", "octal-digit"],
  ["\\x{d800}", "surrogate"],
  ["\\p", "property-malformed"],
  ["\\p{Lu", "property-malformed"],
  ["\\p1", "property-malformed"],
  ["\\p{Klingon}", "property-unknown"],
  ["a{3,2}", "quantifier-order"],
  ["a{65536}", "quantifier-too-large"],
  ["a{1,65536}", "quantifier-too-large"],
  ["*", "nothing-to-repeat"],
  ["a**", "nothing-to-repeat"],
  ["a{2}{3}", "nothing-to-repeat"],
  ["a+++", "nothing-to-repeat"],
  ["(?i)+", "nothing-to-repeat"],
  ["^*", "nothing-to-repeat"],
  ["\\b+", "nothing-to-repeat"],
  ["(+a)", "nothing-to-repeat"],
  ["a|*", "nothing-to-repeat"],
  ["(*)", "nothing-to-repeat"],
  ["(*FAIL)+", "nothing-to-repeat"],
  ["(?C)*", "nothing-to-repeat"],
  ["(?(?=a)*b)", "nothing-to-repeat"],
  ["[a", "class-not-closed"],
  ["[]", "class-not-closed"],
  ["[^]", "class-not-closed"],
  ["[\\Q]", "class-not-closed"],
  ["[z-a]", "range-order"],
  ["[\\d-z]", "class-range-with-set"],
  ["[a-\\d]", "class-range-with-set"],
  ["[[:digit:]-z]", "class-range-with-set"],
  ["[a-[:digit:]]", "class-range-with-set"],
  ["[\\B]", "class-escape"],
  ["[\\R]", "class-escape"],
  ["[\\X]", "class-escape"],
  ["[\\N]", "class-escape"],
  ["[\\A]", "class-escape"],
  ["[[:letter:]]", "posix-unknown"],
  ["[:alpha:]", "posix-outside"],
  ["[[.a.]]", "posix-collating"],
  ["[[=a=]]", "posix-collating"],
  ["[.a.]", "posix-collating"],
  ["(", "group-not-closed"],
  ["(a", "group-not-closed"],
  ["(?", "group-not-closed"],
  ["(?i", "group-not-closed"],
  ["(?:a", "group-not-closed"],
  ["(?1", "group-not-closed"],
  ["a)", "unmatched-close"],
  ["(?z)", "option-letter"],
  ["(?@", "option-letter"],
  ["(?i-s-m)", "option-hyphen"],
  ["(?^-i)", "option-hyphen"],
  ["(?P", "group-not-closed"],
  ["(?Pa)", "python-syntax"],
  ["(?<1a>b)", "name-digit"],
  ["(?<>a)", "name-expected"],
  ["(?<n", "name-not-closed"],
  ["(?<a-b>c)", "name-not-closed"],
  ["(?'n>a)", "name-not-closed"],
  [`(?<${"n".repeat(33)}>a)`, "name-too-long"],
  ["(?<n>a)(?<n>b)", "duplicate-name"],
  ["(?|(?<n>a)|(?<m>b))", "name-of-same-number"],
  ["(?#a", "comment-not-closed"],
  ["\\1", "non-existent-group"],
  ["(a)\\2", "non-existent-group"],
  ["\\8", "non-existent-group"],
  ["\\g{-1}", "non-existent-group"],
  ["\\g0", "non-existent-group"],
  ["\\k<n>", "non-existent-group"],
  ["(?P=n)", "non-existent-group"],
  ["(?&n)", "non-existent-group"],
  ["(?1)", "non-existent-group"],
  ["(?-1)", "non-existent-group"],
  ["(?(1)a)", "non-existent-group"],
  ["(?(n)a)", "non-existent-group"],
  ["(?(R1)a)", "non-existent-group"],
  ["(?(0)a)", "non-existent-group"],
  ["\\g", "g-syntax"],
  ["\\ga", "g-syntax"],
  ["\\g{1", "g-syntax"],
  ["\\k", "k-syntax"],
  ["\\ka", "k-syntax"],
  ["\\g{+0}", "relative-zero"],
  ["(?-0)", "relative-zero"],
  ["\\g{65536}", "group-number-too-large"],
  ["(?R", "recursion-syntax"],
  ["(?Ra)", "recursion-syntax"],
  ["(?+a)", "relative-number-missing"],
  ["()(?(1)a|b|c)", "condition-branches"],
  ["(?(1a)", "condition-not-closed"],
  ["(?(DEFINE)a|b)", "define-branches"],
  ["(?(?a)b)", "assertion-expected"],
  ["(?(?:a)b)", "assertion-expected"],
  ["(?(*napla:a)b)", "assertion-expected"],
  ["(?(*FAIL)b)", "assertion-expected"],
  ["(?(?C1)a)", "assertion-expected"],
  ["(?(VERSION>10)a)", "version-condition"],
  ["(?(VERSION>=1001.1)a)", "version-condition"],
  ["(?<=a*)", "lookbehind-length"],
  ["(?<=a{1,3})b", "lookbehind-length"],
  ["(?<=(?:ab|c)d)", "lookbehind-length"],
  ["(?<!\\R)", "lookbehind-length"],
  ["(?<=\\X)", "lookbehind-length"],
  ["(?<=(?R))", "lookbehind-length"],
  ["(a+)(?<=\\1)", "lookbehind-length"],
  ["(?<=\\C)", "lookbehind-code-unit"],
  ["(?<=a)".repeat(2002), "lookbehind-complicated"],
  [`(?<=${"a{40000}".repeat(2)})`, "lookbehind-too-long"],
  ["(*FOO)", "unknown-verb"],
  ["(*FAIL", "unknown-verb"],
  ["a(*UTF)", "unknown-verb"],
  ["(*LIMIT_MATCH=)", "unknown-verb"],
  ["(*LIMIT_MATCH=99999999999)", "unknown-verb"],
  ["(*MARK)", "mark-name"],
  ["(*:)", "mark-name"],
  ["(*foo:a)", "unknown-assertion"],
  ["(*pla)", "unknown-assertion"],
  ["(?C256)", "callout-number"],
  ["(?C1", "callout-close"],
  ["(?C'a'", "callout-close"],
  ["(?C'a", "callout-string"],
  ["(?Ca)", "callout-delimiter"],
  ["(".repeat(251) + ")".repeat(251), "too-deep"],
  ["(?:(ab|cd){1000}){100}", "too-large"],
  ["()".repeat(65536), "too-many-groups"],
  [Array.from({ length: 10001 }, (_, index) => `(?<n${index}>)`).join(""), "too-many-names"],
];

/** What the release in the tests compiles and 10.42 does not. */
const refusedSince: readonly (readonly [pattern: string, reason: Reason])[] = [
  // 10.38
  ["(?=a\\K)", "keep-in-look"],
  ["(?<!(a|b\\K))", "keep-in-look"],
];

/** What 10.42 compiles and the release in the tests does not. */
const takenSince: readonly (readonly [pattern: string, captures: number])[] = [
  // 10.35
  ["(?*a)(?<*b)", 0],
  // 10.37
  ["a{65536", 0],
  // 10.40
  ["\\p{greek}\\p{Script=Greek}\\p{sc:grek}\\p{ scx : Greek }\\p{bidi_class:AL}\\p{Alphabetic}", 0],
];

/** Reasons that UTF mode and the 16-bit form do not know: bytes.test.ts has them. */
const bytesOnly: readonly Reason[] = ["not-in-utf", "octal-too-large", "verb-argument-too-long"];

const shown = (pattern: string) => (pattern.length > 60 ? `${pattern.slice(0, 60)}…` : pattern);

test("PCRE2 is the release that the lists speak of", () => {
  expect(version).toMatch(/^10\.34 /);
});

describe.each(Object.entries(valid))("%s", (_, rows) => {
  test.each(rows)("%j", (pattern, captures) => {
    expect(compile(pattern)).toMatchObject({ ok: true, captures });
    expect(parsePattern(pattern, { utf: true })).toMatchObject({ ok: true, tree: { captures } });
  });
});

describe("refused", () => {
  test("for every reason there is", () => {
    const reasons = [...invalid, ...refusedSince].map(([, reason]) => reason);
    expect([...new Set([...reasons, ...bytesOnly])].sort()).toEqual(
      Object.keys(pcre2Messages).sort(),
    );
  });

  test.each(invalid.map(([pattern, reason]) => ({ pattern, reason, name: shown(pattern) })))(
    "$name: $reason",
    ({ pattern, reason }) => {
      const verdict = compile(pattern);
      const message = verdict.ok ? "compiled" : verdict.message;
      expect(pcre2Messages[reason].filter((start) => message.startsWith(start))).toHaveLength(1);
      expect(parsePattern(pattern, { utf: true })).toMatchObject({
        ok: false,
        problem: { reason },
      });
    },
  );

  test.each(refusedSince)("%j, though not in 10.34", (pattern, reason) => {
    expect(compile(pattern).ok).toBe(true);
    expect(parsePattern(pattern, { utf: true })).toMatchObject({ ok: false, problem: { reason } });
  });

  test.each(takenSince)("not %j, though in 10.34", (pattern, captures) => {
    expect(compile(pattern).ok).toBe(false);
    expect(parsePattern(pattern, { utf: true })).toMatchObject({ ok: true, tree: { captures } });
  });
});
