import { formatCidr, type Cidr } from "../../addresses/index.js";
import type { Container } from "../../compiler/lists/container.js";
import { hashOf } from "../../compiler/lists/hash.js";
import { dictionaryKey } from "../../compiler/lists/key.js";
import { quote } from "../../diagnostics/index.js";
import { done, refused, type Outcome } from "../flip/failure.js";
import { isSingle, widened } from "./addresses.js";
import type { LiveContainer } from "./live-containers.js";
import type { LiveList } from "./live-list.js";

/** An address or a block as a live list holds it. */
export interface Entry {
  /** What it covers in full: an IPv6 address may stand for its block. */
  readonly cidr: Cidr;
  /** A dictionary's key, or an ACL's entry. */
  readonly text: string;
}

/** How the list spells it. */
export function entryOf({ list, containers }: LiveList, cidr: Cidr): Outcome<Entry> {
  const wide = widened(cidr, list.ipv6Prefix);
  if (list.store === "acl") return done({ cidr: wide, text: formatCidr(wide) });
  const prefix = keyPrefixOf(containers);
  const isKey = isSingle(wide) || (wide.family === 6 && wide.prefix === prefix);
  if (isKey)
    return done({
      cidr: wide,
      text: dictionaryKey({ family: wide.family, bits: wide.network }, prefix),
    });
  return refused("input", {
    code: "EW3066",
    message: `list ${quote(list.name)} is a dictionary, which holds single addresses${prefix === undefined ? "" : ` and /${prefix} blocks of IPv6`}, and not ${formatCidr(cidr)}`,
    help: 'name the addresses, or a list of blocks (`store: "acl"`) with --list',
  });
}

function keyPrefixOf(containers: readonly Container[]): 48 | 64 | undefined {
  const [first] = containers;
  return first?.kind === "dictionary" ? first.ipv6Prefix : undefined;
}

/** The part of the list that an entry belongs to, by the hash of its text. */
export function placeOf(entry: Entry, parts: readonly LiveContainer[]): LiveContainer | undefined {
  const hash = hashOf(entry.text);
  return parts.find(({ container: { hashes } }) => {
    return hashes === undefined || (hash >= hashes.from && hash <= hashes.to);
  });
}
