/**
 * Text as Fastly sees it: a string in which each character is one byte (0 to 255) of the UTF-8 text. VCL
 * strings are byte strings, so lengths, patterns and comparisons are over bytes.
 */
export type Bytes = string;

const encoder = new TextEncoder();

/** The UTF-8 bytes of a text. A lone surrogate becomes U+FFFD, as everywhere on the web. */
export function toBytes(text: string): Bytes {
  if (isAscii(text)) return text;
  let bytes = "";
  for (const byte of encoder.encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** The inverse of {@link toBytes}; bytes that are not UTF-8 become U+FFFD. */
export function fromBytes(bytes: Bytes): string {
  if (isAscii(bytes)) return bytes;
  return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}

/** Lower-cases A to Z and nothing else, as `std.tolower` does in the C locale. */
export function lowerAscii(bytes: Bytes): Bytes {
  return bytes.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());
}
