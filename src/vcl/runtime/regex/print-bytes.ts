import type { ByteSet } from "./byte-sets.js";

/** A set of bytes as a JavaScript class, or as a character if it is one. */
export function printBytes(set: ByteSet): string {
  const first = set.indexOf(1);
  if (first >= 0 && first === set.lastIndexOf(1)) return printByte(first);
  // Subjects hold nothing beyond 0xFF, so that the opposite is as good.
  const isInverted = set[0xff] === 1;
  const wanted = isInverted ? 0 : 1;
  let members = "";
  for (let from = 0; from < 256; from++) {
    if (set[from] !== wanted) continue;
    let to = from;
    while (to < 255 && set[to + 1] === wanted) to++;
    members += printByte(from);
    if (to > from) members += to === from + 1 ? printByte(to) : `-${printByte(to)}`;
    from = to;
  }
  return `[${isInverted ? "^" : ""}${members}]`;
}

function printByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (/[0-9A-Za-z]/.test(character)) return character;
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}
