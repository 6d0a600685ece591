import { implement } from "../implement.js";
import { hexByte, type FunctionImplementations } from "./text.js";
import { isUtf8 } from "./utf8-text.js";

/** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/ */
export const escapes: FunctionImplementations = {
  /**
   * Not set when the text is not UTF-8. Digits of control characters are in lower case (not documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/json-escape/
   */
  "json.escape": implement(["STRING"], "STRING", (_tx, text = "") => {
    if (!/[^ !#-[\]-~]/.test(text)) return text;
    return isUtf8(text)
      ? text.replace(
          /[^ !#-[\]-~\x80-\xFF]|\xE2\x80[\xA8\xA9]|[\xF0-\xF4][\x80-\xBF]{3}/g,
          jsonEscape,
        )
      : undefined;
  }),

  /**
   * Digits are in lower case (not documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/cstr-escape/
   */
  cstr_escape: implement(["STRING"], "STRING", (_tx, text = "") =>
    text.replace(
      /[^ !#-[\]-~]/g,
      (byte) => cstrEscapes.get(byte) ?? `\\x${hexByte(byte.charCodeAt(0))}`,
    ),
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/xml-escape/ */
  xml_escape: implement(["STRING"], "STRING", (_tx, text = "") =>
    text.replace(/[&<>'"]/g, (character) => xmlEscapes.get(character) ?? character),
  ),
};

const jsonEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\f", "\\f"],
  ["\r", "\\r"],
  ["\xE2\x80\xA8", "\\u2028"],
  ["\xE2\x80\xA9", "\\u2029"],
]);

/** @param bytes a control character, or a character of four bytes */
function jsonEscape(bytes: string): string {
  const known = jsonEscapes.get(bytes);
  if (known !== undefined) return known;
  if (bytes.length === 1) return `\\u00${hexByte(bytes.charCodeAt(0))}`;
  const bits = (index: number) => bytes.charCodeAt(index) & 0x3f;
  const codePoint =
    ((bytes.charCodeAt(0) & 0x07) << 18) | (bits(1) << 12) | (bits(2) << 6) | bits(3);
  const surrogate = (unit: number) => `\\u${unit.toString(16).toUpperCase()}`;
  const offset = codePoint - 0x10000;
  return surrogate(0xd800 + (offset >> 10)) + surrogate(0xdc00 + (offset & 0x3ff));
}

const cstrEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\b", "\\b"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\v", "\\v"],
  ["\r", "\\r"],
]);

const xmlEscapes: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ["'", "&apos;"],
  ['"', "&quot;"],
]);
