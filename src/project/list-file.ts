import { readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** What a list may have in bytes, packed or unpacked. */
export const largestList = 256 * 1024 * 1024;

export type ListBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** `problem` goes on behind the file's name. */
  | { readonly ok: false; readonly problem: string; readonly help: string };

/** The bytes of a list file, unpacked when they are gzip. */
export function readListFile(file: string): ListBytes {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return refuse("is not there", "name a file that is");
  if (!stats.isFile()) return refuse("is not a file", "name a text file with one address a line");
  if (stats.size > largestList) return tooLarge(stats.size);
  try {
    return unpackList(readFileSync(file));
  } catch (error) {
    return refuse("cannot be read", error instanceof Error ? error.message : "reading it failed");
  }
}

/** Unpacks gzip, which its first two bytes give away (RFC 1952, section 2.3.1); all else is returned as it is. */
export function unpackList(bytes: Uint8Array): ListBytes {
  if (bytes.length > largestList) return tooLarge(bytes.length);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { ok: true, bytes };
  try {
    return { ok: true, bytes: gunzipSync(bytes, { maxOutputLength: largestList }) };
  } catch (error) {
    if (error instanceof RangeError) {
      return refuse("unpacks to more than a list may have", atMost);
    }
    return refuse(
      "is gzip that cannot be unpacked",
      error instanceof Error ? error.message : "unpacking it failed",
    );
  }
}

const atMost = `${largestList} bytes at the most`;

function tooLarge(size: number): ListBytes {
  return refuse(`has ${size} bytes`, atMost);
}

function refuse(problem: string, help: string): ListBytes {
  return { ok: false, problem, help };
}
