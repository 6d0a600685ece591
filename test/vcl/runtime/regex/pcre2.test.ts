import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matches } from "../../regex/pcre2.js";
import { anyPattern, asciiSubject, commonPattern } from "./arbitrary.js";
import { compiled, type Engine, result } from "./run.js";

// The real PCRE2 here is 10.34 and in UTF mode; on ASCII subjects that is what byte mode is.
// bytes.test.ts has the judge for bytes.

/** What it says of each subject, with captured text in place of offsets; undefined where it gave up. */
function judged(source: string, subjects: readonly string[]): readonly (string | undefined)[] {
  return matches(`(*LIMIT_MATCH=100000)${source}`, subjects).map((text, index) => {
    if (text.startsWith("PCRE2")) return undefined;
    if (text === "no match") return text;
    const [whole, ...groups] = text.split(" ");
    const captured = groups.map((group) => {
      const [start, end] = group.split("-").map(Number);
      return group === "-" ? group : (subjects[index] ?? "").slice(start, end);
    });
    return [whole, ...captured].join("|");
  });
}

/** Where the judge does other than PCRE2's documentation, or than releases behind it. */
const unjudgeable: readonly RegExp[] = [
  // A call of the whole pattern is atomic in its interpreter, not in its documentation, nor with its JIT.
  /\(\?R\)/,
  // What a call has captured may stay.
  /\(\?(?:[12]|&n)\)/,
  // Known since 10.35.
  /\(\*napla/,
  // Up to 10.34 a lookbehind behind this is not looked at.
  /\(\?\(DEFINE\).*\(\?<[=!]/,
];

function compare(patterns: fc.Arbitrary<string>, engine: Engine, runs: number): number {
  let compared = 0;
  const check = (source: string, subjects: readonly string[]): void => {
    const made = compiled(source, { stepLimit: 100_000, ...(engine && { engine }) });
    if (typeof made === "string" || unjudgeable.some((one) => one.test(source))) return;
    const wanted = judged(source, subjects);
    for (const [index, subject] of subjects.entries()) {
      const got = result(made, subject);
      if (wanted[index] === undefined || got.startsWith("gave up")) continue;
      compared++;
      expect({ source, subject, got }).toEqual({ source, subject, got: wanted[index] });
      expect(made.test(subject)).toBe(got !== "no match");
    }
  };
  const subjects = fc.array(asciiSubject, { minLength: 4, maxLength: 4 });
  fc.assert(fc.property(patterns, subjects, check), { numRuns: runs });
  return compared;
}

describe("generated patterns match as in PCRE2", () => {
  test("on our machine", () => {
    const patterns = fc.oneof(anyPattern, commonPattern);
    expect(compare(patterns, "machine", 2500)).toBeGreaterThan(1500);
  });

  test("on JavaScript's engine", () => {
    expect(compare(commonPattern, "regexp", 2500)).toBeGreaterThan(1500);
  });

  test("on the engine that is chosen", () => {
    const patterns = fc.oneof(anyPattern, commonPattern);
    expect(compare(patterns, undefined, 2500)).toBeGreaterThan(1500);
  });
});
