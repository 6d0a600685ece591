import { hexByte } from "./text.js";

/**
 * Percent-encodes every byte but unreserved ones, with capital digits (not documented, but observed by others).
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/urlencode/
 */
export function percentEncode(text: string): string {
  return text.replace(
    /[^A-Za-z0-9._~-]/g,
    (byte) => `%${hexByte(byte.charCodeAt(0)).toUpperCase()}`,
  );
}

/**
 * Decodes escapes once, into bytes; `+` is a space; the text ends at a NUL. What is no escape stays as it is
 * (not documented).
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/urldecode/
 */
export function percentDecode(text: string): string {
  if (!/[%+]/.test(text)) return text;
  const decoded = text.replace(/\+|%([0-9A-Fa-f]{2})/g, (_, hex: string | undefined) =>
    hex === undefined ? " " : String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const nul = decoded.indexOf("\0");
  return nul < 0 ? decoded : decoded.slice(0, nul);
}
