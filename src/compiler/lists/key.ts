import { formatAddress, type Address } from "../../addresses/index.js";

/** The IPv6 blocks that VCL can spell as keys: whole groups of 16 bits. */
export type KeyPrefix = 48 | 64;

/**
 * The dictionary key of an address: the address as `client.ip` spells it; with an `ipv6Prefix`, an IPv6 address's block
 * of that length, with each group of 16 bits in hexadecimal digits: `2001:db8:0:1::/64`.
 */
export function dictionaryKey(
  { family, bits }: Address,
  ipv6Prefix: KeyPrefix | undefined,
): string {
  if (family === 4 || ipv6Prefix === undefined) return formatAddress(family, bits);
  const groups = Array.from({ length: ipv6Prefix / 16 }, (_, index) =>
    ((bits >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  return `${groups.join(":")}::/${ipv6Prefix}`;
}
