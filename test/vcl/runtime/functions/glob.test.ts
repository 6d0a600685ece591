import { describe, expect, it } from "vitest";
import { globMatcher } from "../../../../src/vcl/runtime/functions/glob.js";

/** IEEE Std 1003.1, 2.13: Pattern Matching Notation. */
describe("globs", () => {
  it.each([
    ["utm_*", "utm_source", true],
    ["utm_*", "utm", false],
    ["*", "", true],
    ["", "", true],
    ["", "a", false],
    ["a?c", "abc", true],
    ["a?c", "ac", false],
    ["*b*c", "abxbc", true],
    ["*b*c", "abxb", false],
    ["a**c", "abc", true],
    ["[abc]x", "bx", true],
    ["[a-c]x", "bx", true],
    ["[!a-c]x", "bx", false],
    ["[!a-c]x", "dx", true],
    ["[]]x", "]x", true],
    ["[!]]x", "ax", true],
    ["[a", "[a", true],
    ["\\*", "*", true],
    ["\\*", "a", false],
    [".", "a", false],
    ["a.b", "a.b", true],
  ])("%j, %j: %s", (pattern, text, expected) => {
    expect(globMatcher(pattern)(text)).toBe(expected);
  });
});
