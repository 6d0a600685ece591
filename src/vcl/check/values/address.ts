/** An address: as a number, or as eight groups of 16 bits. */
export type Address =
  | { readonly version: 4; readonly value: number }
  | { readonly version: 6; readonly groups: readonly number[] };

/** The longest text that an address can have, with room to spare. */
const longest = 64;

/** Reads an IPv4 or IPv6 address as `inet_pton` does; undefined for everything else. */
export function parseAddress(text: string): Address | undefined {
  if (text.length > longest) return undefined;
  if (!text.includes(":")) {
    const value = parse4(text);
    return value === undefined ? undefined : { version: 4, value };
  }
  const groups = parse6(text);
  return groups === undefined ? undefined : { version: 6, groups };
}

const dotted = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;

function parse4(text: string): number | undefined {
  const match = dotted.exec(text);
  if (match === null) return undefined;
  let value = 0;
  for (let index = 1; index <= 4; index++) {
    const byte = Number(match[index]);
    if (byte > 255) return undefined;
    value = value * 256 + byte;
  }
  return value;
}

function parse6(text: string): readonly number[] | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [left, right] = halves.map((half) => groupsOf(half));
  if (left === undefined) return undefined;
  if (halves.length === 1) return left.length === 8 ? left : undefined;
  if (right === undefined || left.length + right.length > 7) return undefined;
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => 0);
  return [...left, ...zeros, ...right];
}

/** The groups on one side of `::`; in place of the last two there may be an IPv4 address. */
function groupsOf(half: string): readonly number[] | undefined {
  if (half === "") return [];
  const found: number[] = [];
  const parts = half.split(":");
  for (const [index, part] of parts.entries()) {
    if (/^[0-9A-Fa-f]{1,4}$/.test(part)) found.push(Number.parseInt(part, 16));
    else {
      const address = index === parts.length - 1 ? parse4(part) : undefined;
      if (address === undefined) return undefined;
      found.push(Math.floor(address / 0x1_00_00), address % 0x1_00_00);
    }
  }
  return found;
}

export function bitsOf({ version }: Address): 32 | 128 {
  return version === 4 ? 32 : 128;
}

/** The address with the bits behind the mask cleared, as text that is the same for the same network. */
export function networkOf(address: Address, mask: number): string {
  if (address.version === 4) return String(cleared(address.value, 32 - mask));
  return address.groups
    .map((group, index) => cleared(group, Math.min(16, Math.max(0, (index + 1) * 16 - mask))))
    .join(":");
}

function cleared(value: number, bits: number): number {
  return value - (value % 2 ** bits);
}

/** `::ffff:192.0.2.1`. */
export function isMapped(address: Address): boolean {
  if (address.version === 4) return false;
  return address.groups.slice(0, 6).join(":") === "0:0:0:0:0:65535";
}
