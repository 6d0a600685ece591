/** An address of a client or an ACL. Two are equal when family and bits are: see {@link sameIp}. */
export interface Ip {
  readonly family: 4 | 6;
  /** 32 or 128 bits. */
  readonly bits: bigint;
  /** As Fastly spells it: dotted, or as RFC 5952 has it. */
  readonly text: string;
}

/** How many bits an address of that family has. */
export function widthOf(family: Ip["family"]): 32 | 128 {
  return family === 4 ? 32 : 128;
}

/** The longest text that can be right: `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255`. */
const longest = 45;

/**
 * The address that a text spells; undefined when it spells none. Four decimal numbers without leading zeros, or
 * IPv6 as RFC 4291 has it, without a zone. Short forms of IPv4 (`127.1`) are none.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/types/ip/
 */
export function parseIp(text: string): Ip | undefined {
  if (text.length > longest) return undefined;
  if (text.includes(":")) {
    const bits = parseIpv6(text);
    return bits === undefined ? undefined : newIp(6, bits);
  }
  const bits = parseIpv4(text);
  // Without leading zeros and signs, the text is already as Fastly spells it.
  return bits === undefined ? undefined : { family: 4, bits: BigInt(bits), text };
}

/** @param bits as many as the family has, at most */
export function newIp(family: Ip["family"], bits: bigint): Ip {
  return { family, bits, text: formatIp(family, bits) };
}

/** An address as Fastly spells it: dotted, or as RFC 5952 has it. */
export function formatIp(family: Ip["family"], bits: bigint): string {
  return family === 4 ? formatIpv4(Number(bits)) : formatIpv6(bits);
}

/** Whether both are the same address. An IPv4-mapped IPv6 address is not the IPv4 address. */
export function sameIp(left: Ip, right: Ip): boolean {
  return left.family === right.family && left.bits === right.bits;
}

/** Reads the characters itself, since every request has an address to parse. */
function parseIpv4(text: string): number | undefined {
  let value = 0;
  let part = -1;
  let dots = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2e) {
      if (part < 0 || dots === 3) return undefined;
      value = value * 256 + part;
      part = -1;
      dots += 1;
      continue;
    }
    // A zero stands alone: `010` would be ten to some readers and eight to others.
    if (code < 0x30 || code > 0x39 || part === 0) return undefined;
    part = (part < 0 ? 0 : part * 10) + (code - 0x30);
    if (part > 255) return undefined;
  }
  return dots === 3 && part >= 0 ? value * 256 + part : undefined;
}

function parseIpv6(text: string): bigint | undefined {
  const gap = text.indexOf("::");
  if (gap < 0) {
    const groups = parseGroups(text, true);
    return groups?.length === 8 ? bitsOf(groups) : undefined;
  }
  const before = gap === 0 ? [] : parseGroups(text.slice(0, gap), false);
  const after = gap + 2 === text.length ? [] : parseGroups(text.slice(gap + 2), true);
  if (before === undefined || after === undefined) return undefined;
  // The gap stands for one group or more.
  const missing = 8 - before.length - after.length;
  if (missing < 1) return undefined;
  return bitsOf([...before, ...Array.from({ length: missing }, () => 0), ...after]);
}

/** @param mayBeDotted whether the last 32 bits may be spelled as an IPv4 address */
function parseGroups(text: string, mayBeDotted: boolean): number[] | undefined {
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (/^[\da-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else {
      const dotted = mayBeDotted && index === parts.length - 1 ? parseIpv4(part) : undefined;
      if (dotted === undefined) return undefined;
      groups.push(Math.floor(dotted / 0x10000), dotted % 0x10000);
    }
  }
  return groups;
}

function bitsOf(groups: readonly number[]): bigint {
  let bits = 0n;
  for (const group of groups) bits = (bits << 16n) | BigInt(group);
  return bits;
}

function formatIpv4(bits: number): string {
  return [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255].join(".");
}

function formatIpv6(bits: bigint): string {
  if (bits >> 32n === 0xffffn) return `::ffff:${formatIpv4(Number(bits & 0xffff_ffffn))}`;
  const groups = Array.from({ length: 8 }, (_, index) =>
    Number((bits >> BigInt(16 * (7 - index))) & 0xffffn),
  );
  const gap = longestGap(groups);
  const hex = groups.map((group) => group.toString(16));
  if (gap === undefined) return hex.join(":");
  return `${hex.slice(0, gap.start).join(":")}::${hex.slice(gap.end).join(":")}`;
}

/** The first of the longest runs of two zero groups or more. */
function longestGap(groups: readonly number[]): { start: number; end: number } | undefined {
  let best: { start: number; end: number } | undefined;
  let start = 0;
  for (let end = 0; end <= groups.length; end += 1) {
    if (groups[end] === 0) continue;
    if (end - start >= 2 && (best === undefined || end - start > best.end - best.start)) {
      best = { start, end };
    }
    start = end + 1;
  }
  return best;
}
