import type { Ranges } from "./ranges.js";
import { WordBuffer } from "./word-buffer.js";

/** Networks, of the ranges' words, and the prefix of each. */
export interface SplitBlocks {
  readonly networks: Uint32Array;
  readonly prefixes: Uint8Array;
}

/**
 * The fewest blocks that hold exactly the given ranges, which must be coalesced: from the start of each, again and
 * again the widest block that begins there and does not reach beyond its end.
 */
export function split(ranges: Ranges): SplitBlocks {
  return ranges.width === 1 ? splitIpv4(ranges.bounds) : splitIpv6(ranges.bounds);
}

function splitIpv4(bounds: Uint32Array): SplitBlocks {
  const networks = new WordBuffer(bounds.length + 16);
  const prefixes = new ByteBuffer(bounds.length + 16);
  for (let at = 0; at < bounds.length; at += 2) {
    let start = bounds[at] ?? 0;
    const last = bounds[at + 1] ?? 0;
    while (start <= last) {
      const count = last - start + 1;
      const aligned = start === 0 ? 32 : trailingZeros(start);
      const fitting = count === 2 ** 32 ? 32 : 31 - Math.clz32(count);
      const bits = Math.min(aligned, fitting);
      networks.push(start);
      prefixes.push(32 - bits);
      start += 2 ** bits;
    }
  }
  return { networks: networks.words, prefixes: prefixes.bytes };
}

function splitIpv6(bounds: Uint32Array): SplitBlocks {
  const networks = new WordBuffer(bounds.length + 16);
  const prefixes = new ByteBuffer(bounds.length / 4 + 16);
  const start = new Uint32Array(4);
  for (let at = 0; at < bounds.length; at += 8) {
    for (let word = 0; word < 4; word++) start[word] = bounds[at + word] ?? 0;
    for (let isLeft = true; isLeft;) {
      const bits = Math.min(alignment(start), fittingBits(start, bounds, at + 4));
      networks.pushFrom(start, 0, 4);
      prefixes.push(128 - bits);
      isLeft = advance(start, bits, bounds, at + 4);
    }
  }
  return { networks: networks.words, prefixes: prefixes.bytes };
}

function trailingZeros(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** How many of the lowest bits are zero. */
function alignment(words: Uint32Array): number {
  for (let word = 3; word >= 0; word--) {
    const value = words[word] ?? 0;
    if (value !== 0) return 32 * (3 - word) + trailingZeros(value);
  }
  return 128;
}

/** The largest n for which 2^n addresses from `start` do not go beyond the last one at `last`. */
function fittingBits(start: Uint32Array, bounds: Uint32Array, last: number): number {
  // The count less one; all its bits below the highest one set make the count a power of two.
  let borrow = 0;
  let highest = -1;
  let allOnes = true;
  let onesBelow = true;
  for (let word = 3; word >= 0; word--) {
    const difference = (bounds[last + word] ?? 0) - (start[word] ?? 0) - borrow;
    borrow = difference < 0 ? 1 : 0;
    const value = difference >>> 0;
    if (value !== 0) {
      const top = 31 - Math.clz32(value);
      highest = 32 * (3 - word) + top;
      onesBelow = allOnes && value === 2 ** (top + 1) - 1;
    }
    allOnes &&= value === 0xffff_ffff;
  }
  return onesBelow ? highest + 1 : highest;
}

/** Moves `start` by 2^bits; false when the block that began there ends at the last address. */
function advance(start: Uint32Array, bits: number, bounds: Uint32Array, last: number): boolean {
  if (bits === 128) return false;
  let word = 3 - (bits >>> 5);
  let carry = 2 ** (bits & 31);
  for (; word >= 0 && carry !== 0; word--) {
    const sum = (start[word] ?? 0) + carry;
    start[word] = sum;
    carry = sum > 0xffff_ffff ? 1 : 0;
  }
  // Beyond the highest address there is nothing.
  if (carry !== 0) return false;
  for (word = 0; word < 4; word++) {
    const difference = (start[word] ?? 0) - (bounds[last + word] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return true;
}

/** Prefixes, of which nobody knows beforehand how many there will be. */
class ByteBuffer {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }
}
