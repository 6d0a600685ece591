/** Between VCL's types: what a literal says, and what becomes of a value where another type is wanted. */

const microseconds = 1_000_000;
/** RTIME and TIME have 64 bits of nanoseconds at Fastly: https://www.fastly.com/documentation/reference/vcl/types/rtime/ */
const mostMicroseconds = 9_223_372_036_854_774;

export function wrap(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

/** `10`, `0xff`. https://www.fastly.com/documentation/reference/vcl/types/integer/ */
export function parseInteger(raw: string): bigint | undefined {
  return /^(?:\d{1,40}|0[xX][0-9a-fA-F]{1,40})$/.test(raw) ? BigInt(raw) : undefined;
}

const hexFloat = /^0[xX]([0-9a-fA-F]+)(?:\.([0-9a-fA-F]+))?(?:[pP]([+-]?\d+))?$/;

/** `1.5`, `1e3`, `0xA.Bp-3`. https://www.fastly.com/documentation/reference/vcl/types/float/ */
export function parseFloatLiteral(raw: string): number | undefined {
  const hex = hexFloat.exec(raw);
  if (hex === null) return /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(raw) ? Number(raw) : undefined;
  const [, whole = "", fraction = "", exponent = "0"] = hex;
  let value = 0;
  for (const digit of whole + fraction) value = value * 16 + Number.parseInt(digit, 16);
  return value * 2 ** (Number(exponent) - 4 * fraction.length);
}

const second = microseconds;
const day = 86_400 * second;
const units: ReadonlyMap<string, number> = new Map([
  ["ms", 1000],
  ["s", second],
  ["m", 60 * second],
  ["h", 3600 * second],
  ["d", day],
  ["w", 7 * day],
  ["y", 365 * day],
]);

/** `10s`, `5.3d`, `20ms`, in microseconds. */
export function parseRtime(raw: string): number | undefined {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)\s*(ms|[smhdwy])$/.exec(raw) ?? [];
  const factor = units.get(unit);
  return amount === undefined || factor === undefined
    ? undefined
    : clamp(Math.round(Number(amount) * factor));
}

/** Keeps a time within what Fastly's 64 bits hold. */
export function clamp(time: number): number {
  return Math.min(Math.max(time, -mostMicroseconds), mostMicroseconds);
}

/** The text of an INTEGER, FLOAT, RTIME or TIME where a STRING is wanted. */

/** Three decimals. https://www.fastly.com/documentation/reference/vcl/variables/math-constants-limits/math-nan/ */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  // Beyond, `toFixed` changes to exponents; such numbers have no fraction.
  return Math.abs(value) < 1e21 ? value.toFixed(3) : `${BigInt(value)}.000`;
}

/** Seconds, with three decimals and no unit. https://www.fastly.com/documentation/reference/vcl/types/rtime/ */
export function rtimeText(value: number): string {
  return (value / microseconds).toFixed(3);
}

/**
 * As HTTP writes dates. A time before 1970 has none.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/types/time/
 * @see https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/std-time/
 */
export function timeText(value: number): string {
  if (!(value >= 0 && value <= mostMicroseconds)) return "datetime out of bounds";
  return new Date(Math.floor(value / 1000)).toUTCString();
}

/** What is behind the decimal point is cut off; what is no number, or too great, gives the nearest there is. */
export function floatToInteger(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return 2n ** 63n - 1n;
  if (value <= -(2 ** 63)) return -(2n ** 63n);
  return BigInt(Math.trunc(value));
}

/** Whole seconds of an RTIME or a TIME. */
export function timeToInteger(value: number): bigint {
  return BigInt(Math.trunc(value / microseconds));
}

export function timeToFloat(value: number): number {
  return value / microseconds;
}

/** A number of seconds as an RTIME or a TIME. */
export function secondsToTime(value: number | bigint): number {
  return clamp(Math.round(Number(value) * microseconds)) || 0;
}

/**
 * The number of seconds that a text begins with, as in `set beresp.ttl = beresp.http.Cache-Control:max-age;`.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/subfield/
 */
export function textToTime(value: string | undefined): number {
  const [amount] = /^\s*-?\d+(?:\.\d+)?/.exec(value ?? "") ?? [];
  return amount === undefined ? 0 : secondsToTime(Number(amount));
}
