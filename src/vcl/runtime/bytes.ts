/** Text at the borders of the runtime: JavaScript's strings outside, one character per byte inside. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The UTF-8 bytes of a text. */
export function toBytes(text: string): string {
  // Most text is ASCII, and its own bytes.
  return /^[\0-\x7F]*$/.test(text) ? text : fromByteArray(encoder.encode(text));
}

/** The text that bytes spell; what is not UTF-8 becomes U+FFFD. */
export function fromBytes(bytes: string): string {
  return /^[\0-\x7F]*$/.test(bytes) ? bytes : decoder.decode(toByteArray(bytes));
}

export function toByteArray(bytes: string): Uint8Array {
  return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
}

export function fromByteArray(array: Uint8Array): string {
  let bytes = "";
  // In pieces, since each argument of a call takes room on the stack.
  for (let at = 0; at < array.length; at += 8192) {
    bytes += String.fromCharCode(...array.subarray(at, at + 8192));
  }
  return bytes;
}
