import { float, returns, type Entries } from "./entry.js";

const ofX = returns("FLOAT", float("x"));
const test = returns("BOOL", float("x"));

/** https://www.fastly.com/documentation/reference/vcl/functions/math-trig/ */
export const mathTrig: Entries = {
  "math.acos": ofX,
  "math.acosh": ofX,
  "math.asin": ofX,
  "math.asinh": ofX,
  "math.atan": ofX,
  "math.atan2": returns("FLOAT", float("y"), float("x")),
  "math.atanh": ofX,
  "math.cos": ofX,
  "math.cosh": ofX,
  "math.sin": ofX,
  "math.sinh": ofX,
  "math.sqrt": ofX,
  "math.tan": ofX,
  "math.tanh": ofX,
};

/** https://www.fastly.com/documentation/reference/vcl/functions/math-logexp/ */
export const mathLogexp: Entries = {
  "math.exp": ofX,
  "math.exp2": ofX,
  "math.log": ofX,
  "math.log10": ofX,
  "math.log2": ofX,
};

/** https://www.fastly.com/documentation/reference/vcl/functions/math-rounding/ */
export const mathRounding: Entries = {
  "math.ceil": ofX,
  "math.floor": ofX,
  "math.round": ofX,
  "math.roundeven": ofX,
  "math.roundhalfdown": ofX,
  "math.roundhalfup": ofX,
  "math.trunc": ofX,
};

/** https://www.fastly.com/documentation/reference/vcl/functions/floating-point-classifications/ */
export const floatingPointClassifications: Entries = {
  "math.is_finite": test,
  "math.is_infinite": test,
  "math.is_nan": test,
  "math.is_normal": test,
  "math.is_subnormal": test,
};
