/** UTF-8 in byte strings: no overlong forms, no surrogates, nothing beyond U+10FFFF. */

/** How many bytes the character at `at` has; 0 when what stands there is not UTF-8. */
export function characterLength(bytes: string, at: number): 0 | 1 | 2 | 3 | 4 {
  const lead = bytes.charCodeAt(at);
  if (lead < 0x80) return 1;
  const second = bytes.charCodeAt(at + 1);
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return isContinuation(second) ? 2 : 0;
  if (lead < 0xf0) {
    const lowest = lead === 0xe0 ? 0xa0 : 0x80;
    const highest = lead === 0xed ? 0x9f : 0xbf;
    const sound = second >= lowest && second <= highest && isContinuation(bytes.charCodeAt(at + 2));
    return sound ? 3 : 0;
  }
  const lowest = lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xf4 ? 0x8f : 0xbf;
  const sound =
    lead <= 0xf4 &&
    second >= lowest &&
    second <= highest &&
    isContinuation(bytes.charCodeAt(at + 2)) &&
    isContinuation(bytes.charCodeAt(at + 3));
  return sound ? 4 : 0;
}

/** False for NaN, too, which is what stands behind the end. */
function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

export function isUtf8(bytes: string): boolean {
  return countCharacters(bytes) !== undefined;
}

/** The number of code points; undefined when the bytes are not UTF-8. */
export function countCharacters(bytes: string): number | undefined {
  let count = 0;
  for (let at = 0; at < bytes.length; count++) {
    const length = characterLength(bytes, at);
    if (length === 0) return undefined;
    at += length;
  }
  return count;
}

/** The bytes of `count` characters from `from` on, of bytes that are UTF-8: where they end. */
export function skipCharacters(bytes: string, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0 && at < bytes.length; left--) {
    at += Math.max(1, characterLength(bytes, at));
  }
  return at;
}
