import { AddressSet, type Cidr, type FamilyBlocks } from "../../addresses/index.js";
import { dictionaryKey, type KeyPrefix } from "./key.js";

/** A set as a dictionary holds it, and what no dictionary can hold. */
export interface DictionaryContent {
  readonly keys: readonly string[];
  /** For ACLs. */
  readonly rest: FamilyBlocks;
}

/** An IPv6 block that is wider than the keys by so many bits is still several keys, and not a block. */
const spelledOut = 8;

/**
 * The keys of a set: its single addresses, as they were listed. With an `ipv6Prefix`, of IPv6 the blocks of that
 * length; the set must have been widened to it.
 */
export function dictionaryContent(
  set: AddressSet,
  ipv6Prefix: KeyPrefix | undefined,
): DictionaryContent {
  const { addresses, blocks } = set.listed;
  if (ipv6Prefix === undefined) {
    return { keys: [...addresses.v4.texts(), ...addresses.v6.texts()], rest: blocks };
  }
  const keys = addresses.v4.texts();
  const rest: Cidr[] = [];
  for (let index = 0; index < set.v6.length; index++) {
    const block = set.v6.at(index);
    if (block.prefix > ipv6Prefix || block.prefix < ipv6Prefix - spelledOut) rest.push(block);
    else keys.push(...networkKeys(block, ipv6Prefix));
  }
  return { keys, rest: { v4: blocks.v4, v6: AddressSet.of(rest).v6 } };
}

function networkKeys({ network, prefix }: Cidr, ipv6Prefix: KeyPrefix): readonly string[] {
  const step = 1n << BigInt(128 - ipv6Prefix);
  return Array.from({ length: 2 ** (ipv6Prefix - prefix) }, (_, index) =>
    dictionaryKey({ family: 6, bits: network + BigInt(index) * step }, ipv6Prefix),
  );
}
