import { AddressSet, parseCidr } from "../../addresses/index.js";

/**
 * The set of CIDRs that edgewall itself brings along.
 *
 * @throws where one is misspelt, which the tests would show
 */
export function setOf(cidrs: readonly string[]): AddressSet {
  return AddressSet.of(
    cidrs.map((text) => {
      const parsed = parseCidr(text);
      if (!parsed.ok) throw new Error(parsed.problem);
      return parsed.cidr;
    }),
  );
}
