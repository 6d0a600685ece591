/**
 * The text fields of a request. `raw` asks for the value as it was sent; otherwise it is normalised as
 * docs/semantics.md says. `key` is the name of the header, cookie or query parameter.
 */
export interface TextField {
  readonly name: TextFieldName;
  readonly raw: boolean;
  readonly key?: string;
}

export type TextFieldName =
  "method" | "path" | "url" | "host" | "userAgent" | "header" | "cookie" | "query";

interface FieldFacts {
  /** Whether a request may lack the field. */
  readonly optional: boolean;
  /** Whether letter case is folded when the field is not raw. */
  readonly foldsCase: boolean;
}

export const fieldFacts: Record<TextFieldName, FieldFacts> = {
  method: { optional: false, foldsCase: false },
  path: { optional: false, foldsCase: false },
  url: { optional: false, foldsCase: false },
  host: { optional: true, foldsCase: true },
  userAgent: { optional: true, foldsCase: true },
  header: { optional: true, foldsCase: false },
  cookie: { optional: true, foldsCase: false },
  query: { optional: true, foldsCase: false },
};

/** One string per field, equal exactly when the fields are. Header names are equal in any letter case. */
export function fieldId(field: TextField): string {
  const key = field.name === "header" ? field.key?.toLowerCase() : field.key;
  return `${field.name}${field.raw ? ".raw" : ""}${key === undefined ? "" : `:${key}`}`;
}

/** The field as an author writes it, for messages and comments. */
export function describeField(field: TextField): string {
  const key = field.key === undefined ? "" : `(${JSON.stringify(field.key)})`;
  return `req.${field.name}${key}${field.raw ? ".raw" : ""}`;
}
