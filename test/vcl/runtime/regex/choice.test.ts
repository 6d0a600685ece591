import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { RegExpPattern } from "../../../../src/vcl/runtime/regex/regexp-pattern.js";
import { compiled, pattern } from "./run.js";

const engineOf = (source: string) =>
  pattern(source) instanceof RegExpPattern ? "JavaScript's" : "ours";

describe("JavaScript's engine runs", () => {
  const golden = path.resolve(import.meta.dirname, "../../../../golden/campaign/main.vcl");
  const vcl = readFileSync(golden, "utf8");
  const sources = [...vcl.matchAll(/~ (?:\{"([^]*?)"\}|"([^"\n]*)")/g)].map(
    ([, long, short]) => long ?? short ?? "",
  );

  test("the patterns of the campaign's policy", () => {
    expect(sources.length).toBeGreaterThanOrEqual(5);
    expect(sources.map(engineOf)).toEqual(sources.map(() => "JavaScript's"));
  });

  test.each([
    "^/admin(/.*)?\\z",
    "(?i)\\?.*some_query_arg=([^&]*)",
    "^(?:[a-z0-9-]+\\.)*example\\.com$",
    "^(/[^/]+)*$",
    "^(\\d{1,3}\\.){3}\\d{1,3}$",
    "(\\w+\\.)+\\w+$",
    "(?i)bot|crawler|spider",
    "[^/]++/",
    "(?<!foo)bar",
  ])("%j", (source) => {
    expect(engineOf(source)).toBe("JavaScript's");
  });
});

describe("our machine runs what differs in JavaScript", () => {
  test.each([
    ["a round forgets captures", "(?:(a)|b)*"],
    ["an optional group in a round", "(?:(a)?b)*"],
    ["an empty round fails", "(a*)*"],
    ["an unset group matches nothing", "(a)?\\1"],
    ["no atomic groups", "(?>a|ab)c"],
    ["no possessive quantifiers", "(?:a|ab)++c"],
    ["captures in a lookbehind, read from its end", "(?<=(a)(b))c"],
    ["numbers are not shared", "(?|(a)|(b))"],
    ["no recursion", "(a)(?1)"],
    ["no conditions", "(a)?(?(1)b|c)"],
    ["no \\G", "\\Ga"],
    ["no \\K", "a\\Kb"],
  ])("%s: %j", (_, source) => {
    expect(engineOf(source)).toBe("ours");
  });
});

describe("our machine runs what could take long", () => {
  test.each([
    "(a+)+b",
    "(?:a|a)*b",
    "(?:(?:a?|b?)c)*d",
    "(\\w+\\s?)*!",
    "(a?){1000}b",
    "(?:a{0,99}){0,99}b",
    ".*.*.*.*.*x",
    "(?=(?:a+)+b)a",
  ])("%j", (source) => {
    expect(engineOf(source)).toBe("ours");
  });

  test("and subjects that are too long for the pattern", () => {
    const cubic = pattern("a.*b.*[cd]", { stepLimit: 1000 });
    expect(cubic).toBeInstanceOf(RegExpPattern);
    expect(cubic.test("ab".repeat(50))).toBe(false);
    expect(cubic.failure).toBeUndefined();
    expect(cubic.test("ab".repeat(500))).toBe(false);
    expect(cubic.failure).toBe("step limit");
  });
});

test("nothing is copied from a pattern's text into JavaScript's", () => {
  // `v` in a class, `/`, line separators and `\u` mean other things in JavaScript.
  for (const source of ["[\\v]", "/", "\\u0041", "é", "[&&a]", "a{,2}", "\\-"]) {
    const made = compiled(source, { engine: "regexp" });
    if (typeof made === "string") continue;
    expect(made.test("&")).toBe(source === "[&&a]");
  }
});
