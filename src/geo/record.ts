/** What a database says of an address. */
export type CountryRecord =
  | { readonly kind: "country"; readonly code: string }
  /** The record is about a place, but names no country. */
  | { readonly kind: "unknown" }
  /** The record is about something else: a database of networks, say. */
  | { readonly kind: "other" };

/** Keys by which records are known that are about places, in GeoLite2, GeoIP2 and databases made like them. */
const placeKeys = ["continent", "city", "location", "registered_country", "represented_country"];

/**
 * The country in a record of a MaxMind database. That is where the address is thought to be used, and not the
 * country in which it is registered (`registered_country`).
 *
 * @param record `{ country: { iso_code: "US" } }` as in GeoLite2 and GeoIP2, or `{ country_code: "US" }`
 */
export function readCountry(record: unknown): CountryRecord {
  // Nothing is stored of most reserved addresses.
  if (record === null || record === undefined) return { kind: "unknown" };
  if (!isObject(record)) return { kind: "other" };
  if (isObject(record.country)) return codeOf(record.country.iso_code);
  if ("country_code" in record) return codeOf(record.country_code);
  return placeKeys.some((key) => Object.hasOwn(record, key))
    ? { kind: "unknown" }
    : { kind: "other" };
}

function codeOf(code: unknown): CountryRecord {
  return typeof code === "string" && /^[A-Z]{2}$/.test(code) && code !== "ZZ"
    ? { kind: "country", code }
    : { kind: "unknown" };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
