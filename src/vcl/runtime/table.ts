import type { VclType } from "../types/type.js";
import type { Value } from "./value.js";

/** A table, or an edge dictionary, whose values are all STRING. */
export interface Table {
  readonly name: string;
  readonly type: VclType;
  /** Keys and STRING values in bytes. Content may change while VCL runs: dictionaries live outside of versions. */
  readonly entries: ReadonlyMap<string, Value>;
}

/**
 * A table of the entries. Of two with one key the first counts, which Fastly does not document.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/declarations/table/
 */
export function newTable(
  name: string,
  type: VclType,
  entries: Iterable<readonly [key: string, value: Value]>,
): Table {
  const known = new Map<string, Value>();
  for (const [key, value] of entries) if (!known.has(key)) known.set(key, value);
  return { name, type, entries: known };
}
