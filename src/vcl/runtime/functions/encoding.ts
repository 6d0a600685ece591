import { fromByteArray, toByteArray } from "../bytes.js";

/** Base64 and hexadecimal digits, as Fastly's functions read and write them. */

const standardAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const urlAlphabet = `${standardAlphabet.slice(0, 62)}-_`;

export type Base64Variant = "standard" | "url" | "url_nopad";

/** The bytes of an argument; those of the empty string for one that is not set. */
export function bytesOf(text: string | undefined): Uint8Array {
  return text === undefined ? new Uint8Array() : toByteArray(text);
}

/** A STRING of the bytes, which ends before the first NUL. */
export function stringOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return fromByteArray(end < 0 ? bytes : bytes.subarray(0, end));
}

export function encodeBase64(bytes: Uint8Array, variant: Base64Variant = "standard"): string {
  const alphabet = variant === "standard" ? standardAlphabet : urlAlphabet;
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.subarray(at, at + 3);
    pieces.push(
      alphabet.charAt(a >> 2),
      alphabet.charAt(((a & 3) << 4) | ((b ?? 0) >> 4)),
      b === undefined ? "" : alphabet.charAt(((b & 15) << 2) | ((c ?? 0) >> 6)),
      c === undefined ? "" : alphabet.charAt(c & 63),
    );
  }
  const text = pieces.join("");
  return variant === "url_nopad" ? text : text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}

/**
 * The bytes of Base64. What is no character of the alphabet is skipped; padding ends the text, but for
 * `url_nopad`, where it is skipped, too. Bits that do not make up a byte are dropped.
 *
 * That the URL alphabets take `+` and `/`, as well, is not documented; tools do it.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-base64-decode/
 */
export function decodeBase64(text: string | undefined, variant: Base64Variant): Uint8Array {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of text ?? "") {
    if (character === "=" && variant !== "url_nopad") break;
    const value = sixBits(character, variant !== "standard");
    if (value === undefined) continue;
    bits = ((bits << 6) | value) & 0xfff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push((bits >> count) & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Whether a text is Base64 throughout: padded or not, but without other characters and incomplete bytes. */
export function isBase64(text: string): boolean {
  if (!/^[\w+/]*={0,2}$/.test(text) || text.includes("_")) return false;
  const digits = text.replace(/=+$/, "").length;
  return digits % 4 !== 1 && (digits === text.length || text.length % 4 === 0);
}

function sixBits(character: string, inUrls: boolean): number | undefined {
  const value = values.get(character);
  if (value === undefined) return undefined;
  return inUrls || (character !== "-" && character !== "_") ? value : undefined;
}

const values: ReadonlyMap<string, number> = new Map([
  ...Array.from(standardAlphabet, (character, value) => [character, value] as const),
  ["-", 62],
  ["_", 63],
]);

/** In lower case. */
export function encodeHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Undefined for what is not hexadecimal digits, two for each byte. */
export function decodeHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[\da-f]*$/i.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  );
}
