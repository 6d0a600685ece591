import { describe, expect, test } from "vitest";
import { type PatternNode, type Reason, parsePattern } from "../../../src/vcl/regex/index.js";

// Without UTF mode a character is a byte. The expectations are from pcre2pattern, pcre2unicode and pcre2limits;
// pcre2test.test.ts has them judged where Debian's pcre2test is installed.

const valid: readonly string[] = [
  "\\xff\\x{ff}\\377\\o{377}",
  "[\\x80-\\xff]",
  "é+[é][^é]",
  "(?<=é)",
  "(?<=\\C)",
  "(*UTF)\\x{100}\\400\\N{U+e9}",
  "(*UTF8)\\x{100}",
  `(*:${"a".repeat(255)})`,
  `(*UTF)(*:${"é".repeat(127)})`,
];

const invalid: readonly (readonly [pattern: string, reason: Reason])[] = [
  ["\\x{100}", "code-point-too-large"],
  ["[\\x{20ac}]", "code-point-too-large"],
  ["\\o{400}", "code-point-too-large"],
  ["\\400", "octal-too-large"],
  ["[\\777]", "octal-too-large"],
  ["\\N{U+e9}", "not-in-utf"],
  ["(?<é>a)", "name-expected"],
  ["(?<naïve>a)", "name-not-closed"],
  ["(*UTF)(?<=\\C)", "lookbehind-code-unit"],
  ["(*UTF)\\x{d800}", "surrogate"],
  [`(*:${"a".repeat(256)})`, "verb-argument-too-long"],
  [`(*:${"é".repeat(128)})`, "verb-argument-too-long"],
  [`(*UTF)(*:${"é".repeat(128)})`, "verb-argument-too-long"],
  // The bytes of both letters: the last of the first and the first of the second make a range.
  ["[é-a]", "range-order"],
];

function sequence(pattern: string): readonly PatternNode[] {
  const parsed = parsePattern(pattern);
  return parsed.ok ? (parsed.tree.choices[0] ?? []) : [];
}

describe("in byte mode", () => {
  test.each(valid)("%j is valid", (pattern) => {
    expect(parsePattern(pattern)).toMatchObject({ ok: true });
  });

  test.each(invalid)("%j is refused: %s", (pattern, reason) => {
    expect(parsePattern(pattern)).toMatchObject({ ok: false, problem: { reason } });
  });

  test("a quantifier repeats the last byte of a character", () => {
    expect(sequence("é+")).toMatchObject([
      { kind: "literal", code: 0xc3 },
      { kind: "repeat", node: { kind: "literal", code: 0xa9 } },
    ]);
    expect(sequence("(*UTF)é+")).toMatchObject([{ kind: "repeat", node: { code: 0xe9 } }]);
  });

  test("a class holds each byte", () => {
    expect(sequence("[é€]")).toMatchObject([
      { members: [0xc3, 0xa9, 0xe2, 0x82, 0xac].map((code) => ({ kind: "literal", code })) },
    ]);
    expect(sequence("[à-é]")).toMatchObject([
      { members: [{ code: 0xc3 }, { from: 0xa0, to: 0xc3 }, { code: 0xa9 }] },
    ]);
  });

  test("spans count UTF-16 units and hold whole characters", () => {
    expect(sequence("😀é")).toMatchObject([
      ...Array.from({ length: 4 }, () => ({ start: 0, end: 2 })),
      ...Array.from({ length: 2 }, () => ({ start: 2, end: 3 })),
    ]);
    expect(parsePattern("é(ü")).toMatchObject({ problem: { start: 1, end: 2 } });
    expect(parsePattern("é\\i")).toMatchObject({ problem: { start: 1, end: 3 } });
  });
});
