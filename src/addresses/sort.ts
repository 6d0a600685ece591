import { compareWords, copyWords } from "./words.js";

/** 11, 11 and 10 bits of each word: three passes, and counts that stay in the processor's first cache. */
const digits = [
  { shift: 0, mask: 0x7ff },
  { shift: 11, mask: 0x7ff },
  { shift: 22, mask: 0x3ff },
] as const;

/**
 * Sorts numbers of `stride` words and keeps each once. A radix sort: its time grows with the count and with nothing
 * else, whatever a hostile list holds.
 *
 * @returns a new array, or the given one where it is in order already
 */
export function sortUnique(words: Uint32Array, stride: number): Uint32Array {
  return isSortedUnique(words, stride) ? words : unique(radixSort(words, stride), stride);
}

function isSortedUnique(words: Uint32Array, stride: number): boolean {
  for (let at = stride; at < words.length; at += stride) {
    if (compareWords(words, at - stride, words, at, stride) >= 0) return false;
  }
  return true;
}

function radixSort(words: Uint32Array, stride: number): Uint32Array {
  let from: Uint32Array = words;
  let to: Uint32Array = new Uint32Array(words.length);
  let spare: Uint32Array | undefined;
  const counts = new Uint32Array(0x800);
  for (let word = stride - 1; word >= 0; word--) {
    for (const { shift, mask } of digits) {
      if (!countDigits(from, stride, word, shift, mask, counts)) continue;
      scatter(from, to, stride, word, shift, mask, counts);
      // The given array is left as it is.
      spare = from === words ? (spare ?? new Uint32Array(words.length)) : from;
      from = to;
      to = spare;
    }
  }
  return from;
}

/** Makes `counts` say where the first number of each digit goes; false when all share one digit. */
function countDigits(
  words: Uint32Array,
  stride: number,
  word: number,
  shift: number,
  mask: number,
  counts: Uint32Array,
): boolean {
  counts.fill(0);
  for (let at = word; at < words.length; at += stride) {
    const digit = ((words[at] ?? 0) >>> shift) & mask;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  const total = words.length / stride;
  let sum = 0;
  for (let digit = 0; digit <= mask; digit++) {
    const count = counts[digit] ?? 0;
    if (count === total) return false;
    counts[digit] = sum;
    sum += count;
  }
  return true;
}

function scatter(
  from: Uint32Array,
  to: Uint32Array,
  stride: number,
  word: number,
  shift: number,
  mask: number,
  places: Uint32Array,
): void {
  for (let at = 0; at < from.length; at += stride) {
    const value = from[at + word] ?? 0;
    const digit = (value >>> shift) & mask;
    const place = places[digit] ?? 0;
    places[digit] = place + 1;
    if (stride === 1) to[place] = value;
    else copyWords(from, at, to, place * stride, stride);
  }
}

/** Drops doubles from a sorted array, in place. */
function unique(words: Uint32Array, stride: number): Uint32Array {
  const end = stride === 1 ? moveUnique(words) : moveUniqueRecords(words, stride);
  return end === words.length ? words : words.slice(0, end);
}

/** @returns where the unique ones end, which were moved to the beginning */
function moveUnique(words: Uint32Array): number {
  let end = 0;
  let previous = -1;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0;
    if (word !== previous) words[end++] = word;
    previous = word;
  }
  return end;
}

function moveUniqueRecords(words: Uint32Array, stride: number): number {
  let end = stride;
  for (let at = stride; at < words.length; at += stride) {
    if (compareWords(words, end - stride, words, at, stride) === 0) continue;
    copyWords(words, at, words, end, stride);
    end += stride;
  }
  return end;
}
