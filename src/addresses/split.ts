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
  let networks = new Uint32Array(bounds.length + 64);
  let prefixes = new Uint8Array(bounds.length + 64);
  let count = 0;
  for (let at = 0; at < bounds.length; at += 2) {
    // A range makes 62 blocks at the most.
    if (count + 62 > networks.length) {
      networks = withRoom(networks, new Uint32Array(2 * networks.length));
      prefixes = withRoom(prefixes, new Uint8Array(2 * prefixes.length));
    }
    count = splitRange(bounds[at] ?? 0, bounds[at + 1] ?? 0, networks, prefixes, count);
  }
  return { networks: networks.subarray(0, count), prefixes: prefixes.subarray(0, count) };
}

/** The fewest blocks that hold exactly the given IPv4 addresses, sorted and each once: {@link split} in one step. */
export function splitIpv4Addresses(addresses: Uint32Array): SplitBlocks {
  const networks = new Uint32Array(addresses.length);
  const prefixes = new Uint8Array(addresses.length);
  let count = 0;
  for (let at = 0; at < addresses.length; at++) {
    const start = addresses[at] ?? 0;
    let last = start;
    while (addresses[at + 1] === last + 1) {
      last++;
      at++;
    }
    count = splitRange(start, last, networks, prefixes, count);
  }
  return { networks: networks.subarray(0, count), prefixes: prefixes.subarray(0, count) };
}

/** @returns how many blocks there are then */
function splitRange(
  first: number,
  last: number,
  networks: Uint32Array,
  prefixes: Uint8Array,
  before: number,
): number {
  let count = before;
  for (let start = first; start <= last;) {
    const bits = start === last ? 0 : Math.min(zeros32(start), fitting32(start, last));
    networks[count] = start;
    prefixes[count++] = 32 - bits;
    start += 2 ** bits;
  }
  return count;
}

function zeros32(start: number): number {
  return start === 0 ? 32 : trailingZeros(start);
}

function fitting32(start: number, last: number): number {
  const count = last - start + 1;
  return count === 2 ** 32 ? 32 : 31 - Math.clz32(count);
}

function withRoom<Numbers extends Uint32Array | Uint8Array>(
  full: Numbers,
  larger: Numbers,
): Numbers {
  larger.set(full);
  return larger;
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
