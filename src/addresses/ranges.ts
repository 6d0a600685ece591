import { compareWords, copyWords, decrement, hostMask, increment, type Width } from "./words.js";

/**
 * Ranges of addresses in order, none overlapping: first and last address of the first, first and last of the second,
 * and so on, all of `width` words.
 */
export interface Ranges {
  readonly width: Width;
  readonly bounds: Uint32Array;
}

/** Each address of a sorted array as a range of its own. */
export function rangesOfAddresses(addresses: Uint32Array, width: Width): Ranges {
  const bounds = new Uint32Array(2 * addresses.length);
  for (let at = 0; at < addresses.length; at += width) {
    copyWords(addresses, at, bounds, 2 * at, width);
    copyWords(addresses, at, bounds, 2 * at + width, width);
  }
  return { width, bounds };
}

/** The addresses of ranges that hold one each, as {@link rangesOfAddresses} makes them. */
export function addressesOfRanges({ width, bounds }: Ranges): Uint32Array {
  const addresses = new Uint32Array(bounds.length / 2);
  for (let at = 0; at < addresses.length; at += width) {
    copyWords(bounds, 2 * at, addresses, at, width);
  }
  return addresses;
}

/** The addresses of a sorted array, neighbours merged. */
export function coalesceAddresses(addresses: Uint32Array, width: Width): Ranges {
  return width === 1
    ? { width, bounds: coalesceIpv4(addresses) }
    : coalesce(rangesOfAddresses(addresses, width));
}

/** {@link coalesce} in fewer steps, for lists of millions. */
function coalesceIpv4(addresses: Uint32Array): Uint32Array {
  const bounds = new Uint32Array(2 * addresses.length);
  let end = 0;
  let last = -2;
  for (let at = 0; at < addresses.length; at++) {
    const address = addresses[at] ?? 0;
    if (address !== last + 1) {
      bounds[end] = address;
      end += 2;
    }
    bounds[end - 1] = address;
    last = address;
  }
  return bounds.subarray(0, end);
}

/** Merges what overlaps or touches. Takes ranges sorted by their first address, which may overlap. */
export function coalesce({ width, bounds }: Ranges): Ranges {
  if (bounds.length === 0) return { width, bounds };
  const stride = 2 * width;
  const merged = bounds.slice();
  const next = new Uint32Array(width);
  // The last address of the range that grows.
  let last = width;
  for (let at = stride; at < bounds.length; at += stride) {
    copyWords(merged, last, next, 0, width);
    const isHighest = !increment(next, 0, width);
    if (isHighest || compareWords(bounds, at, next, 0, width) <= 0) {
      if (compareWords(bounds, at + width, merged, last, width) > 0) {
        copyWords(bounds, at + width, merged, last, width);
      }
    } else {
      copyWords(bounds, at, merged, last + width, stride);
      last += stride;
    }
  }
  const end = last + width;
  return { width, bounds: end === merged.length ? merged : merged.slice(0, end) };
}

/** What is in one or the other. */
export function unite(a: Ranges, b: Ranges): Ranges {
  if (a.bounds.length === 0) return b;
  if (b.bounds.length === 0) return a;
  const { width } = a;
  const stride = 2 * width;
  const bounds = new Uint32Array(a.bounds.length + b.bounds.length);
  let i = 0;
  let j = 0;
  for (let at = 0; at < bounds.length; at += stride) {
    const takeA =
      j === b.bounds.length ||
      (i < a.bounds.length && compareWords(a.bounds, i, b.bounds, j, width) <= 0);
    if (takeA) copyWords(a.bounds, i, bounds, at, stride);
    else copyWords(b.bounds, j, bounds, at, stride);
    if (takeA) i += stride;
    else j += stride;
  }
  return coalesce({ width, bounds });
}

/** What is in both. Ranges of `a` that touch stay apart, so that single addresses stay single. */
export function intersect(a: Ranges, b: Ranges): Ranges {
  const { width } = a;
  const stride = 2 * width;
  const bounds = new Uint32Array(a.bounds.length + b.bounds.length);
  let end = 0;
  let i = 0;
  let j = 0;
  while (i < a.bounds.length && j < b.bounds.length) {
    const aStartsLater = compareWords(a.bounds, i, b.bounds, j, width) > 0;
    const aEndsFirst = compareWords(a.bounds, i + width, b.bounds, j + width, width) <= 0;
    const starts = aStartsLater ? a.bounds : b.bounds;
    const start = aStartsLater ? i : j;
    const ends = aEndsFirst ? a.bounds : b.bounds;
    const last = (aEndsFirst ? i : j) + width;
    if (compareWords(starts, start, ends, last, width) <= 0) {
      copyWords(starts, start, bounds, end, width);
      copyWords(ends, last, bounds, end + width, width);
      end += stride;
    }
    if (aEndsFirst) i += stride;
    else j += stride;
  }
  return { width, bounds: bounds.slice(0, end) };
}

/** Every address of the family that is in none of the ranges, which must be coalesced. */
export function complement({ width, bounds }: Ranges): Ranges {
  const stride = 2 * width;
  const gaps = new Uint32Array(bounds.length + stride);
  let end = 0;
  // A gap runs from the address behind a range (at first: zero) to the one before the next (at last: the highest).
  let open = true;
  for (let at = 0; at < bounds.length; at += stride) {
    copyWords(bounds, at, gaps, end + width, width);
    const before = decrement(gaps, end + width, width);
    if (before && compareWords(gaps, end, gaps, end + width, width) <= 0) end += stride;
    copyWords(bounds, at + width, gaps, end, width);
    open = increment(gaps, end, width);
  }
  if (open) {
    gaps.fill(0xffff_ffff, end + width, end + stride);
    end += stride;
  }
  return { width, bounds: gaps.slice(0, end) };
}

/** Each range stretched at both ends to whole blocks of a prefix, and what then touches merged. */
export function widen({ width, bounds }: Ranges, prefix: number): Ranges {
  const widened = bounds.slice();
  for (let at = 0; at < widened.length; at += 2 * width) {
    for (let word = 0; word < width; word++) {
      const mask = hostMask(prefix, word);
      widened[at + word] = (widened[at + word] ?? 0) & ~mask;
      widened[at + width + word] = (widened[at + width + word] ?? 0) | mask;
    }
  }
  return coalesce({ width, bounds: widened });
}

/** Where the range starts in `bounds` that holds the address at `i` of `words`; -1 when none does. */
export function find({ width, bounds }: Ranges, words: Uint32Array, i: number): number {
  const stride = 2 * width;
  let low = 0;
  let high = bounds.length / stride;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareWords(bounds, middle * stride + width, words, i, width) < 0) low = middle + 1;
    else high = middle;
  }
  const at = low * stride;
  return at < bounds.length && compareWords(bounds, at, words, i, width) <= 0 ? at : -1;
}
