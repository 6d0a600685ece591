import { describe, expect, test } from "vitest";
import { pattern, result } from "./run.js";

const size = 8192;
const fill = (text: string) => text.repeat(Math.ceil(size / text.length)).slice(0, size);

/** Patterns and subjects on which a careless matcher hangs, as PCRE2 would without its match limit. */
const attacks: readonly (readonly [source: string, subject: string])[] = [
  ["(a+)+[bc]", fill("a")],
  ["(.*)*[xy]", fill("a")],
  ["^(a|a)*$", `${fill("a")}!`],
  ["(a|aa)+$", `${fill("a")}!`],
  ["(?:a|b|ab)*[cd]", fill("ab")],
  ["(\\w+\\s?)*[!?]$", fill("ab ")],
  ["a.*b.*[cd]", fill("ab")],
  [".*.*.*[xy]", fill("a")],
  ["(?:.*,){10}[xy]", fill(",")],
  ["^(.*)\\.(.*)\\.(.*)$", `${fill(".")}\n\n`],
  ["(?=.*a)(?=.*b)(?=.*c).*[de]", fill("abc")],
  ["(?:(?=(.*[xz])).)*y", fill("ay")],
  ["((a{0,5}){0,5})*[bc]", fill("a")],
  ["(a?){1000}[bc]", fill("a")],
  ["(?:a{0,100}){0,100}[bc]", fill("a")],
  ["(?:(?:a?|b?)c)*d", fill("c")],
  ["(.+)\\1+[yz]", fill("a")],
  ["(a(?1)?b)", fill("a")],
  ["(?:a(?R)?)+[xy]", fill("a")],
  ["((((((a*)*)*)*)*)*)*[bc]", fill("a")],
  ["(?:(?>a+)|b)+c", fill("ab")],
  ["^(?:a++)*+[bc]", fill("a")],
  ["\\s+$", `${fill(" ")}x`],
  ["a.*[bc]", fill("a")],
  ["\\s*,\\s*;", fill(" ,")],
];

describe("ends within bounded steps", () => {
  test.each(attacks)("%j", (source, subject) => {
    for (const engine of [undefined, "machine"] as const) {
      const made = pattern(source, { stepLimit: 1_000_000, ...(engine && { engine }) });
      const started = performance.now();
      made.test(subject);
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});

test.each([
  ["lengths that lead round in a circle", "(?<!a|b(*F)(?<=(\\k<n>a))(?<n>(?2)))c", "c"],
  ["deep nesting", `${"(".repeat(250)}a${")".repeat(250)}`, "a"],
  ["deep calls", `${"(".repeat(100)}a${")".repeat(100)}${"(?1)(?50)".repeat(50)}`, "a".repeat(101)],
  ["doubled references", `(a)${"(\\1\\1)".repeat(10)}(?<=\\1)`, "a"],
  ["many alternatives", Array.from({ length: 5000 }, (_, index) => `x${index}`).join("|"), "x4999"],
  ["many runs", `${"a*".repeat(5000)}b`, "b"],
  ["many loops", `${"(?:ab|c)*".repeat(500)}d`, "d"],
  ["many lookarounds", `${"(?=a*b)".repeat(1000)}a*b`, "aab"],
])("%s is compiled", (_, source, subject) => {
  const started = performance.now();
  pattern(source).test(subject);
  expect(performance.now() - started).toBeLessThan(5000);
});

test("says that it gave up, and why", () => {
  expect(result(pattern("(a+)+[bc]", { stepLimit: 100_000 }), fill("a"))).toBe(
    "gave up: step limit",
  );
  expect(result(pattern("(a|b)*[cd]", { stackLimit: 100, engine: "machine" }), fill("ab"))).toBe(
    "gave up: stack limit",
  );
  expect(result(pattern("(?R)?a"), "b")).toBe("gave up: recursion loop");
});

test("a later search that does not give up says so", () => {
  const made = pattern("(a+)+[bc]", { stepLimit: 100_000 });
  expect(result(made, fill("a"))).toBe("gave up: step limit");
  expect(result(made, "aab")).toBe("0-3|aa");
  expect(made.failure).toBeUndefined();
});

test("a match just in time is a match", () => {
  const made = pattern("(?:a|b)*c", { engine: "machine", stepLimit: 100_000 });
  expect(result(made, `${"ab".repeat(4000)}c`)).toBe("0-8001");
});
