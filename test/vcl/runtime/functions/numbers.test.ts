import { describe, expect, it } from "vitest";
import { errorOf, pages, run, type Argument } from "./run-function.js";

type Row = readonly [name: string, args: readonly Argument[], expected: Argument];

/** Each from the function's page. */
const documented: readonly Row[] = [
  // std-strtol
  ["std.strtol", ["123", 10n], 123n],
  ["std.strtol", ["-4", 10n], -4n],
  ["std.strtol", ["0xABC", 0n], 0xabcn],
  ["std.strtol", ["-0x0", 0n], 0n],
  ["std.strtol", ["0", 0n], 0n],
  ["std.strtol", ["0123", 0n], 0o123n],
  ["std.strtol", ["123", 0n], 123n],
  ["std.strtol", ["2a", 16n], 42n],
  ["std.strtol", ["0x2A", 16n], 42n],
  ["std.strtol", ["17", 8n], 15n],
  ["std.strtol", ["017", 8n], 15n],
  ["std.strtol", ["101", 2n], 5n],
  ["std.strtol", ["zZ", 36n], 35n * 36n + 35n],
  // "Whitespace and trailing characters are permitted and have no effect on the value produced."
  ["std.strtol", [" \t42 apples", 10n], 42n],
  ["std.strtol", ["12a", 10n], 12n],
  ["std.strtol", ["9223372036854775807", 10n], 2n ** 63n - 1n],
  ["std.strtol", ["-9223372036854775808", 10n], -(2n ** 63n)],
  // std-atoi: "Behaves as if calling std.strtol with a base of 10."
  ["std.atoi", ["42"], 42n],
  ["std.atoi", ["0x2A"], 0n],
  ["std.atoi", ["010"], 10n],
  ["std.atoi", ["1.9"], 1n],
  // std-strtof
  ["std.strtof", ["1.2", 10n], 1.2],
  ["std.strtof", ["-1.2e-3", 10n], -1.2e-3],
  ["std.strtof", ["0xA.B", 16n], 10 + 11 / 16],
  ["std.strtof", ["0xA.Bp-3", 16n], (10 + 11 / 16) / 8],
  ["std.strtof", ["0xA.B", 0n], 10 + 11 / 16],
  ["std.strtof", ["1.5", 0n], 1.5],
  ["std.strtof", ["NaN", 10n], Number.NaN],
  ["std.strtof", ["inf", 10n], Number.POSITIVE_INFINITY],
  ["std.strtof", ["+inf", 10n], Number.POSITIVE_INFINITY],
  ["std.strtof", ["-inf", 0n], Number.NEGATIVE_INFINITY],
  // std-atof
  ["std.atof", ["21.82"], 21.82],
  // std-itoa
  ["std.itoa", [-10n, undefined], "-10"],
  ["std.itoa", [42n, 16n], "2a"],
  ["std.itoa", [35n, 36n], "z"],
  ["std.itoa", [-(2n ** 63n), 2n], `-1${"0".repeat(63)}`],
  // std-itoa-charset
  ["std.itoa_charset", [8n, "ab"], "baaa"],
  ["std.itoa_charset", [0xdeadbeefn, "0123456789ABCDEF"], "DEADBEEF"],
  [
    "std.itoa_charset",
    [4825434263756878946n, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"],
    "5KsxueeBfd8",
  ],
  ["std.itoa_charset", [0n, "ab"], "a"],
];

describe(`numbers, as ${pages}/strings/ documents them`, () => {
  it.each(documented)("%s(%s) is %s", (name, args, expected) => {
    expect(run(name, args)).toBe(expected);
  });
});

/** Under "Errors" of each page. */
const errors: readonly Row[] = [
  ["std.strtol", ["", 10n], "EPARSENUM"],
  ["std.strtol", ["apples", 10n], "EPARSENUM"],
  ["std.strtol", ["9", 8n], "EPARSENUM"],
  ["std.strtol", ["1", 1n], "ERANGE"],
  ["std.strtol", ["1", 37n], "ERANGE"],
  ["std.strtol", ["1", -1n], "ERANGE"],
  ["std.strtol", ["9223372036854775808", 10n], "ERANGE"],
  ["std.strtol", ["-9223372036854775809", 10n], "ERANGE"],
  ["std.strtol", ["0", 10n], undefined],
  // std-strtof: "for base 16, the 0x prefix must be present … for base 10, the 0x prefix must be absent"
  ["std.strtof", ["0xA", 10n], "EPARSENUM"],
  ["std.strtof", ["1.5", 16n], "EPARSENUM"],
  // "No whitespace is permitted", "The NaN and infinity special formats are case sensitive."
  ["std.strtof", [" 1.5", 10n], "EPARSENUM"],
  ["std.strtof", ["nan", 10n], "EPARSENUM"],
  ["std.strtof", ["INF", 10n], "EPARSENUM"],
  ["std.strtof", ["1.5", 10n], undefined],
  // std-itoa: "If the base argument is less than 2 or greater than 36"
  ["std.itoa", [1n, 1n], "EINVAL"],
  ["std.itoa", [1n, 37n], "EINVAL"],
  ["std.itoa", [1n, 36n], undefined],
  // std-itoa-charset: "not set or has fewer than two characters"
  ["std.itoa_charset", [1n, "a"], "EINVAL"],
  ["std.itoa_charset", [1n, undefined], "EINVAL"],
];

describe("fastly.error", () => {
  it.each(errors)("%s(%s) raises %s", (name, args, expected) => {
    expect(errorOf(name, args)).toBe(expected);
  });
});

it("reads a number of a million digits in linear time", { timeout: 2000 }, () => {
  for (const digit of ["1", "0", " ", "f"]) {
    const digits = digit.repeat(1 << 20);
    expect(typeof run("std.strtol", [digits, 16n])).toBe("bigint");
    expect(typeof run("std.strtof", [`0x${digits}`, 16n])).toBe("number");
    expect(typeof run("std.atof", [digits])).toBe("number");
  }
});
