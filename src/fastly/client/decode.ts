/**
 * Reading Fastly's JSON, which spells the same number or flag differently from one kind of record to the next. What is
 * not as documented is undefined, and becomes the error `unexpected`.
 */

export type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list, all of whose records can be read. */
export function listOf<Value>(
  body: unknown,
  read: (fields: Fields) => Value | undefined,
): readonly Value[] | undefined {
  if (!Array.isArray(body)) return undefined;
  const values: Value[] = [];
  for (const record of body) {
    const value = isRecord(record) ? read(record) : undefined;
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** A text that has to be there, with something in it. */
export function name(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A text that may be left out. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** `true`, `1`, `"1"` or `"true"`. */
export function flag(value: unknown): boolean {
  return value === true || value === 1 || value === "1" || value === "true";
}

/** A whole number that is not negative, as such or as text. */
export function count(value: unknown): number | undefined {
  if (typeof value === "string") return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
