import { AddressSet } from "../../addresses/index.js";
import { ipv4Special } from "./ipv4-special.js";
import { ipv6Special } from "./ipv6-special.js";
import { setOf } from "./set-of.js";
import type { SpecialRange } from "./special-range.js";

/** The addresses that a registry has under one name. */
export interface SpecialSet extends Omit<SpecialRange, "cidr"> {
  readonly set: AddressSet;
}

/**
 * The special-purpose addresses by name, in the registries' order. The registries hold blocks within blocks: an
 * address belongs to the smallest that holds it, and so to one set only.
 */
export function specialSets(): readonly SpecialSet[] {
  const sets = new Map<string, SpecialSet>();
  for (const { cidr, ...named } of [...ipv4Special, ...ipv6Special]) {
    const key = `${named.name} ${named.rfc}`;
    const others = sets.get(key)?.set ?? AddressSet.empty;
    sets.set(key, { ...named, set: others.union(withoutInner(cidr)) });
  }
  return [...sets.values()];
}

function withoutInner(outer: string): AddressSet {
  const whole = setOf([outer]);
  const inner = [...ipv4Special, ...ipv6Special].filter(
    ({ cidr }) => cidr !== outer && setOf([cidr]).minus(whole).isEmpty,
  );
  return whole.minus(setOf(inner.map(({ cidr }) => cidr)));
}
