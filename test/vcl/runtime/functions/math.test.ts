import { describe, expect, it } from "vitest";
import { call, run } from "./call.js";

const inf = Number.POSITIVE_INFINITY;
const nan = Number.NaN;
const subnormal = 2 ** -1030;

/** https://www.fastly.com/documentation/reference/vcl/rounding-modes/ */
describe("rounding", () => {
  const modes = ["ceil", "floor", "trunc", "round", "roundeven", "roundhalfup", "roundhalfdown"];
  it.each([
    [-1.8, -1, -2, -1, -2, -2, -2, -2],
    [-1.5, -1, -2, -1, -2, -2, -1, -2],
    [-1.2, -1, -2, -1, -1, -1, -1, -1],
    [-0.5, -0, -1, -0, -1, -0, -0, -1],
    [0.5, 1, 0, 0, 1, 0, 1, 0],
    [1.2, 2, 1, 1, 1, 1, 1, 1],
  ])("%s", (x, ...rounded) => {
    expect(modes.map((mode) => call(`math.${mode}`, [x]))).toEqual(rounded);
  });

  // By the rules that the page gives: ties away from zero, to even, up, down.
  it.each([
    [2.5, 3, 2, 2, 3, 2, 3, 2],
    [3.5, 4, 3, 3, 4, 4, 4, 3],
    [-2.5, -2, -3, -2, -3, -2, -2, -3],
    [0.49999999999999994, 1, 0, 0, 0, 0, 0, 0],
    [-0.49999999999999994, -0, -1, -0, -0, -0, -0, -0],
    [4503599627370497, ...Array.from({ length: 7 }, () => 4503599627370497)],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [-0, -0, -0, -0, -0, -0, -0, -0],
    [inf, inf, inf, inf, inf, inf, inf, inf],
    [-inf, -inf, -inf, -inf, -inf, -inf, -inf, -inf],
    [nan, nan, nan, nan, nan, nan, nan, nan],
  ])("%s, by the rules", (x, ...rounded) => {
    expect(modes.map((mode) => call(`math.${mode}`, [x]))).toEqual(rounded);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/math-trig/ : a page for each. */
describe("errors that the functions' pages document", () => {
  it.each([
    ["math.acos", 1, 0, undefined],
    ["math.acos", 1.1, nan, "EDOM"],
    ["math.acos", -inf, nan, "EDOM"],
    ["math.acos", nan, nan, undefined],
    ["math.asin", 1, Math.PI / 2, undefined],
    ["math.asin", 2, nan, "EDOM"],
    ["math.asin", -0, -0, undefined],
    ["math.asin", subnormal, subnormal, "ERANGE"],
    ["math.atanh", -1, -inf, "ERANGE"],
    ["math.atanh", 1, inf, "ERANGE"],
    ["math.atanh", 2, nan, "EDOM"],
    ["math.atanh", inf, nan, "EDOM"],
    ["math.atanh", -subnormal, -subnormal, "ERANGE"],
    ["math.cos", 0, 1, undefined],
    ["math.cos", inf, nan, "EDOM"],
    ["math.cos", subnormal, 1, undefined],
    ["math.cosh", -0, 1, undefined],
    ["math.cosh", -inf, inf, undefined],
    ["math.cosh", 1000, inf, "ERANGE"],
    ["math.sin", inf, nan, "EDOM"],
    ["math.sin", subnormal, subnormal, "ERANGE"],
    ["math.sin", nan, nan, undefined],
    ["math.sinh", -inf, -inf, undefined],
    ["math.sinh", -1000, -inf, "ERANGE"],
    ["math.sinh", subnormal, subnormal, "ERANGE"],
    ["math.tan", -inf, nan, "EDOM"],
    ["math.tan", -0, -0, undefined],
    ["math.tan", subnormal, subnormal, "ERANGE"],
  ])("%s(%s)", (name, x, value, error) => {
    expect(run(name, [x])).toEqual({ value, error });
  });
});

/** As in POSIX: https://pubs.opengroup.org/onlinepubs/9799919799/functions/log.html and its neighbours. */
describe("errors that are not documented", () => {
  it.each([
    ["math.acosh", 0.5, nan, "EDOM"],
    ["math.acosh", inf, inf, undefined],
    ["math.sqrt", -1, nan, "EDOM"],
    ["math.sqrt", -0, -0, undefined],
    ["math.exp", 1000, inf, "ERANGE"],
    ["math.exp", -inf, 0, undefined],
    ["math.exp2", 2000, inf, "ERANGE"],
    ["math.log", 0, -inf, "ERANGE"],
    ["math.log10", -1, nan, "EDOM"],
    ["math.log2", -inf, nan, "EDOM"],
    ["math.log2", nan, nan, undefined],
  ])("%s(%s)", (name, x, value, error) => {
    expect(run(name, [x])).toEqual({ value, error });
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/math-logexp/math-log2/ and math-log/ have the first two, the others are identities and tables. */
describe("values", () => {
  it.each([
    ["math.log2", [4294967296], 32],
    ["math.log", [32], 3.4657359], // "3.466..."
    ["math.log10", [1000], 3],
    ["math.exp2", [10], 1024],
    ["math.exp", [1], Math.E],
    ["math.sin", [Math.PI / 6], 0.5],
    ["math.tan", [Math.PI / 4], 1],
    ["math.atan2", [1, -1], (3 * Math.PI) / 4],
    ["math.atan2", [-1, 0], -Math.PI / 2],
    ["math.atan", [1], Math.PI / 4],
    ["math.sinh", [1], 1.1752012],
    ["math.cosh", [1], 1.5430806],
    ["math.tanh", [1], 0.7615942],
    ["math.asinh", [1.1752012], 1],
    ["math.acosh", [1.5430806], 1],
    ["math.sqrt", [2], Math.SQRT2],
  ])("%s(%j)", (name, args, value) => {
    expect(call(name, args)).toBeCloseTo(value, 6);
  });
});

/**
 * https://www.fastly.com/documentation/reference/vcl/functions/floating-point-classifications/
 * https://www.fastly.com/documentation/reference/vcl/variables/math-constants-limits/math-nan/
 */
describe("classifications", () => {
  const names = ["finite", "infinite", "nan", "normal", "subnormal"];
  it.each([
    [nan, false, false, true, false, false],
    [inf, false, true, false, false, false],
    [0, true, false, false, false, false], // "zeroes are not normals"
    [1, true, false, false, true, false],
    [2 ** -1022, true, false, false, true, false], // math.FLOAT_MIN, and half of it
    [2 ** -1023, true, false, false, false, true],
    [-subnormal, true, false, false, false, true],
  ])("%s", (x, ...classes) => {
    expect(names.map((name) => call(`math.is_${name}`, [x]))).toEqual(classes);
  });
});
