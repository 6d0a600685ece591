import { describe, expect, it } from "vitest";
import { call, run } from "./call.js";

const second = 1e6;
const at = (date: string) => Date.parse(date) * 1000;

/** https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/time-hex-to-time/ */
describe("time.hex_to_time", () => {
  it.each([
    [1n, "43b9a355", at("2006-01-02T22:04:05Z"), undefined],
    [2n, "43b9a355", Math.floor(0x43b9a355 / 2) * second, undefined],
    [1n, "43B9A355", at("2006-01-02T22:04:05Z"), undefined],
    [0n, "43b9a355", 0, "EDOM"],
    [1n, "now", 0, "EPARSENUM"],
    [1n, undefined, 0, "EPARSENUM"],
    [1n, "ffffffffffffffff", 0, "EPARSENUM"],
    [1n, "1".repeat(100_000), 0, "EPARSENUM"],
  ])("(%s, %.20s)", (divisor, dividend, value, error) => {
    expect(run("time.hex_to_time", [divisor, dividend])).toEqual({ value, error });
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/time-runits/ */
describe("time.runits", () => {
  // 1234.567891 s
  it.each([
    ["s", 1_234_567_891, "1234"],
    ["ms", 1_234_567_891, "1234.567"],
    ["us", 1_234_567_891, "1234.567891"],
    ["ns", 1_234_567_891, "1234.567891000"],
    ["ms", -500_000, "-0.500"],
    ["ms", -1_500_000, "-1.500"],
    ["ms", 7, "0.000"],
    ["us", 7, "0.000007"],
  ])("(%j, %s)", (unit, microseconds, text) => {
    expect(call("time.runits", [unit, microseconds])).toBe(text);
    expect(call("time.units", [unit, microseconds])).toBe(text);
  });

  it.each(["m", "", undefined, "constructor"])("knows no unit %j", (unit) => {
    expect(run("time.runits", [unit, 1])).toEqual({ value: undefined, error: "EINVAL" });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])("does not fail for %s", (microseconds) => {
    expect(call("time.runits", ["ns", microseconds])).toMatch(/^\d+\.\d{9}$/);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/time-interval-elapsed-ratio/ */
describe("time.interval_elapsed_ratio", () => {
  // "as a number between 0 and 1"
  it.each([
    ["2025-01-01", 0],
    ["2025-07-02T12:00:00Z", 0.5],
    ["2026-01-01", 1],
    ["2024-01-01", 0],
    ["2030-01-01", 1],
  ])("at %s", (reference, ratio) => {
    const args = [at(reference), at("2025-01-01"), at("2026-01-01")];
    expect(call("time.interval_elapsed_ratio", args)).toBe(ratio);
  });

  it("of no interval", () => {
    expect(call("time.interval_elapsed_ratio", [4, 5, 5])).toBe(0);
    expect(call("time.interval_elapsed_ratio", [5, 5, 5])).toBe(1);
    expect(call("time.interval_elapsed_ratio", [5, 9, 1])).toBe(1);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/time-add/ and time-sub/ */
it("adds and subtracts", () => {
  expect(call("time.add", [at("2020-02-28"), 86_400 * second])).toBe(at("2020-02-29"));
  expect(call("time.sub", [at("2020-03-01"), 86_400 * second])).toBe(at("2020-02-29"));
  expect(call("time.add", [at("2020-03-01"), -86_400 * second])).toBe(at("2020-02-29"));
});

/** https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/time-is-after/ */
it.each([
  [1, 2, false],
  [2, 1, true],
  [1, 1, false],
])("time.is_after(%s, %s)", (left, right, isAfter) => {
  expect(call("time.is_after", [left, right])).toBe(isAfter);
});
