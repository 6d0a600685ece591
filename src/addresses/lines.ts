import { formatIpv6 } from "./format.js";

const lineFeed = 0x0a;
const longestLine = "255.255.255.255/32\n".length;

/** IPv4 blocks as text, one a line, spelled as `formatCidr` does: written as bytes, which is faster than joining strings. */
export function ipv4Lines(
  networks: Uint32Array,
  prefixes: Uint8Array,
  from: number,
  to: number,
): Uint8Array {
  // With room for the last one's four bytes.
  const bytes = new Uint8Array(longestLine * Math.max(to - from, 0) + 4);
  return bytes.subarray(0, writeLines(new DataView(bytes.buffer), networks, prefixes, from, to));
}

/** IPv6 blocks likewise. */
export function ipv6Lines(
  networks: Uint32Array,
  prefixes: Uint8Array,
  from: number,
  to: number,
): Uint8Array {
  let text = "";
  for (let index = from; index < to; index++) {
    const prefix = prefixes[index] ?? 0;
    text += formatIpv6(networks, 4 * index);
    text += prefix === 128 ? "\n" : `/${prefix}\n`;
  }
  return new TextEncoder().encode(text);
}

/** @returns how many bytes were written */
function writeLines(
  view: DataView,
  networks: Uint32Array,
  prefixes: Uint8Array,
  from: number,
  to: number,
): number {
  let at = 0;
  for (let index = from; index < to; index++) {
    const network = networks[index] ?? 0;
    const prefix = prefixes[index] ?? 0;
    at = writePart(view, at, dotted[network >>> 24] ?? 0);
    at = writePart(view, at, dotted[(network >>> 16) & 0xff] ?? 0);
    at = writePart(view, at, dotted[(network >>> 8) & 0xff] ?? 0);
    at = writePart(view, at, slashed[network & 0xff] ?? 0);
    if (prefix !== 32) at = writePart(view, at, slashed[prefix] ?? 0);
    // Over the last slash.
    view.setUint8(at - 1, lineFeed);
  }
  return at;
}

/** For each octet its digits and a character behind them, the first in the lowest byte. */
function parts(behind: string): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, octet) =>
    [...`${octet}${behind}`].reduce(
      (packed, character, place) => packed | (character.charCodeAt(0) << (8 * place)),
      0,
    ),
  );
}

const dotted = parts(".");
const slashed = parts("/");

/** Writes four bytes, of which those that are zero do not count. */
function writePart(view: DataView, at: number, part: number): number {
  view.setUint32(at, part, true);
  return at + 4 - (Math.clz32(part) >>> 3);
}
