import { formatAddress, type AddressSet, type Family } from "../../addresses/index.js";
import type { LeafTest } from "./dimension.js";

/** Addresses that documentation may use (RFC 5737, RFC 3849), and ordinary ones: on nobody's list. */
const ordinary = ["192.0.2.1", "198.51.100.1", "203.0.113.1", "9.9.9.9", "2001:db8::1"];

/**
 * Addresses of which one satisfies the tests, if any does: membership changes only where a block starts and behind where
 * one ends.
 */
export function* addressCandidates(
  tests: readonly LeafTest[],
  contents: ReadonlyMap<string, AddressSet>,
): Generator<string> {
  yield* ordinary;
  const sets = tests.flatMap(({ leaf }) =>
    leaf.kind === "address" ? (contents.get(leaf.list.name) ?? []) : [],
  );
  for (const { cidrs } of sets) {
    for (const { family, network } of cidrs) yield formatAddress(family, network);
  }
  for (const { cidrs } of sets) {
    for (const { family, network, prefix } of cidrs) {
      const next = network + (1n << BigInt(widthOf(family) - prefix));
      if (next < 1n << BigInt(widthOf(family))) yield formatAddress(family, next);
    }
  }
  yield "0.0.0.0";
  yield "::";
}

function widthOf(family: Family): number {
  return family === 4 ? 32 : 128;
}
