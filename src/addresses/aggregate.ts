import { type Cidr, type Family, lastAddress } from "./cidr.js";

/** Sorts IPv4 before IPv6, then by network, and a block before the blocks inside it. */
function compare(a: Cidr, b: Cidr): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.network !== b.network) return a.network < b.network ? -1 : 1;
  return a.prefix - b.prefix;
}

/** The blocks in order and each once, none merged: what an ACL shows to the person who filled it. */
export function sortUnique(cidrs: readonly Cidr[]): readonly Cidr[] {
  const unique: Cidr[] = [];
  for (const cidr of [...cidrs].sort(compare)) {
    const previous = unique.at(-1);
    if (previous === undefined || compare(previous, cidr) !== 0) unique.push(cidr);
  }
  return unique;
}

/**
 * The fewest blocks that hold exactly the addresses of the given ones, sorted. Halves that fill a family merge up
 * to a `/0`, which {@link parseCidr} alone would never give.
 */
export function aggregate(cidrs: readonly Cidr[]): readonly Cidr[] {
  const blocks: Cidr[] = [];
  for (const cidr of [...cidrs].sort(compare)) {
    const previous = blocks.at(-1);
    if (previous !== undefined && covers(previous, cidr.family, cidr.network)) continue;
    let merged = cidr;
    for (let left = blocks.at(-1); left !== undefined; left = blocks.at(-1)) {
      const parent = parentOfHalves(left, merged);
      if (parent === undefined) break;
      blocks.pop();
      merged = parent;
    }
    blocks.push(merged);
  }
  return blocks;
}

/** Whether one of the blocks, which {@link aggregate} gave, holds the address. */
export function contains(aggregated: readonly Cidr[], family: Family, bits: bigint): boolean {
  const wanted: Cidr = { family, network: bits, prefix: Number.POSITIVE_INFINITY };
  let low = 0;
  let high = aggregated.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = aggregated[middle];
    if (block !== undefined && compare(block, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  // Aggregated blocks do not overlap, so only the last one that starts at or before the address can hold it.
  const candidate = aggregated[low - 1];
  return candidate !== undefined && covers(candidate, family, bits);
}

function covers(block: Cidr, family: Family, bits: bigint): boolean {
  return block.family === family && block.network <= bits && bits <= lastAddress(block);
}

/** The block that two neighbouring blocks of one size make up; undefined when they are no such halves. */
function parentOfHalves(left: Cidr, right: Cidr): Cidr | undefined {
  if (left.family !== right.family || left.prefix !== right.prefix || left.prefix === 0) {
    return undefined;
  }
  const parent: Cidr = { ...left, prefix: left.prefix - 1 };
  const size = lastAddress(left) - left.network + 1n;
  const startsParent = left.network % (2n * size) === 0n;
  return startsParent && right.network === left.network + size ? parent : undefined;
}
