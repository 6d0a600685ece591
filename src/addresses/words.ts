/**
 * Addresses as whole numbers of one (IPv4) or four (IPv6) 32-bit words, the highest first, side by side in one typed
 * array: a million take a few megabytes and no bigint.
 */
import type { Cidr, Family } from "./cidr.js";

/** How many words an address has. */
export type Width = 1 | 4;

export function wordsOf(family: Family): Width {
  return family === 4 ? 1 : 4;
}

/** Less than zero, zero or more than zero, as the number at `i` is below, equal to or above the one at `j`. */
export function compareWords(
  a: Uint32Array,
  i: number,
  b: Uint32Array,
  j: number,
  width: number,
): number {
  for (let word = 0; word < width; word++) {
    const difference = (a[i + word] ?? 0) - (b[j + word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Copies a number; typed arrays' own `set` costs more than it saves on so few words. */
export function copyWords(
  from: Uint32Array,
  i: number,
  to: Uint32Array,
  j: number,
  width: number,
): void {
  for (let word = 0; word < width; word++) to[j + word] = from[i + word] ?? 0;
}

/** Adds one to the number at `i`; false when it was the highest one, which becomes zero. */
export function increment(words: Uint32Array, i: number, width: Width): boolean {
  for (let word = i + width - 1; word >= i; word--) {
    const sum = ((words[word] ?? 0) + 1) >>> 0;
    words[word] = sum;
    if (sum !== 0) return true;
  }
  return false;
}

/** Takes one from the number at `i`; false when it was zero, which becomes the highest one. */
export function decrement(words: Uint32Array, i: number, width: Width): boolean {
  for (let word = i + width - 1; word >= i; word--) {
    const before = words[word] ?? 0;
    words[word] = before - 1;
    if (before !== 0) return true;
  }
  return false;
}

/** The bits of a word that lie behind an address's first `prefix` bits; `word` counts from the highest one. */
export function hostMask(prefix: number, word: number): number {
  const kept = prefix - 32 * word;
  if (kept <= 0) return 0xffff_ffff;
  return kept >= 32 ? 0 : 0xffff_ffff >>> kept;
}

export function toBigint(words: Uint32Array, i: number, width: Width): bigint {
  let bits = 0n;
  for (let word = 0; word < width; word++) bits = (bits << 32n) | BigInt(words[i + word] ?? 0);
  return bits;
}

export function fromBigint(bits: bigint, width: Width): Uint32Array {
  const words = new Uint32Array(width);
  for (let word = 0; word < width; word++) {
    words[word] = Number((bits >> BigInt(32 * (width - 1 - word))) & 0xffff_ffffn);
  }
  return words;
}

/** First and last address of a block, behind each other. */
export function boundsOf({ family, network, prefix }: Cidr): Uint32Array {
  const width = wordsOf(family);
  const first = fromBigint(network, width);
  const bounds = new Uint32Array(2 * width);
  for (let word = 0; word < width; word++) {
    const start = first[word] ?? 0;
    bounds[word] = start;
    bounds[width + word] = start | hostMask(prefix, word);
  }
  return bounds;
}
