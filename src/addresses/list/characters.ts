/** The bytes that lists are made of, and what they mean there. */

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const exclamation = 0x21;
const hash = 0x23;
const slash = 0x2f;
const semicolon = 0x3b;

export function isBlank(byte: number | undefined): boolean {
  return byte === space || byte === tab;
}

/** Whether a line ends here: at LF, CR LF, a CR alone, or the file's end. */
export function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn || byte === undefined;
}

/** Behind a line's end. */
export function skipLineEnd(bytes: Uint8Array, at: number): number {
  const next = at + 1;
  return bytes[at] === carriageReturn && bytes[next] === lineFeed ? next + 1 : next;
}

export function skipBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isBlank(bytes[at])) at++;
  return at;
}

export function findLineEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && !isLineEnd(bytes[at])) at++;
  return at;
}

/**
 * Whether a comment begins here, or a tab with a remark behind it: `#` anywhere, since no address has one; `;` and `//`
 * behind a blank or at the line's beginning.
 */
export function beginsRemark(bytes: Uint8Array, at: number, lineStart: number): boolean {
  const byte = bytes[at];
  if (byte === hash || (byte === tab && at > lineStart)) return true;
  const isSign = byte === semicolon || (byte === slash && bytes[at + 1] === slash);
  return isSign && (at === lineStart || isBlank(bytes[at - 1]));
}

/** A `!` at the beginning, as in filter lists for browsers, makes the whole line a comment. */
export function isExclamation(byte: number | undefined): boolean {
  return byte === exclamation;
}
