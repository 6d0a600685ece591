import { describe, expect, it } from "vitest";
import { errorOf, pages, run, type Argument } from "./run-function.js";

type Row = readonly [name: string, args: readonly Argument[], expected: Argument];

const max = 2n ** 63n - 1n;

/** Each from the function's page, below https://www.fastly.com/documentation/reference/vcl/functions/strings/ . */
const documented: readonly Row[] = [
  // std-prefixof: "An empty string is not considered a prefix."
  ["std.prefixof", ["greenhouse", "green"], true],
  ["std.prefixof", ["greenhouse", "house"], false],
  ["std.prefixof", ["greenhouse", ""], false],
  // std-suffixof: "An empty string is not considered a suffix."
  ["std.suffixof", ["rectangles", "angles"], true],
  ["std.suffixof", ["rectangles", "rect"], false],
  ["std.suffixof", ["rectangles", ""], false],
  // std-replace
  ["std.replace", ["abcabc", "b", ""], "acabc"],
  ["std.replace", ["abcabc", "", "x"], "abcabc"],
  ["std.replace", ["abc", "x", "y"], "abc"],
  // std-replaceall: literal, and on from the end of what was put in
  ["std.replaceall", ["a+b+c", "+", "%20"], "a%20b%20c"],
  ["std.replaceall", ["aaa", "a", "aa"], "aaaaaa"],
  ["std.replaceall", ["aaaa", "aa", "a"], "aa"],
  ["std.replaceall", ["abc", "", "x"], "abc"],
  ["std.replaceall", ["a$&b", "$&", "$1"], "a$1b"],
  // std-replace-prefix, std-replace-suffix
  ["std.replace_prefix", ["0xABCD1234", "0x", ""], "ABCD1234"],
  ["std.replace_prefix", ["ABCD", "0x", ""], "ABCD"],
  ["std.replace_prefix", ["ABCD", "", "x"], "ABCD"],
  ["std.replace_suffix", ["/a/", "/", ""], "/a"],
  ["std.replace_suffix", ["/a//", "/", ""], "/a/"],
  ["std.replace_suffix", ["/a", "", "x"], "/a"],
  // std-strstr: "If needle is not found, a not set string value is returned."
  ["std.strstr", ["/a?b=c?d", "?"], "?b=c?d"],
  ["std.strstr", ["/a", "?"], undefined],
  // std-strlen; bytes, as std-strpad says of widths
  ["std.strlen", ["Hello world!"], 12n],
  ["std.strlen", ["é"], 2n],
  ["std.strlen", [undefined], 0n],
  // std-tolower, std-toupper; std-strcasecmp: they do not support UTF-8
  ["std.tolower", ["VerY ÅÖ"], "very ÅÖ"],
  ["std.toupper", ["yes! åö"], "YES! åö"],
  ["std.strcasecmp", ["Content-TYPE", "content-type"], true],
  ["std.strcasecmp", ["a", "b"], false],
  ["std.strcasecmp", ["smörgås", "SMÖRGÅS"], false],
  // std-strcasecmp: "If either string is not-set, std.strcasecmp will return false."
  ["std.strcasecmp", [undefined, undefined], false],
  ["std.strcasecmp", [undefined, ""], false],
  ["std.strcasecmp", ["", ""], true],
  // std-strrev
  ["std.strrev", ["abc"], "cba"],
  // std-strrep: "If n is a negative value, it is taken to mean zero."
  ["std.strrep", ["abc", 3n], "abcabcabc"],
  ["std.strrep", ["abc", -3n], ""],
  // std-strpad
  ["std.strpad", ["abc", -10n, "-="], "abc-=-=-=-"],
  ["std.strpad", ["abc", 10n, "-="], "-=-=-=-abc"],
  ["std.strpad", ["", 12n, "abcd"], "abcdabcdabcd"],
  ["std.strpad", ["abc", 3n, "-"], "abc"],
  ["std.strpad", ["abc", 2n, "-"], "abc"],
  ["std.strpad", ["abc", 10n, ""], "abc"],
  // utf8-strpad: "gives "🌸abc" because 🌸 is four bytes"
  ["std.strpad", ["abc", 7n, "🌸🌼"], "🌸abc"],
  // substr
  ["substr", ["abcdefg", 0n, 3n], "abc"],
  ["substr", ["abcdefg", 5n, 3n], "fg"],
  ["substr", ["abc", 4n, 2n], undefined],
  ["substr", ["abc", 3n, 2n], ""],
  ["substr", ["abcdefg", -3n, 2n], "ef"],
  ["substr", ["abcdefg", 1n, -3n], "bcd"],
  ["substr", ["foobar", 2n, 3n], "oba"],
  ["substr", ["foobar", -3n, undefined], "bar"],
  // substr: "If the requested range is partially outside the string s, the returned string is truncated."
  ["substr", ["abc", -5n, 4n], "ab"],
  ["substr", ["abc", -5n, undefined], "abc"],
  ["substr", ["abc", -5n, 1n], undefined],
  // substr: "An unset value is also returned in the extreme edge cases of … integer overflows."
  ["substr", ["abc", 1n, max], undefined],
  ["substr", ["abc", max, max], undefined],
  ["substr", ["abc", -max - 1n, -max - 1n], undefined],
];

