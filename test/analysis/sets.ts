import { AddressSet, parseCidr } from "../../src/addresses/index.js";

/** The set of addresses and CIDRs as a list file would hold them. */
export function setOf(...texts: readonly string[]): AddressSet {
  return AddressSet.of(
    texts.map((text) => {
      const parsed = parseCidr(text);
      if (!parsed.ok) throw new Error(parsed.problem);
      return parsed.cidr;
    }),
  );
}
