import { lastAddress } from "../../addresses/cidr.js";
import type { AddressSet, Blocks } from "../../addresses/index.js";

/** So many entries are named; the others are counted. */
export const mostExamples = 3;

/** How many entries there are, and the first few as text. */
export interface Entries {
  readonly entries: number;
  readonly examples: readonly string[];
}

/**
 * The entries of a list that have an address in common with a set, each counted once: single addresses first, then
 * the fewest blocks of all wider entries. Takes time for the set's blocks and not for the list's entries.
 */
export function entriesTouching(list: AddressSet, set: AddressSet): Entries {
  const { addresses, blocks } = list.listed;
  const found = [
    touching(addresses.v4, set.v4),
    touching(blocks.v4, set.v4),
    touching(addresses.v6, set.v6),
    touching(blocks.v6, set.v6),
  ];
  return {
    entries: found.reduce((sum, { entries }) => sum + entries, 0),
    examples: found.flatMap(({ examples }) => examples).slice(0, mostExamples),
  };
}

function touching(entries: Blocks, set: Blocks): Entries {
  const examples: string[] = [];
  let count = 0;
  let counted = 0;
  for (let index = 0; index < set.length && counted < entries.length; index++) {
    const block = set.at(index);
    const from = Math.max(firstReaching(entries, block.network), counted);
    const to = entries.lowerBound(lastAddress(block) + 1n);
    if (to <= from) continue;
    count += to - from;
    counted = to;
    const missing = mostExamples - examples.length;
    if (missing > 0) examples.push(...entries.texts(from, Math.min(to, from + missing)));
  }
  return { entries: count, examples };
}

/** The first entry that holds the address or one after it. */
function firstReaching(entries: Blocks, address: bigint): number {
  const index = entries.lowerBound(address);
  return index > 0 && lastAddress(entries.at(index - 1)) >= address ? index - 1 : index;
}
