/**
 * CRC-32/BZIP2, most significant bit first: what `digest.hash_crc32` is made of.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-hash-crc32/
 */
export function crc32Bzip2(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return ~crc >>> 0;
}

/**
 * CRC-32 as in zip files, least significant bit first: `digest.hash_crc32b`.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-hash-crc32b/
 */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
