import type { AddressSet } from "../../addresses/index.js";
import type { KnownRanges, SpecialSet } from "../known-ranges/index.js";
import { entriesTouching, type Entries } from "./touching.js";

/** Entries in special-purpose space. */
export interface SpecialReport extends Entries, Omit<SpecialSet, "set"> {}

/** Entries that would ban someone whom nobody means to ban. */
export interface ProtectedReport extends Entries {
  readonly kind: "fastly" | "origin" | "crawler";
  readonly name: string;
}

export function specialEntries(
  content: AddressSet,
  special: readonly SpecialSet[],
): readonly SpecialReport[] {
  return special
    .map(({ name, rfc, reachable, set }) => ({
      name,
      rfc,
      reachable,
      ...entriesTouching(content, set),
    }))
    .filter(hasEntries);
}

export function protectedEntries(
  content: AddressSet,
  { published }: Pick<KnownRanges, "published">,
  origins: AddressSet,
): readonly ProtectedReport[] {
  const [fastly, crawlers] = [
    published.filter(({ kind }) => kind === "fastly"),
    published.filter(({ kind }) => kind === "crawler"),
  ];
  return [...fastly, { kind: "origin" as const, name: "origins", set: origins }, ...crawlers]
    .map(({ kind, name, set }) => ({ kind, name, ...entriesTouching(content, set) }))
    .filter(hasEntries);
}

function hasEntries({ entries }: Entries): boolean {
  return entries > 0;
}
