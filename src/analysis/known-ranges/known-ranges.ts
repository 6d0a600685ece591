import type { AddressSet } from "../../addresses/index.js";
import { applebot } from "./applebot.js";
import { bingbot } from "./bingbot.js";
import { duckduckbot } from "./duckduckbot.js";
import { fastly } from "./fastly.js";
import { googlebot } from "./googlebot.js";
import type { PublishedKey, PublishedRanges } from "./published-ranges.js";
import { setOf } from "./set-of.js";
import { specialSets, type SpecialSet } from "./special-sets.js";

/** Addresses that their owner publishes, and that a list should not ban. */
export interface PublishedSet {
  readonly kind: PublishedRanges["kind"];
  readonly name: string;
  readonly source: string;
  /** The day of edgewall's own copy; undefined where the project brought newer ranges. */
  readonly asOf: string | undefined;
  readonly set: AddressSet;
}

export interface KnownRanges {
  /** No address is in two of them. */
  readonly special: readonly SpecialSet[];
  readonly published: readonly PublishedSet[];
}

const copies: readonly PublishedRanges[] = [fastly, googlebot, bingbot, duckduckbot, applebot];

/**
 * The ranges that lists are held against.
 *
 * @param overrides what the project brings in place of edgewall's own copies
 */
export function knownRanges(
  overrides: Readonly<Partial<Record<PublishedKey, AddressSet>>> = {},
): KnownRanges {
  return {
    special: specialSets(),
    published: copies.map(({ key, kind, name, source, asOf, cidrs }) => {
      const newer = overrides[key];
      return newer === undefined
        ? { kind, name, source, asOf, set: setOf(cidrs.trim().split(/\s+/)) }
        : { kind, name, source, asOf: undefined, set: newer };
    }),
  };
}
