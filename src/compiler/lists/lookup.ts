import type { Container } from "./container.js";
import type { KeyPrefix } from "./key.js";

/** What a dictionary is asked for: the client's address, or for IPv6 the block that it is in. */
export type Key = "address" | `network${KeyPrefix}`;

/** How the edge finds out whether the client is on a list: which of its containers to ask. */
export type Lookup =
  | { readonly kind: "nobody" }
  | { readonly kind: "ask"; readonly container: Container }
  | { readonly kind: "any"; readonly of: readonly Lookup[] }
  | { readonly kind: "family"; readonly v4: Lookup; readonly v6: Lookup }
  /** By one bit of the address, in Fastly's numbering: 0 is the last. */
  | { readonly kind: "bit"; readonly bit: number; readonly zero: Lookup; readonly one: Lookup }
  /** By the key's hash: `low` when it is less than `below`. */
  | {
      readonly kind: "hash";
      readonly key: Key;
      readonly below: number;
      readonly low: Lookup;
      readonly high: Lookup;
    };

export const nobody: Lookup = { kind: "nobody" };

export function ask(container: Container): Lookup {
  return { kind: "ask", container };
}

/** Asks each; none is asked where there is none. */
export function askAny(lookups: readonly Lookup[]): Lookup {
  const some = lookups.filter(({ kind }) => kind !== "nobody");
  const [only] = some;
  if (only === undefined) return nobody;
  return some.length === 1 ? only : { kind: "any", of: some };
}

/** Chooses by a bit; not at all where one side is empty, because the other side says no by itself. */
export function byBit(bit: number, zero: Lookup, one: Lookup): Lookup {
  if (zero.kind === "nobody") return one;
  return one.kind === "nobody" ? zero : { kind: "bit", bit, zero, one };
}

export function byFamily(v4: Lookup, v6: Lookup): Lookup {
  if (v4.kind === "nobody") return v6;
  return v6.kind === "nobody" ? v4 : { kind: "family", v4, v6 };
}

export function keyOf(ipv6Prefix: KeyPrefix | undefined): Key {
  return ipv6Prefix === undefined ? "address" : `network${ipv6Prefix}`;
}

/** The containers that a lookup may ask, in order. */
export function containersOf(lookup: Lookup): readonly Container[] {
  switch (lookup.kind) {
    case "nobody":
      return [];
    case "ask":
      return [lookup.container];
    case "any":
      return lookup.of.flatMap(containersOf);
    case "family":
      return [...containersOf(lookup.v4), ...containersOf(lookup.v6)];
    case "bit":
      return [...containersOf(lookup.zero), ...containersOf(lookup.one)];
    case "hash":
      return [...containersOf(lookup.low), ...containersOf(lookup.high)];
  }
}

/** The keys whose hash, or whose text other than the address, a lookup needs. */
export function keysOf(lookup: Lookup): {
  readonly hashed: ReadonlySet<Key>;
  readonly asked: ReadonlySet<Key>;
} {
  const hashed = new Set<Key>();
  const asked = new Set<Key>();
  const walk = (part: Lookup): void => {
    switch (part.kind) {
      case "nobody":
        return;
      case "ask":
        if (part.container.kind === "dictionary") asked.add(keyOf(part.container.ipv6Prefix));
        return;
      case "any":
        part.of.forEach(walk);
        return;
      case "family":
        walk(part.v4);
        walk(part.v6);
        return;
      case "bit":
        walk(part.zero);
        walk(part.one);
        return;
      case "hash":
        hashed.add(part.key);
        walk(part.low);
        walk(part.high);
        return;
    }
  };
  walk(lookup);
  return { hashed, asked };
}
