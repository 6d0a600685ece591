import type { AddressSet } from "../../addresses/index.js";
import type { IpList } from "../../program/ip-list.js";
import type { Limits } from "../settings.js";
import { aclShards } from "./acl-shards.js";
import type { AclContainer, DictionaryContainer } from "./container.js";
import { dictionaryContent } from "./dictionary-keys.js";
import { byHash, dictionaryShards, liveRanges } from "./dictionary-shards.js";
import type { KeyPrefix } from "./key.js";
import { ask, askAny, keyOf, type Lookup } from "./lookup.js";

/**
 * Where a list is kept at the edge, and how the edge asks for it.
 *
 * @param content what the list holds; undefined when on-call owns it
 */
export function layOutList(
  list: IpList,
  content: AddressSet | undefined,
  { aclEntries, dictionaryItems }: Pick<Limits, "aclEntries" | "dictionaryItems">,
): Lookup {
  if (list.store === "acl") {
    return content === undefined
      ? liveAcls(list, aclEntries)
      : aclShards(list.name, list.name, content, aclEntries);
  }
  if (content === undefined) return liveDictionaries(list, dictionaryItems);
  const prefix = keyPrefixOf(list);
  const { keys, rest } = dictionaryContent(content, prefix);
  return askAny([
    dictionaryShards(list.name, keys, dictionaryItems, prefix),
    aclShards(list.name, `${list.name}_blocks`, rest, aclEntries),
  ]);
}

/** How many containers a live list needs, so that chance fills none of them before the list is full. */
export function liveCount(capacity: number, most: number): number {
  // Hashes fall like dice. Six standard deviations more than the mean happen once in a thousand million.
  const deviations = 6;
  let count = 1;
  let mean = capacity;
  while (count > 1 ? mean + deviations * Math.sqrt(mean) > most : mean > most) {
    count *= 2;
    mean = capacity / count;
    if (mean < 1) break;
  }
  return count;
}

function liveAcls({ name, capacity }: IpList, most: number): Lookup {
  const ranges = liveRanges(name, liveCount(capacity ?? most, most));
  return askAny(
    ranges.map(([container, hashes]) =>
      ask({
        kind: "acl",
        name: container,
        list: name,
        managed: "live",
        entries: undefined,
        ...(ranges.length > 1 && { hashes }),
      } satisfies AclContainer),
    ),
  );
}

function liveDictionaries(list: IpList, most: number): Lookup {
  const { name, capacity } = list;
  const prefix = keyPrefixOf(list);
  const ranges = liveRanges(name, liveCount(capacity ?? most, most));
  return byHash(
    keyOf(prefix),
    ranges.map(([container, hashes]): DictionaryContainer => ({
      kind: "dictionary",
      name: container,
      list: name,
      managed: "live",
      items: undefined,
      ...(ranges.length > 1 && { hashes }),
      ...(prefix !== undefined && { ipv6Prefix: prefix }),
    })),
  );
}

function keyPrefixOf({ ipv6Prefix }: IpList): KeyPrefix | undefined {
  // Validation refuses a dictionary with the third length.
  return ipv6Prefix === 56 ? undefined : ipv6Prefix;
}
