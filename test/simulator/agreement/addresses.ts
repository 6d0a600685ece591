import fc from "fast-check";
import {
  AddressSet,
  formatAddress,
  formatCidr,
  parseCidr,
  type Cidr,
  type Family,
} from "../../../src/addresses/index.js";

const bases: readonly (readonly [Family, bigint])[] = [
  [4, 0xc0000200n],
  [4, 0xc0000201n],
  [4, 0x0a000000n],
  [4, 0n],
  [4, 0xffffffffn],
  [4, 0x7fffffffn],
  [6, 0x20010db8n << 96n],
  [6, (0x20010db8n << 96n) | 1n],
  [6, 1n],
  [6, 0x01020304n],
  [6, (0xfe80n << 112n) | 0xffffn],
  [6, (1n << 128n) - 1n],
  [6, (0x64ff9bn << 96n) | 0xc0000201n],
];

const width = (family: Family) => (family === 4 ? 32 : 128);

/** A block, seldom so large that a few of them are everything. */
const block: fc.Arbitrary<Cidr> = fc
  .tuple(fc.constantFrom(...bases), fc.nat({ max: 127 }), fc.boolean())
  .map(([[family, bits], number, single]) => {
    const prefix = single ? width(family) : 2 + (number % (width(family) - 1));
    const below = (1n << BigInt(width(family) - prefix)) - 1n;
    return { family, network: bits & ~below, prefix };
  })
  .map((cidr) => {
    const parsed = parseCidr(formatCidr(cidr));
    return parsed.ok ? parsed.cidr : cidr;
  });

const single: fc.Arbitrary<Cidr> = fc
  .constantFrom(...bases)
  .map(([family, network]) => ({ family, network, prefix: width(family) }));

export const blocks: fc.Arbitrary<readonly Cidr[]> = fc.array(block, {
  minLength: 1,
  maxLength: 3,
});
export const singles: fc.Arbitrary<readonly Cidr[]> = fc.array(single, {
  minLength: 1,
  maxLength: 4,
});

export function setOf(cidrs: readonly Cidr[]): AddressSet {
  return AddressSet.of(cidrs);
}

/** An entry of a list as somebody may write it. */
export function entryText(cidr: Cidr): string {
  if (cidr.family === 6 || cidr.network % 2n === 0n) return formatCidr(cidr);
  const mapped = `::ffff:${formatAddress(4, cidr.network)}`;
  return cidr.prefix === 32 ? mapped : `${mapped}/${cidr.prefix + 96}`;
}

/** Addresses in, around and at the borders of these blocks, in all the ways to spell them. */
export function client(near: readonly Cidr[]): fc.Arbitrary<string> {
  const known: readonly Cidr[] =
    near.length > 0 ? near : [{ family: 4, network: 0xc0000201n, prefix: 32 }];
  const border = fc
    .tuple(fc.constantFrom(...known), fc.constantFrom("first", "last", "before", "after"))
    .map(([{ family, network, prefix }, where]): readonly [Family, bigint] => {
      const size = 1n << BigInt(width(family) - prefix);
      const all = 1n << BigInt(width(family));
      const offset = { first: 0n, last: size - 1n, before: -1n, after: size }[where];
      return [family, (network + offset + all) % all];
    });
  return fc
    .tuple(
      fc.oneof(
        { weight: 3, arbitrary: border },
        { weight: 1, arbitrary: fc.constantFrom(...bases) },
      ),
      fc.constantFrom("plain", "plain", "long", "upper", "mapped", "dotted"),
    )
    .map(([[family, bits], spelling]) => spell(family, bits, spelling));
}

function spell(family: Family, bits: bigint, spelling: string): string {
  const plain = formatAddress(family, bits);
  if (family === 4) {
    const hex = `::ffff:${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;
    if (spelling === "mapped") return hex;
    return spelling === "dotted" || spelling === "upper" ? `::FFFF:${plain}` : plain;
  }
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((bits >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  if (spelling === "long") return groups.map((group) => group.padStart(4, "0")).join(":");
  if (spelling === "upper") return plain.toUpperCase();
  if (spelling === "dotted") {
    return `${groups.slice(0, 6).join(":")}:${formatAddress(4, bits & 0xffffffffn)}`;
  }
  return plain;
}
