import { parseFloatLiteral } from "../convert.js";
import { implement } from "../implement.js";
import type { Transaction } from "../transaction.js";
import { fail, type FunctionImplementations } from "./text.js";

const greatest = 2n ** 63n - 1n;
const least = -(2n ** 63n);

/** Between numbers and their texts. */
export const numbers: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-atoi/ */
  "std.atoi": implement(["STRING"], "INTEGER", (tx, text = "") => toInteger(tx, text, 10)),

  /**
   * With an error, 0, or the nearest number there is when it is out of range (not documented; C's `strtoll`).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-strtol/
   */
  "std.strtol": implement(["STRING", "INTEGER"], "INTEGER", (tx, text = "", base) => {
    if (base >= 0n && base <= 36n && base !== 1n) return toInteger(tx, text, Number(base));
    fail(tx, "ERANGE");
    return 0n;
  }),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-atof/ */
  "std.atof": implement(["STRING"], "FLOAT", (tx, text = "") => toFloat(tx, text, 10)),

  /**
   * With an error, 0 (not documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-strtof/
   */
  "std.strtof": implement(["STRING", "INTEGER"], "FLOAT", (tx, text = "", base) => {
    if (base === 0n || base === 10n || base === 16n) return toFloat(tx, text, Number(base));
    fail(tx, "ERANGE");
    return 0;
  }),

  /**
   * With an error, not set (not documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-itoa/
   */
  "std.itoa": implement(["INTEGER", "INTEGER?"], "STRING", (tx, value, base = 10n) =>
    base < 2n || base > 36n ? fail(tx, "EINVAL") : value.toString(Number(base)),
  ),

  /**
   * With an error, not set; a negative value begins with "-" (neither is documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-itoa-charset/
   */
  "std.itoa_charset": implement(["INTEGER", "STRING"], "STRING", (tx, value, charset = "") => {
    if (charset.length < 2) return fail(tx, "EINVAL");
    const base = BigInt(charset.length);
    let text = "";
    let left = value < 0n ? -value : value;
    do {
      text = charset.charAt(Number(left % base)) + text;
      left /= base;
    } while (left > 0n);
    return value < 0n ? `-${text}` : text;
  }),
};

/** @param base 0 or 2 to 36 */
function toInteger(transaction: Transaction, text: string, base: number): bigint {
  const [, sign = "", prefix = "", rest = ""] =
    /^[\t-\r ]*([+-]?)(0[xX](?=[0-9a-fA-F]))?(.*)/s.exec(text) ?? [];
  const isHexadecimal = prefix !== "" && (base === 0 || base === 16);
  const digits = isHexadecimal ? rest : prefix + rest;
  const radix = base === 0 ? radixOf(isHexadecimal, digits) : base;

  const factor = BigInt(radix);
  let value = 0n;
  let at = 0;
  for (; at < digits.length; at++) {
    const digit = digitOf(digits.charCodeAt(at));
    if (digit >= radix) break;
    // Enough is known, and a number of a million digits would take long.
    if (value <= greatest) value = value * factor + BigInt(digit);
  }
  if (at === 0) {
    fail(transaction, "EPARSENUM");
    return 0n;
  }
  const signed = sign === "-" ? -value : value;
  if (signed >= least && signed <= greatest) return signed;
  fail(transaction, "ERANGE");
  return signed < 0n ? least : greatest;
}

function radixOf(isHexadecimal: boolean, digits: string): number {
  if (isHexadecimal) return 16;
  return digits.startsWith("0") ? 8 : 10;
}

/** The value of `0` to `9`, `a` to `z`, `A` to `Z`; infinite for others. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 + 10 : Number.POSITIVE_INFINITY;
}

const special: ReadonlyMap<string, number> = new Map([
  ["NaN", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["+inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
]);

/** @param base 0, 10 or 16. The whole text must be the number, and its prefix agree with the base. */
function toFloat(transaction: Transaction, text: string, base: number): number {
  const known = special.get(text);
  if (known !== undefined) return known;
  const [, sign = "", literal = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  const isHexadecimal = /^0[xX]/.test(literal);
  const value =
    base === 0 || isHexadecimal === (base === 16) ? parseFloatLiteral(literal) : undefined;
  if (value === undefined) {
    fail(transaction, "EPARSENUM");
    return 0;
  }
  if (!Number.isFinite(value)) fail(transaction, "ERANGE");
  return sign === "-" ? -value : value;
}
