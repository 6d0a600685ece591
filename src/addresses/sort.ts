import { sortUniqueIpv4 } from "./sort-ipv4.js";
import { compareWords, copyWords } from "./words.js";

/** Each word in digits of 11, 11 and 10 bits: three passes, and counts that stay in the processor's first cache. */
const digitBits = 11;
const digitsOfWord = 3;
const digitMask = 2 ** digitBits - 1;

/**
 * Sorts numbers of `stride` words and keeps each once. A radix sort: its time grows with the count and with nothing
 * else, whatever a hostile list holds.
 *
 * @returns a new array, or the given one where it is in order already
 */
export function sortUnique(words: Uint32Array, stride: number): Uint32Array {
  if (isSortedUnique(words, stride)) return words;
  return stride === 1 ? sortUniqueIpv4(words) : unique(radixSort(words, stride), stride);
}

function isSortedUnique(words: Uint32Array, stride: number): boolean {
  for (let at = stride; at < words.length; at += stride) {
    if (compareWords(words, at - stride, words, at, stride) >= 0) return false;
  }
  return true;
}

function radixSort(words: Uint32Array, stride: number): Uint32Array {
  let from = words;
  // The given array is left as it is.
  let to: Uint32Array = new Uint32Array(words.length);
  for (let word = stride - 1; word >= 0; word--) {
    const counts = countDigits(from, stride, word);
    for (let digit = 0; digit < digitsOfWord; digit++) {
      const places = counts.subarray(digit << digitBits, (digit + 1) << digitBits);
      if (!toPlaces(places, words.length / stride)) continue;
      scatter(from, to, stride, word, digit * digitBits, places);
      const spare: Uint32Array = from === words ? new Uint32Array(words.length) : from;
      from = to;
      to = spare;
    }
  }
  return from;
}

/** How often each digit of a word has each value. */
function countDigits(words: Uint32Array, stride: number, word: number): Uint32Array {
  const counts = new Uint32Array(digitsOfWord << digitBits);
  for (let at = word; at < words.length; at += stride) {
    const value = words[at] ?? 0;
    const low = value & digitMask;
    const middle = (1 << digitBits) + ((value >>> digitBits) & digitMask);
    const high = (2 << digitBits) + (value >>> (2 * digitBits));
    counts[low] = (counts[low] ?? 0) + 1;
    counts[middle] = (counts[middle] ?? 0) + 1;
    counts[high] = (counts[high] ?? 0) + 1;
  }
  return counts;
}

/** Makes of counts where the first number of each digit goes; false when all share one digit. */
function toPlaces(counts: Uint32Array, total: number): boolean {
  let sum = 0;
  for (let digit = 0; digit < counts.length; digit++) {
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
  places: Uint32Array,
): void {
  for (let at = 0; at < from.length; at += stride) {
    const value = from[at + word] ?? 0;
    const digit = (value >>> shift) & digitMask;
    const place = places[digit] ?? 0;
    places[digit] = place + 1;
    copyWords(from, at, to, place * stride, stride);
  }
}

/** Drops doubles from a sorted array, in place. */
function unique(words: Uint32Array, stride: number): Uint32Array {
  let end = stride;
  for (let at = stride; at < words.length; at += stride) {
    if (compareWords(words, end - stride, words, at, stride) === 0) continue;
    copyWords(words, at, words, end, stride);
    end += stride;
  }
  return end >= words.length ? words : words.slice(0, end);
}
