/**
 * xxHash with 32 and 64 bits.
 *
 * @see https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */

const prime32 = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1] as const;

export function xxh32(bytes: Uint8Array, seed = 0): number {
  const [p1, p2, p3, p4, p5] = prime32;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const round = (lane: number, word: number) =>
    Math.imul(rotate32((lane + Math.imul(word, p2)) | 0, 13), p1);

  let at = 0;
  let hash = (seed + p5) | 0;
  if (bytes.length >= 16) {
    let [a, b, c, d] = [(seed + p1 + p2) | 0, (seed + p2) | 0, seed | 0, (seed - p1) | 0];
    for (; at + 16 <= bytes.length; at += 16) {
      a = round(a, view.getUint32(at, true));
      b = round(b, view.getUint32(at + 4, true));
      c = round(c, view.getUint32(at + 8, true));
      d = round(d, view.getUint32(at + 12, true));
    }
    hash = (rotate32(a, 1) + rotate32(b, 7) + rotate32(c, 12) + rotate32(d, 18)) | 0;
  }
  hash = (hash + bytes.length) | 0;
  for (; at + 4 <= bytes.length; at += 4) {
    hash = Math.imul(rotate32((hash + Math.imul(view.getUint32(at, true), p3)) | 0, 17), p4);
  }
  for (; at < bytes.length; at += 1) {
    hash = Math.imul(rotate32((hash + Math.imul(view.getUint8(at), p5)) | 0, 11), p1);
  }
  hash = Math.imul(hash ^ (hash >>> 15), p2);
  hash = Math.imul(hash ^ (hash >>> 13), p3);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function rotate32(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

const prime64 = [
  0x9e3779b185ebca87n,
  0xc2b2ae3d27d4eb4fn,
  0x165667b19e3779f9n,
  0x85ebca77c2b2ae63n,
  0x27d4eb2f165667c5n,
] as const;

export function xxh64(bytes: Uint8Array, seed = 0n): bigint {
  const [p1, p2, p3, p4, p5] = prime64;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = wrap64(seed);

  let at = 0;
  let hash = wrap64(start + p5);
  if (bytes.length >= 32) {
    const lanes = [wrap64(start + p1 + p2), wrap64(start + p2), start, wrap64(start - p1)];
    for (; at + 32 <= bytes.length; at += 32) {
      for (const [index, lane] of lanes.entries()) {
        lanes[index] = round64(lane, view.getBigUint64(at + 8 * index, true));
      }
    }
    const [a = 0n, b = 0n, c = 0n, d = 0n] = lanes;
    hash = wrap64(rotate64(a, 1n) + rotate64(b, 7n) + rotate64(c, 12n) + rotate64(d, 18n));
    for (const lane of lanes) hash = wrap64((hash ^ round64(0n, lane)) * p1 + p4);
  }
  hash = wrap64(hash + BigInt(bytes.length));
  for (; at + 8 <= bytes.length; at += 8) {
    const word = round64(0n, view.getBigUint64(at, true));
    hash = wrap64(rotate64(hash ^ word, 27n) * p1 + p4);
  }
  for (; at + 4 <= bytes.length; at += 4) {
    const word = wrap64(BigInt(view.getUint32(at, true)) * p1);
    hash = wrap64(rotate64(hash ^ word, 23n) * p2 + p3);
  }
  for (; at < bytes.length; at += 1) {
    hash = wrap64(rotate64(hash ^ wrap64(BigInt(view.getUint8(at)) * p5), 11n) * p1);
  }
  hash = wrap64((hash ^ (hash >> 33n)) * p2);
  hash = wrap64((hash ^ (hash >> 29n)) * p3);
  return hash ^ (hash >> 32n);
}

function round64(lane: bigint, word: bigint): bigint {
  const [p1, p2] = prime64;
  return wrap64(rotate64(wrap64(lane + word * p2), 31n) * p1);
}

function rotate64(value: bigint, by: bigint): bigint {
  return wrap64(value << by) | (value >> (64n - by));
}

function wrap64(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}
