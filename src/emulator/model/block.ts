import { formatAddress, parseAddress } from "../../addresses/index.js";
import { Collection } from "./collection.js";
import type { AclEntry } from "./state.js";

/** What two entries of an ACL cannot both have, however they spell it. */
export function block({ ip, subnet }: Pick<AclEntry, "ip" | "subnet">): string {
  const address = parseAddress(ip);
  const spelt = address === undefined ? ip : formatAddress(address.family, address.bits);
  return subnet === null ? spelt : `${spelt}/${subnet}`;
}

export function aclContent(
  entries: Iterable<readonly [string, AclEntry]> = [],
): Collection<AclEntry> {
  return new Collection(entries, block);
}
