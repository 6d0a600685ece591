import type { Cidr, Family } from "./cidr.js";
import { fromBigint } from "./words.js";

/**
 * An address in the one spelling that `client.ip` has when Fastly turns it into a string, so that both can be
 * compared as text. That is the spelling of the C library's `inet_ntop`: RFC 5952, except that `::1.2.3.4` is dotted
 * as well as `::ffff:1.2.3.4`.
 */
export function formatAddress(family: Family, bits: bigint): string {
  return family === 4 ? formatIpv4(Number(bits)) : formatIpv6(fromBigint(bits, 4), 0);
}

/** A block as `network/prefix`, and a single address without its `/32` or `/128`. */
export function formatCidr({ family, network, prefix }: Cidr): string {
  const address = formatAddress(family, network);
  return prefix === (family === 4 ? 32 : 128) ? address : `${address}/${prefix}`;
}

/** An IPv4 address as {@link formatAddress} spells it, from its value as a number. */
export function formatIpv4(bits: number): string {
  return `${bits >>> 24}.${(bits >>> 16) & 0xff}.${(bits >>> 8) & 0xff}.${bits & 0xff}`;
}

/** An IPv6 address as {@link formatAddress} spells it, from its four words at `at`. */
export function formatIpv6(words: Uint32Array, at: number): string {
  const groups: number[] = [];
  for (let word = at; word < at + 4; word++) {
    const value = words[word] ?? 0;
    groups.push(value >>> 16, value & 0xffff);
  }
  const run = longestZeroRun(groups);
  const dotted =
    run.start === 0 && (run.length === 6 || (run.length === 5 && groups[5] === 0xffff));
  const texts = groups.map((group) => group.toString(16));
  if (dotted) texts.splice(6, 2, formatIpv4(words[at + 3] ?? 0));
  if (run.length < 2) return texts.join(":");
  return `${texts.slice(0, run.start).join(":")}::${texts.slice(run.start + run.length).join(":")}`;
}

/** The first of the longest runs of zero groups. */
function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: -1, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
}
