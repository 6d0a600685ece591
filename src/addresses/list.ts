import { AddressSet } from "./address-set.js";
import { Entries } from "./entries.js";
import { looksLikeJson, readJson } from "./list/json.js";
import { readLines } from "./list/lines.js";
import { Rejections, type RejectedEntry } from "./list/rejections.js";

export interface AddressList {
  readonly set: AddressSet;
  readonly lines: number;
  /** Accepted ones, doubles too; a range counts once. */
  readonly entries: number;
  /** The first of the rejected ones. */
  readonly rejected: readonly RejectedEntry[];
  readonly rejectedCount: number;
}

export interface ListOptions {
  /** How many rejected entries are kept in full; 10 when left out. */
  readonly keep?: number;
}

/** Bytes of a line with an IPv4 address, on average. */
const usualLine = 14;

/**
 * Reads a list as people and public blocklists write them; docs/lists.md says what it may hold. Every line, and every text
 * of JSON that should be an entry, is either taken or rejected: nothing disappears.
 *
 * @param bytes UTF-8, not packed
 */
export function parseAddressList(bytes: Uint8Array, { keep = 10 }: ListOptions = {}): AddressList {
  const entries = new Entries(bytes.length / usualLine);
  const rejections = new Rejections(bytes, keep);
  const counts = read(bytes, entries, rejections);
  return {
    ...counts,
    set: AddressSet.from(entries),
    rejected: rejections.kept,
    rejectedCount: rejections.count,
  };
}

function read(bytes: Uint8Array, entries: Entries, rejections: Rejections) {
  const [first, second, third] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isUtf16) {
    const place = { line: 1, lineStart: 0, start: 0, end: 2 };
    const problem = "the list is UTF-16";
    rejections.add(place, { problem, help: "save it as UTF-8; nothing of it was read" });
    return { lines: 1, entries: 0 };
  }
  const start = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  return looksLikeJson(bytes, start)
    ? readJson(bytes, start, entries, rejections)
    : readLines(bytes, start, entries, rejections);
}
