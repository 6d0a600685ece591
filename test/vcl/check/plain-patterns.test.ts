import fc from "fast-check";
import { expect, test } from "vitest";
import { Patterns } from "../../../src/vcl/check/values/pattern-cache.js";
import { parsePattern } from "../../../src/vcl/regex/index.js";

const pieces = [
  "(?i)",
  "^",
  "$",
  "\\z",
  "a",
  "Z",
  "0",
  "_",
  "/",
  "-",
  ".",
  "\\.",
  "\\?",
  "*",
  "+",
  ".*",
  ".+",
  "?",
  "\\\\",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  "|",
  " ",
  "#",
  "\\(",
  "\\d",
  "\\w",
  "[0-9]",
  "[^/]",
  "[a-z",
  "]",
  "++",
  "*?",
  "\\",
  "%",
  "é",
  "(?:",
  "(a)",
  "(?:a|b)*",
  "[0-9.]",
  "[^?&]+",
  "[.",
  "[:alpha:]",
  "[=",
  "[^",
  "0-9",
  "z-a",
  "&",
];

test("patterns that are not read for being plain are what reading them says", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (parts) => {
      const pattern = parts.join("");
      const parsed = parsePattern(pattern);
      const { captures, problem } = new Patterns().facts(pattern);
      expect(problem === undefined).toBe(parsed.ok);
      if (parsed.ok) expect(captures).toBe(parsed.tree.captures);
    }),
    { numRuns: 20_000 },
  );
});
