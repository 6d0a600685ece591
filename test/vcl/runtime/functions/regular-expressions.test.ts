import { describe, expect, it } from "vitest";
import { errorOf, hopeless, newTransaction, pages, patternOf, run } from "./run-function.js";

describe(`regsub, as ${pages}/strings/regsub/ documents it`, () => {
  it.each([
    ["/a?b=c", "\\?.*$", "", "/a"],
    ["503", "^([1-5])..", "\\100", "500"],
    [
      "abcdefghijklmnop",
      "(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)",
      "\\{15}\\{14}\\{13}\\{12}\\{11}\\{10}\\9\\8\\7\\6\\5\\4\\3\\2\\1",
      "onmlkjihgfedcbap",
    ],
    // "Replaces the first occurrence"
    ["aaa", "a", "b", "baa"],
    // "If no match is found, no replacement is made."
    ["abc", "x", "y", "abc"],
    // https://www.fastly.com/documentation/reference/vcl/regex/
    ["/12345-blue-unisex", "^/(\\d+)-[\\w-]+$", "/products/\\1", "/products/12345"],
    // Not documented: groups that took no part, or are not there; other backslashes.
    ["abc", "a(x)?", "[\\1\\2]", "[]bc"],
    ["abc", "b", "\\\\\\.\\", "a\\.\\c"],
    ["abc", "b", "<\\0>", "a<b>c"],
    ["abc", "b", "$&$1", "a$&$1c"],
  ])("regsub(%j, %j, %j) is %j", (text, pattern, replacement, expected) => {
    expect(run("regsub", [text, patternOf(pattern), replacement])).toBe(expected);
  });

  it("does not set re.group", () => {
    const transaction = newTransaction({ captures: ["before"] });
    run("regsub", ["abc", patternOf("(b)"), "\\1"], transaction);
    expect(transaction.captures).toEqual(["before"]);
  });
});

describe(`regsuball, as ${pages}/strings/regsuball/ documents it`, () => {
  it.each([
    ["a+b+c", "\\+", "%20", "a%20b%20c"],
    // "Once a replacement is made, substitutions continue from the end of the replaced buffer."
    ["aaa", "a", "aa", "aaaaaa"],
    ["abc", "x", "y", "abc"],
    ["a=1&b=2", "(\\w)=(\\d)", "\\2=\\1", "1=a&2=b"],
    // Anchors belong to the whole text.
    ["aaa", "^a", "b", "baa"],
  ])("regsuball(%j, %j, %j) is %j", (text, pattern, replacement, expected) => {
    expect(run("regsuball", [text, patternOf(pattern), replacement])).toBe(expected);
  });

  it.each(["x*", "", "a*", "(?=b)", "\\b", "$"])(
    "replaces empty matches of %j as replace() does",
    (source) => {
      for (const text of ["", "abc", "baac", "aa"]) {
        const expected = text.replace(new RegExp(source, "g"), "-");
        expect(run("regsuball", [text, patternOf(source), "-"])).toBe(expected);
      }
    },
  );
});

describe("a pattern whose search is given up", () => {
  it.each(["regsub", "regsuball"])("%s makes no replacement and raises EREGRECUR", (name) => {
    expect(run(name, ["aaab", hopeless, "x"])).toBe("aaab");
    expect(errorOf(name, ["aaab", hopeless, "x"])).toBe("EREGRECUR");
    expect(errorOf(name, ["aaab", patternOf("c"), "x"])).toBeUndefined();
  });

  it("regsuball replaces nothing at all when that happens behind the first match", () => {
    let searches = 0;
    const pattern = {
      ...hopeless,
      get failure() {
        return searches > 1 ? ("step limit" as const) : undefined;
      },
      exec: () => (++searches === 1 ? { index: 0, end: 1, captures: ["a"] } : undefined),
    };
    expect(run("regsuball", ["aaab", pattern, "x"])).toBe("aaab");
  });
});

it("stops before a result outgrows memory", () => {
  const many = "a".repeat(1 << 20);
  expect(errorOf("regsuball", [many, patternOf("a"), many])).toBe("ESESOOM");
  expect(errorOf("regsub", [many, patternOf("(.*)"), "\\1".repeat(100)])).toBe("ESESOOM");
});
