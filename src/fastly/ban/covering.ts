import { AddressSet, parseCidr, type Cidr } from "../../addresses/index.js";
import type { Block } from "./store.js";

/** An entry that takes addresses of the block out of the list. */
export function negatedBlock(cidr: Cidr, blocks: readonly Block[]): string | undefined {
  const wanted = AddressSet.of([cidr]);
  return blocks.find(({ text, isNegated }) => isNegated && !setOf(text).intersect(wanted).isEmpty)
    ?.text;
}

/** An entry that holds all of the block. */
export function coveringBlock(cidr: Cidr, blocks: readonly Block[]): string | undefined {
  const wanted = AddressSet.of([cidr]);
  return blocks.find(({ text, isNegated }) => !isNegated && wanted.minus(setOf(text)).isEmpty)
    ?.text;
}

function setOf(text: string): AddressSet {
  const parsed = parseCidr(text);
  return AddressSet.of(parsed.ok ? [parsed.cidr] : []);
}
