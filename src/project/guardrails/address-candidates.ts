import { AddressSet, formatAddress } from "../../addresses/index.js";
import type { LeafTest } from "./dimension.js";

/** Addresses that documentation may use (RFC 5737, RFC 3849), and ordinary ones: on nobody's list. */
const ordinary = ["192.0.2.1", "198.51.100.1", "203.0.113.1", "9.9.9.9", "2001:db8::1"];

/** One would do, but for mapped addresses in an IPv6 block, which requests have as IPv4. */
const mostBlocks = 100;

/**
 * Addresses of which one satisfies the tests, if any does: first ordinary ones, then those that are on every list that
 * shall hold them and on none that shall not.
 */
export function* addressCandidates(
  tests: readonly LeafTest[],
  contents: ReadonlyMap<string, AddressSet>,
): Generator<string> {
  yield* ordinary;
  const wanted = satisfying(tests, contents);
  for (const blocks of [wanted.v4, wanted.v6]) {
    for (let index = 0; index < Math.min(blocks.length, mostBlocks); index++) {
      const { family, network } = blocks.at(index);
      yield formatAddress(family, network);
    }
  }
}

function satisfying(
  tests: readonly LeafTest[],
  contents: ReadonlyMap<string, AddressSet>,
): AddressSet {
  let wanted = AddressSet.of([
    { family: 4, network: 0n, prefix: 0 },
    { family: 6, network: 0n, prefix: 0 },
  ]);
  for (const { leaf, holds } of tests) {
    const set = leaf.kind === "address" ? contents.get(leaf.list.name) : undefined;
    if (set !== undefined) wanted = holds ? wanted.intersect(set) : wanted.minus(set);
  }
  return wanted;
}
