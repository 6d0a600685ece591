import { subfieldOf } from "../functions/subfield-text.js";

/**
 * Fields within a header: `Cookie:session`, `Cache-Control:max-age`.
 *
 * @see https://www.fastly.com/documentation/reference/http/http-headers/
 */

/** Cookies are separated by semicolons, everything else by commas. @param key the header's name in lower case */
export function separatorOf(key: string): string {
  return key === "cookie" ? ";" : ",";
}

/** The field's value, empty when it is a key alone; undefined when it is not there. */
export function readField(header: string, field: string, separator: string): string | undefined {
  return subfieldOf(header, field, separator);
}

/** The header with the field set: in its place, or behind all others. An empty value makes it a key alone. */
export function writeField(
  header: string,
  field: string,
  value: string,
  separator: string,
): string {
  const written = value === "" ? field : `${field}=${quoted(value)}`;
  const key = field.toLowerCase();
  const parts = partsOf(header, separator);
  const at = parts.findIndex((part) => isField(part, key));
  if (at < 0) parts.push(written);
  else parts[at] = written;
  const kept = parts.filter((part, index) => index <= at || at < 0 || !isField(part, key));
  return kept.join(`${separator} `);
}

/** The header without the field; undefined when nothing else was in it. */
export function removeField(header: string, field: string, separator: string): string | undefined {
  const key = field.toLowerCase();
  const kept = partsOf(header, separator).filter((part) => !isField(part, key));
  return kept.length === 0 ? undefined : kept.join(`${separator} `);
}

/** Separators in quotes separate nothing. */
function partsOf(header: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at <= header.length; at++) {
    const character = header[at];
    if (character === '"' && header[at - 1] !== "\\") isQuoted = !isQuoted;
    if (at < header.length && (isQuoted || character !== separator)) continue;
    // Not trim(), for which bytes of UTF-8 are white space.
    const part = header.slice(start, at).replace(/^[ \t]+|[ \t]+$/g, "");
    if (part !== "") parts.push(part);
    start = at + 1;
  }
  return parts;
}

function isField(part: string, key: string): boolean {
  const equals = part.indexOf("=");
  const name = equals < 0 ? part : part.slice(0, equals).replace(/[ \t]+$/, "");
  return name.length === key.length && name.toLowerCase() === key;
}

/** A value that would not be read back whole is written as a structured field's string. */
function quoted(value: string): string {
  return /[ \t,;"]/.test(value) ? `"${value.replaceAll('"', '\\"')}"` : value;
}
