import type { Origin } from "./origin.js";

/** Where a list's content comes from. A live list's content is owned by on-call, at the edge. */
export type IpListSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "inline"; readonly entries: readonly string[] }
  | { readonly kind: "live" };

/** An `acl` holds addresses and CIDRs; a `dictionary` holds exact addresses as keys. */
export type IpListStore = "acl" | "dictionary";

/** To which block an IPv6 entry may be widened: whoever has one address of a /64 has all of them. */
export const ipv6Prefixes = [48, 56, 64] as const;

export type Ipv6Prefix = (typeof ipv6Prefixes)[number];

export interface IpList {
  readonly name: string;
  readonly store: IpListStore;
  readonly source: IpListSource;
  /** How many entries a live list must have room for; as many as one container holds, unless said. */
  readonly capacity?: number;
  /** IPv6 entries longer than this stand for their whole block of this length. */
  readonly ipv6Prefix?: Ipv6Prefix;
  /** Addresses that are taken out of the list when it is read. */
  readonly except?: IpList;
  readonly origin?: Origin;
}

/** Who owns the content: the repository (`file`, a push makes the edge equal to it) or on-call (`live`). */
export function managedBy(list: IpList): "file" | "live" {
  return list.source.kind === "live" ? "live" : "file";
}
