import { crc32 } from "node:zlib";

/** Hashes from `from` up to, and with, `to`. */
export interface HashRange {
  readonly from: number;
  readonly to: number;
}

export const hashBits = 32;
export const allHashes: HashRange = { from: 0, to: 0xffff_ffff };

/**
 * The number from 0 to 2³² - 1 that a key has in VCL as `std.strtol(digest.hash_crc32b(key), 16)`. Fastly prints the
 * four bytes of a CRC-32 in reverse: of `123456789` it is `2639f4cb`, and not `cbf43926`.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-hash-crc32b/
 */
export function hashOf(key: string): number {
  const crc = crc32(key);
  return (
    (((crc & 0xff) << 24) | ((crc & 0xff00) << 8) | ((crc >>> 8) & 0xff00) | (crc >>> 24)) >>> 0
  );
}

/** The two halves of a range whose length is a power of two. */
export function halves({ from, to }: HashRange): readonly [low: HashRange, high: HashRange] {
  const middle = from + (to - from + 1) / 2;
  return [
    { from, to: middle - 1 },
    { from: middle, to },
  ];
}

/** The range as eight hexadecimal digits each, `40000000-7fffffff`. */
export function formatRange({ from, to }: HashRange): string {
  const digits = (hash: number): string => hash.toString(16).padStart(8, "0");
  return `${digits(from)}-${digits(to)}`;
}
