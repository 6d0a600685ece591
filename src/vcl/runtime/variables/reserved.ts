import type { Ip } from "../ip.js";

interface Range {
  readonly bits: bigint;
  readonly mask: number;
}

/** Blocks of IPv4 that are for special purposes: https://www.iana.org/assignments/iana-ipv4-special-registry/ */
const version4: readonly Range[] = [
  range(0x00_00_00_00n, 8),
  range(0x0a_00_00_00n, 8),
  range(0x64_40_00_00n, 10),
  range(0x7f_00_00_00n, 8),
  range(0xa9_fe_00_00n, 16),
  range(0xac_10_00_00n, 12),
  range(0xc0_00_00_00n, 24),
  range(0xc0_00_02_00n, 24),
  range(0xc0_a8_00_00n, 16),
  range(0xc6_12_00_00n, 15),
  range(0xc6_33_64_00n, 24),
  range(0xcb_00_71_00n, 24),
  range(0xe0_00_00_00n, 3),
];

/** All of IPv6 that is not for global unicast, and the block for documentation. */
const globalUnicast: Range = range(0x2000n << 112n, 3);
const documentation: Range = range(0x2001_0db8n << 96n, 32);

function range(bits: bigint, mask: number): Range {
  return { bits, mask };
}

/** Whether the address belongs to nobody in particular. */
export function isReserved({ family, bits }: Ip): boolean {
  if (family === 4) return version4.some((block) => contains(block, bits, 32));
  return !contains(globalUnicast, bits, 128) || contains(documentation, bits, 128);
}

function contains(block: Range, bits: bigint, width: number): boolean {
  const shift = BigInt(width - block.mask);
  return bits >> shift === block.bits >> shift;
}
