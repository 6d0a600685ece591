import { implement, type FunctionImplementation } from "../implement.js";
import { raise } from "./fastly-error.js";

/** A FLOAT, or the error that its computing raises beside it. */
interface Result {
  readonly value: number;
  readonly error?: "EDOM" | "ERANGE";
}

type OfX = (x: number) => number | Result;

function ofX(compute: OfX): FunctionImplementation {
  return implement(["FLOAT"], "FLOAT", (tx, x) => {
    const result = compute(x);
    if (typeof result === "number") return result;
    if (result.error !== undefined) raise(tx, result.error);
    return result.value;
  });
}

const outOfDomain: Result = { value: Number.NaN, error: "EDOM" };
const smallestNormal = 2 ** -1022;

function isSubnormal(x: number): boolean {
  return x !== 0 && Math.abs(x) < smallestNormal;
}

/** Subnormal arguments come back as they are, with an error. */
function exceptSubnormal(compute: OfX): OfX {
  return (x) => (isSubnormal(x) ? { value: x, error: "ERANGE" } : compute(x));
}

/** Arguments outside of a domain give NaN and an error; NaN itself gives NaN without one. */
function within(isInside: (x: number) => boolean, compute: OfX): OfX {
  return (x) => (Number.isNaN(x) || isInside(x) ? compute(x) : outOfDomain);
}

/** A finite argument that gives an infinity. */
function orOverflow(compute: (x: number) => number): OfX {
  return (x) => {
    const value = compute(x);
    return Number.isFinite(x) && !Number.isFinite(value) ? { value, error: "ERANGE" } : value;
  };
}

const atMostOne = (x: number) => Math.abs(x) <= 1;
const isFinite = (x: number) => Number.isFinite(x);
const notNegative = (x: number) => x >= 0;

/** Halves go to the even neighbour. */
function roundEven(x: number): number {
  const down = Math.floor(x);
  if (x - down !== 0.5) return Math.abs(x - down) < 0.5 ? keepZero(down, x) : keepZero(down + 1, x);
  return keepZero(down % 2 === 0 ? down : down + 1, x);
}

/** A zero that has the sign of what was rounded. */
function keepZero(rounded: number, x: number): number {
  return rounded === 0 && (x < 0 || Object.is(x, -0)) ? -0 : rounded;
}

/** Halves go up; `floor` and not `floor(x + 0.5)`, which would round 0.49999999999999994 up. */
function roundHalfUp(x: number): number {
  const down = Math.floor(x);
  return keepZero(x - down >= 0.5 ? down + 1 : down, x);
}

function negated(round: (x: number) => number): (x: number) => number {
  return (x) => -round(-x);
}

function awayFromZero(x: number): number {
  return x < 0 || Object.is(x, -0) ? -roundHalfUp(-x) : roundHalfUp(x);
}

/**
 * Rounding, as https://www.fastly.com/documentation/reference/vcl/rounding-modes/ has it in a table. Infinities and
 * NaN stay what they are.
 */
function rounding(round: (x: number) => number): FunctionImplementation {
  return ofX((x) => (Number.isFinite(x) ? round(x) : x));
}

function classification(test: (x: number) => boolean): FunctionImplementation {
  return implement(["FLOAT"], "BOOL", (_tx, x) => test(x));
}

/**
 * https://www.fastly.com/documentation/reference/vcl/functions/math-trig/ and its neighbours. Errors of `math.exp` and
 * of logarithms are not documented; they are as in POSIX.
 */
export const mathFunctions: Readonly<Record<string, FunctionImplementation>> = {
  "math.acos": ofX(within(atMostOne, Math.acos)),
  "math.acosh": ofX(within((x) => x >= 1, Math.acosh)),
  "math.asin": ofX(within(atMostOne, exceptSubnormal(Math.asin))),
  "math.asinh": ofX(exceptSubnormal(Math.asinh)),
  "math.atan": ofX(exceptSubnormal(Math.atan)),
  "math.atan2": implement(["FLOAT", "FLOAT"], "FLOAT", (_tx, y, x) => Math.atan2(y, x)),
  "math.atanh": ofX(within(atMostOne, exceptSubnormal(orOverflow(Math.atanh)))),
  "math.cos": ofX(within(isFinite, Math.cos)),
  "math.cosh": ofX(orOverflow(Math.cosh)),
  "math.sin": ofX(within(isFinite, exceptSubnormal(Math.sin))),
  "math.sinh": ofX(exceptSubnormal(orOverflow(Math.sinh))),
  "math.sqrt": ofX(within(notNegative, Math.sqrt)),
  "math.tan": ofX(within(isFinite, exceptSubnormal(orOverflow(Math.tan)))),
  "math.tanh": ofX(exceptSubnormal(Math.tanh)),

  "math.exp": ofX(orOverflow(Math.exp)),
  "math.exp2": ofX(orOverflow((x) => 2 ** x)),
  "math.log": ofX(within(notNegative, orOverflow(Math.log))),
  "math.log10": ofX(within(notNegative, orOverflow(Math.log10))),
  "math.log2": ofX(within(notNegative, orOverflow(Math.log2))),

  "math.ceil": rounding(Math.ceil),
  "math.floor": rounding(Math.floor),
  "math.round": rounding(awayFromZero),
  "math.roundeven": rounding(roundEven),
  "math.roundhalfdown": rounding(negated(roundHalfUp)),
  "math.roundhalfup": rounding(roundHalfUp),
  "math.trunc": rounding(Math.trunc),

  "math.is_finite": classification(Number.isFinite),
  "math.is_infinite": classification((x) => Math.abs(x) === Number.POSITIVE_INFINITY),
  "math.is_nan": classification(Number.isNaN),
  "math.is_normal": classification((x) => Number.isFinite(x) && Math.abs(x) >= smallestNormal),
  "math.is_subnormal": classification(isSubnormal),
};
