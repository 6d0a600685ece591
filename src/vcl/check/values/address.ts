/** An address as bits: 32 or 128 of them. */
export interface Address {
  readonly version: 4 | 6;
  readonly value: bigint;
}

/** The longest text that an address can have, with room to spare. */
const longest = 64;

/** Reads an IPv4 or IPv6 address as `inet_pton` does; undefined for everything else. */
export function parseAddress(text: string): Address | undefined {
  if (text.length > longest) return undefined;
  const version = text.includes(":") ? 6 : 4;
  const value = version === 6 ? parse6(text) : parse4(text);
  return value === undefined ? undefined : { version, value };
}

function parse4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = (value << 8n) | BigInt(part);
  }
  return value;
}

function parse6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [left, right] = halves.map((half) => groups(half));
  if (left === undefined) return undefined;
  if (halves.length === 1) return left.length === 8 ? join(left) : undefined;
  if (right === undefined || left.length + right.length > 7) return undefined;
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => 0n);
  return join([...left, ...zeros, ...right]);
}

/** The groups of 16 bits on one side of `::`; the last may be an IPv4 address. */
function groups(half: string): readonly bigint[] | undefined {
  if (half === "") return [];
  const found: bigint[] = [];
  const parts = half.split(":");
  for (const [index, part] of parts.entries()) {
    if (/^[0-9A-Fa-f]{1,4}$/.test(part)) found.push(BigInt(`0x${part}`));
    else {
      const address = index === parts.length - 1 ? parse4(part) : undefined;
      if (address === undefined) return undefined;
      found.push(address >> 16n, address & 0xffffn);
    }
  }
  return found;
}

function join(all: readonly bigint[]): bigint {
  return all.reduce((value, group) => (value << 16n) | group, 0n);
}

export function bitsOf({ version }: Address): number {
  return version === 4 ? 32 : 128;
}

/** The address with the bits behind the mask cleared. */
export function networkOf(address: Address, mask: number): bigint {
  const host = BigInt(bitsOf(address) - mask);
  return (address.value >> host) << host;
}

/** `::ffff:192.0.2.1`. */
export function isMapped({ version, value }: Address): boolean {
  return version === 6 && value >> 32n === 0xffffn;
}
