import type { FunctionImplementation } from "../implement.js";
import type { Transaction } from "../transaction.js";
import { raise, type FastlyError } from "./fastly-error.js";

/** The functions of a family, by their names. */
export type FunctionImplementations = Readonly<Record<string, FunctionImplementation>>;

/**
 * The longest text that a function makes. At Fastly the workspace of the request is the limit, whose size is not
 * documented.
 */
export const longestText = 2 ** 24;

/** Raises an error; what is returned is "not set". */
export function fail(transaction: Transaction, error: FastlyError): undefined {
  raise(transaction, error);
  return undefined;
}

const ascii = /^[\0-\x7F]*$/;

/** Lower case of A to Z; bytes beyond ASCII stay. */
export function lowerAscii(bytes: string): string {
  return ascii.test(bytes)
    ? bytes.toLowerCase()
    : bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Upper case of a to z; bytes beyond ASCII stay. */
export function upperAscii(bytes: string): string {
  return ascii.test(bytes)
    ? bytes.toUpperCase()
    : bytes.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

export function isAscii(bytes: string): boolean {
  return ascii.test(bytes);
}

const hexBytes: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0"),
);

/** Two hexadecimal digits, in lower case. */
export function hexByte(byte: number): string {
  return hexBytes[byte] ?? "";
}
