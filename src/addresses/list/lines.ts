import type { Entries } from "../entries.js";
import {
  beginsRemark,
  findLineEnd,
  isBlank,
  isExclamation,
  isLineEnd,
  skipBlanks,
  skipLineEnd,
} from "./characters.js";
import { EntryReader } from "./entry.js";
import type { Rejections } from "./rejections.js";
import { Scanner } from "./scanner.js";

const dot = 0x2e;
const colon = 0x3a;

/** What a list comes to. */
export interface ListCounts {
  readonly lines: number;
  /** Accepted ones, doubles too. */
  readonly entries: number;
}

/** Reads a list with one entry a line, from the byte at `start`. */
export function readLines(
  bytes: Uint8Array,
  start: number,
  into: Entries,
  rejections: Rejections,
): ListCounts {
  const scanner = new Scanner(bytes);
  const reader = new EntryReader(bytes, into);
  let entries = 0;
  let line = 0;
  for (let at = start; at < bytes.length; at = skipLineEnd(bytes, at)) {
    line++;
    const lineStart = at;
    let end = scanner.scan(at);
    if (end !== -1 && isLineEnd(bytes[end])) {
      scanner.addTo(into);
      entries++;
      at = end;
      continue;
    }
    // A line that holds more than an address.
    const begin = skipBlanks(bytes, at);
    at = findLineEnd(bytes, begin);
    end = entryEnd(bytes, begin, at);
    if (end === begin) continue;
    if (rejections.isFull && !mayBeEntry(bytes, begin, end)) {
      rejections.addUnread();
      continue;
    }
    const refusal = reader.take(begin, end);
    if (refusal === undefined) entries++;
    else rejections.add({ line, lineStart, ...refusal }, refusal);
  }
  return { lines: line, entries };
}

/** Where the entry ends that begins at `begin`, without blanks and comment; there at once when it is a comment. */
function entryEnd(bytes: Uint8Array, begin: number, lineEnd: number): number {
  if (isExclamation(bytes[begin])) return begin;
  let end = begin;
  for (let at = begin; at < lineEnd && !beginsRemark(bytes, at, begin); at++) {
    if (!isBlank(bytes[at])) end = at + 1;
  }
  return end;
}

/** Three dots or two colons are in every entry: a quick look, for files of millions of lines that are no list. */
function mayBeEntry(bytes: Uint8Array, start: number, end: number): boolean {
  let dots = 0;
  let colons = 0;
  for (let at = start; at < end && dots < 3 && colons < 2; at++) {
    if (bytes[at] === dot) dots++;
    else if (bytes[at] === colon) colons++;
  }
  return dots === 3 || colons === 2;
}
