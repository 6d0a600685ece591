import { parseIp, widthOf, type Ip } from "./ip.js";

/** A set of addresses: `client.ip ~ name`. */
export interface Acl {
  readonly name: string;
  matches(ip: Ip): boolean;
}

/** An entry of an ACL: `!"192.0.2.0"/24;`. */
export interface AclEntry {
  readonly address: string | Ip;
  /** How many bits count; all of them without it. */
  readonly mask?: number | undefined;
  readonly negated?: boolean | undefined;
}

/**
 * An ACL: an address matches when an entry includes it and no negated entry does, whatever their order and masks.
 * IPv4 and IPv6 never match each other; whether Fastly takes an IPv4-mapped entry for the IPv4 address is not
 * documented.
 *
 * @throws {RangeError} for an entry that is no address, or whose mask is longer than an address
 * @see https://www.fastly.com/documentation/reference/vcl/declarations/acl/
 */
export function compileAcl(name: string, entries: readonly AclEntry[]): Acl {
  const blocks = entries.map((entry) => blockOf(name, entry));
  const ipv4 = subtract(rangesOf(blocks, 4, false), rangesOf(blocks, 4, true));
  const ipv6 = subtract(rangesOf(blocks, 6, false), rangesOf(blocks, 6, true));
  const hasIpv4 = matcherOfIpv4(ipv4);
  const hasIpv6 = matcherOfIpv6(ipv6);
  return {
    name,
    matches: (ip) => (ip.family === 4 ? hasIpv4(Number(ip.bits)) : hasIpv6(ip.bits)),
  };
}

interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

interface Block extends Range {
  readonly family: Ip["family"];
  readonly negated: boolean;
}

function blockOf(name: string, { address, mask, negated = false }: AclEntry): Block {
  const ip = typeof address === "string" ? parseIp(address) : address;
  if (ip === undefined) throw new RangeError(`acl ${name}: an entry is no IP address`);
  const width = widthOf(ip.family);
  const length = mask ?? width;
  if (!Number.isInteger(length) || length < 0 || length > width) {
    throw new RangeError(`acl ${name}: the mask of ${ip.text} must be from 0 to ${width}`);
  }
  const rest = (1n << BigInt(width - length)) - 1n;
  return { family: ip.family, first: ip.bits & ~rest, last: ip.bits | rest, negated };
}

/** The addresses of some blocks as ranges, in order, that neither overlap nor touch. */
function rangesOf(blocks: readonly Block[], family: Ip["family"], negated: boolean): Range[] {
  const chosen = blocks
    .filter((block) => block.family === family && block.negated === negated)
    .sort((left, right) => (left.first < right.first ? -1 : Number(left.first > right.first)));
  const ranges: Range[] = [];
  for (const { first, last } of chosen) {
    const previous = ranges.at(-1);
    if (previous === undefined || first > previous.last + 1n) ranges.push({ first, last });
    else if (last > previous.last) ranges[ranges.length - 1] = { first: previous.first, last };
  }
  return ranges;
}

/** What is left of ranges when holes are cut out; both in order. */
function subtract(ranges: readonly Range[], holes: readonly Range[]): Range[] {
  const left: Range[] = [];
  let next = 0;
  for (const range of ranges) {
    let first = range.first;
    for (
      let hole = holes[next];
      hole !== undefined && hole.first <= range.last;
      hole = holes[next]
    ) {
      if (hole.first > first) left.push({ first, last: hole.first - 1n });
      if (hole.last >= first) first = hole.last + 1n;
      // A hole that goes on behind this range may cut the next one, too.
      if (hole.last > range.last) break;
      next += 1;
    }
    if (first <= range.last) left.push({ first, last: range.last });
  }
  return left;
}

function matcherOfIpv4(ranges: readonly Range[]): (bits: number) => boolean {
  const firsts = Uint32Array.from(ranges, ({ first }) => Number(first));
  const lasts = Uint32Array.from(ranges, ({ last }) => Number(last));
  const before = firsts.length > 64 ? countBeforeBlocks(firsts) : undefined;
  return (bits) => {
    const block = bits >>> 16;
    let low = before?.[block] ?? 0;
    let high = before?.[block + 1] ?? firsts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((firsts[middle] ?? 0) <= bits) low = middle + 1;
      else high = middle;
    }
    return low > 0 && bits <= (lasts[low - 1] ?? 0);
  };
}

/**
 * How many ranges begin before each block of 65,536 addresses. A long list, which every request may be looked for in,
 * has to be searched in one block only.
 */
function countBeforeBlocks(firsts: Uint32Array): Uint32Array {
  const before = new Uint32Array(0x10001);
  let count = 0;
  for (let block = 0; block < before.length; block += 1) {
    while (count < firsts.length && (firsts[count] ?? 0) < block * 0x10000) count += 1;
    before[block] = count;
  }
  return before;
}

function matcherOfIpv6(ranges: readonly Range[]): (bits: bigint) => boolean {
  return (bits) => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const range = ranges[middle];
      if (range !== undefined && range.first <= bits) low = middle + 1;
      else high = middle;
    }
    const candidate = ranges[low - 1];
    return candidate !== undefined && bits <= candidate.last;
  };
}
