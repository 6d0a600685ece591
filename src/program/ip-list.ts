import type { Origin } from "./origin.js";

/** Where a list's content comes from. A live list's content is owned by on-call, at the edge. */
export type IpListSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "inline"; readonly entries: readonly string[] }
  | { readonly kind: "live" };

/** An `acl` holds addresses and CIDRs; a `dictionary` holds exact addresses as keys. */
export type IpListStore = "acl" | "dictionary";

export interface IpList {
  readonly name: string;
  readonly store: IpListStore;
  readonly source: IpListSource;
  readonly origin?: Origin;
}

/** Who owns the content: the repository (`file`, a push makes the edge equal to it) or on-call (`live`). */
export function managedBy(list: IpList): "file" | "live" {
  return list.source.kind === "live" ? "live" : "file";
}