describe(`texts, as ${pages}/strings/ documents them`, () => {
  it.each(documented)("%s(%s) is %s", (name, args, expected) => {
    expect(run(name, args)).toBe(expected);
  });

  it("std.strrev does not support UTF-8 (std-strrev: EUTF8)", () => {
    expect(errorOf("std.strrev", ["smörgås"])).toBe("EUTF8");
    expect(errorOf("std.strrev", ["abc"])).toBeUndefined();
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/strings/std-basename/ and …/std-dirname/ ; POSIX.1-2001 */
const paths: readonly (readonly [path: string | undefined, dirname: string, basename: string])[] = [
  ["/foo/bar/foobar", "/foo/bar", "foobar"],
  ["foo", ".", "foo"],
  ["/", "/", "/"],
  ["///", "/", "/"],
  ["", ".", "."],
  [undefined, ".", "."],
  ["/usr/lib", "/usr", "lib"],
  ["/usr/", "/", "usr"],
  ["fastly.com/api", "fastly.com", "api"],
  // From the table of POSIX's basename() and dirname().
  ["usr", ".", "usr"],
  ["//usr//lib//", "//usr", "lib"],
  [".", ".", "."],
  ["..", ".", ".."],
];

describe("std.dirname and std.basename", () => {
  it.each(paths)("%j is %j and %j", (path, dirname, basename) => {
    expect(run("std.dirname", [path])).toBe(dirname);
    expect(run("std.basename", [path])).toBe(basename);
  });
});

describe("texts that are too long for any memory", () => {
  // https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/fastly-error/ : ESESOOM
  const many = "a".repeat(1 << 20);
  it.each([
    ["std.strrep", [many, max]],
    ["std.strrep", ["a", 2n ** 40n]],
    ["std.strpad", ["a", max, "x"]],
    ["std.strpad", ["a", -max - 1n, "x"]],
    ["std.replaceall", [many, "a", many]],
    ["utf8.strpad", ["a", max, "x"]],
  ] as const)("%s", (name, args) => {
    expect(errorOf(name, args)).toBe("ESESOOM");
    expect(run(name, args)).toBeUndefined();
  });
});

describe("hostile texts", () => {
  const half = "a".repeat(1 << 15);
  it.each([
    ["std.replace", ["a".repeat(1 << 20), `${half}b${half}`, "x"]],
    ["std.replaceall", ["a".repeat(1 << 20), `${half}b${half}`, "x"]],
    ["std.replaceall", ["ab".repeat(1 << 19), `bb${half}`, "x"]],
    ["std.strstr", ["ab".repeat(1 << 19), `bb${"ab".repeat(1 << 14)}`]],
    ["std.basename", ["/".repeat(1 << 20)]],
    ["std.dirname", [`a${"/".repeat(1 << 20)}b`]],
  ] as const)("%s takes linear time", { timeout: 2000 }, (name, args) => {
    expect(typeof run(name, args)).toMatch(/string|undefined/);
  });

  it("finds a long text where it is", () => {
    const needle = `${"ab".repeat(100)}c`;
    expect(run("std.replaceall", [`ab${needle}${needle}x`, needle, "!"])).toBe("ab!!x");
    expect(run("std.strstr", [`aba${"ab".repeat(100)}${needle}d`, needle])).toBe(`${needle}d`);
  });
});
