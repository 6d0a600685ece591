import { newline, wordBytes } from "./byte-sets.js";

const carriageReturn = 0x0d;
const formFeed = 0x0c;
const nextLine = 0x85;

export function isWord(subject: string, position: number): boolean {
  if (position < 0 || position >= subject.length) return false;
  return wordBytes[subject.charCodeAt(position)] === 1;
}

/** Whether the text at one offset comes again at another. */
export function isSame(
  subject: string,
  one: number,
  other: number,
  size: number,
  ignoreCase: boolean,
): boolean {
  if (other + size > subject.length) return false;
  for (let index = 0; index < size; index++) {
    const left = subject.charCodeAt(one + index);
    const right = subject.charCodeAt(other + index);
    if (left !== right && !(ignoreCase && folded(left) === folded(right))) return false;
  }
  return true;
}

function folded(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/**
 * How long the newline at an offset is; 0 for none.
 *
 * @param plain whether only CR, LF and CRLF count
 */
export function newlineLength(subject: string, position: number, plain: boolean): number {
  if (position >= subject.length) return 0;
  const byte = subject.charCodeAt(position);
  if (byte === carriageReturn) return subject.charCodeAt(position + 1) === newline ? 2 : 1;
  if (byte === newline) return 1;
  return !plain && ((byte >= newline && byte <= formFeed) || byte === nextLine) ? 1 : 0;
}

/** The next shorter end of a run at which the wanted byte follows, or any where none is wanted; -1 if none. */
export function shorten(subject: string, end: number, least: number, wanted: number): number {
  let at = end - 1;
  if (wanted >= 0) while (at >= least && subject.charCodeAt(at) !== wanted) at--;
  return at < least ? -1 : at;
}

/** The next longer end likewise. */
export function lengthen(
  subject: string,
  end: number,
  most: number,
  wanted: number,
  set: Uint8Array | undefined,
): number {
  for (let at = end; at < most && set?.[subject.charCodeAt(at)] === 1; at++) {
    if (wanted < 0 || subject.charCodeAt(at + 1) === wanted) return at + 1;
  }
  return -1;
}
