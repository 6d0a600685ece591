import { BannedItems } from "./banned-items.js";
import type { DictionaryContainer } from "./container.js";
import { allHashes, halves, hashOf, type HashRange } from "./hash.js";
import type { KeyPrefix } from "./key.js";
import { ask, keyOf, nobody, type Key, type Lookup } from "./lookup.js";

/**
 * Lays keys out over dictionaries of so many items, by their hash: what does not fit is divided into the lower and the
 * upper half of its hashes. A key's place depends on the keys with hashes like its own only, so that one more key
 * changes one dictionary, or divides it.
 *
 * A dictionary is named after the first of its hashes: of the list `wall`, `wall` begins at 00000000 and `wall_4` at
 * 40000000.
 */
export function dictionaryShards(
  list: string,
  keys: readonly string[],
  most: number,
  ipv6Prefix: KeyPrefix | undefined,
): Lookup {
  if (keys.length === 0) return nobody;
  const widened = ipv6Prefix === undefined ? {} : { ipv6Prefix };
  const container = (part: readonly string[], hashes: HashRange): DictionaryContainer => ({
    kind: "dictionary",
    name: nameOf(list, hashes),
    list,
    managed: "file",
    items: new BannedItems(part),
    ...(hashes !== allHashes && { hashes }),
    ...widened,
  });
  if (keys.length <= most) return ask(container(keys, allHashes));

  const hashOfKey = Uint32Array.from(keys, hashOf);
  const divide = (part: Uint32Array, hashes: HashRange): Lookup => {
    if (part.length <= most || hashes.from === hashes.to) {
      return ask(
        container(
          Array.from(part, (index) => keys[index] ?? ""),
          hashes,
        ),
      );
    }
    const [low, high] = halves(hashes);
    const [below, above] = partition(part, hashOfKey, high.from);
    return hashNode(keyOf(ipv6Prefix), high.from, divide(below, low), divide(above, high));
  };
  return divide(
    Uint32Array.from(keys, (_, index) => index),
    allHashes,
  );
}

/** The indices of hashes below a number, and the others, each in their order. */
function partition(
  indices: Uint32Array,
  hashes: Uint32Array,
  below: number,
): readonly [Uint32Array, Uint32Array] {
  const low = new Uint32Array(indices.length);
  const high = new Uint32Array(indices.length);
  let lows = 0;
  let highs = 0;
  for (const index of indices) {
    if ((hashes[index] ?? 0) < below) low[lows++] = index;
    else high[highs++] = index;
  }
  return [low.subarray(0, lows), high.subarray(0, highs)];
}

/** The containers of a live list: a fixed number of equal parts of the hashes, whatever on-call will put there. */
export function liveRanges(list: string, count: number): readonly (readonly [string, HashRange])[] {
  const parts = (hashes: HashRange, left: number): readonly HashRange[] => {
    if (left === 1) return [hashes];
    const [low, high] = halves(hashes);
    return [...parts(low, left / 2), ...parts(high, left / 2)];
  };
  return parts(allHashes, count).map((hashes) => [nameOf(list, hashes), hashes]);
}

/** Chooses among containers that each hold an equal part of the hashes. */
export function byHash(key: Key, containers: readonly DictionaryContainer[]): Lookup {
  const [only, ...others] = containers;
  if (only === undefined) return nobody;
  if (others.length === 0) return ask(only);
  const middle = containers.length / 2;
  const high = containers.slice(middle);
  return hashNode(
    key,
    high[0]?.hashes?.from ?? 0,
    byHash(key, containers.slice(0, middle)),
    byHash(key, high),
  );
}

function hashNode(key: Key, below: number, low: Lookup, high: Lookup): Lookup {
  return { kind: "hash", key, below, low, high };
}

function nameOf(list: string, { from }: HashRange): string {
  const digits = from.toString(16).padStart(8, "0").replace(/0+$/, "");
  return digits === "" ? list : `${list}_${digits}`;
}
