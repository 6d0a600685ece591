import type { AddressSet } from "../../addresses/index.js";
import type { IpList } from "../../program/ip-list.js";
import { addressCount, type AddressCount } from "./address-count.js";
import { mostExamples } from "./touching.js";

/** What a list has in common with another. */
export interface OverlapReport {
  readonly list: string;
  readonly addresses: AddressCount;
  /** The first few, as the fewest CIDRs. */
  readonly examples: readonly string[];
}

interface Filled {
  readonly list: IpList;
  readonly content: AddressSet | undefined;
}

/** The overlaps of each list with the others, in the order of those. */
export function overlapsOf(
  lists: readonly Filled[],
): ReadonlyMap<IpList, readonly OverlapReport[]> {
  const overlaps = new Map<IpList, OverlapReport[]>(lists.map(({ list }) => [list, []]));
  for (const [index, one] of lists.entries()) {
    for (const other of lists.slice(index + 1)) {
      const common = inCommon(one, other);
      if (common === undefined) continue;
      overlaps.get(one.list)?.push({ list: other.list.name, ...common });
      overlaps.get(other.list)?.push({ list: one.list.name, ...common });
    }
  }
  return overlaps;
}

function inCommon(one: Filled, other: Filled): Omit<OverlapReport, "list"> | undefined {
  if (one.content === undefined || other.content === undefined) return undefined;
  const common = one.content.intersect(other.content);
  if (common.isEmpty) return undefined;
  const { v4, v6 } = common;
  return {
    addresses: addressCount(common),
    examples: [
      ...v4.texts(0, Math.min(mostExamples, v4.length)),
      ...v6.texts(0, Math.min(mostExamples, v6.length)),
    ].slice(0, mostExamples),
  };
}
