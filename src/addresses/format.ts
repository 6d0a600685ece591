import type { Cidr, Family } from "./cidr.js";

/**
 * An address in the one spelling that `client.ip` has when Fastly turns it into a string, so that both can be
 * compared as text. That is the spelling of the C library's `inet_ntop`: RFC 5952, except that `::1.2.3.4` is dotted
 * as well as `::ffff:1.2.3.4`.
 */
export function formatAddress(family: Family, bits: bigint): string {
  return family === 4 ? formatIpv4(bits) : formatIpv6(bits);
}

/** A block as `network/prefix`, and a single address without its `/32` or `/128`. */
export function formatCidr({ family, network, prefix }: Cidr): string {
  const address = formatAddress(family, network);
  return prefix === (family === 4 ? 32 : 128) ? address : `${address}/${prefix}`;
}

function formatIpv4(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join(".");
}

function formatIpv6(bits: bigint): string {
  const groups = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => (bits >> shift) & 0xffffn);
  const run = longestZeroRun(groups);
  const dotted =
    run.start === 0 && (run.length === 6 || (run.length === 5 && groups[5] === 0xffffn));
  const words = groups.map((group) => group.toString(16));
  if (dotted) words.splice(6, 2, formatIpv4(bits & 0xffff_ffffn));
  if (run.length < 2) return words.join(":");
  return `${words.slice(0, run.start).join(":")}::${words.slice(run.start + run.length).join(":")}`;
}

/** The first of the longest runs of zero groups. */
function longestZeroRun(groups: readonly bigint[]): { start: number; length: number } {
  let best = { start: -1, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0n) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  }
  return best;
}
