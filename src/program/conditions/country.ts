import type { Origin } from "../origin.js";

/**
 * True when the client's country is one of `codes` (ISO 3166-1 alpha-2), or when `unknown` is set and the
 * country is not known.
 */
export interface CountryCondition {
  readonly kind: "country";
  readonly codes: readonly string[];
  readonly unknown: boolean;
  readonly origin?: Origin;
}

export const CountryCondition = Object.freeze({
  create(codes: readonly string[], unknown: boolean, origin?: Origin): CountryCondition {
    const sorted = Object.freeze([...new Set(codes)].sort());
    return Object.freeze({ kind: "country", codes: sorted, unknown, ...(origin && { origin }) });
  },
});
