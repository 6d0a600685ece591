import { implement } from "../implement.js";
import { rangeOf } from "./range.js";
import { fail, longestText, type FunctionImplementations } from "./text.js";
import { countCharacters, isUtf8, skipCharacters } from "./utf8-text.js";

/** @see https://www.fastly.com/documentation/reference/vcl/functions/unicode/ */
export const utf8: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/unicode/utf8-is-valid/ */
  "utf8.is_valid": implement(["STRING"], "BOOL", (_tx, text = "") => isUtf8(text)),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/unicode/utf8-codepoint-count/ */
  "utf8.codepoint_count": implement(["STRING"], "INTEGER", (_tx, text = "") =>
    BigInt(countCharacters(text) ?? 0),
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/unicode/utf8-substr/ */
  "utf8.substr": implement(
    ["STRING", "INTEGER", "INTEGER?"],
    "STRING",
    (_tx, text = "", offset, length) => {
      const total = countCharacters(text);
      const range = total === undefined ? undefined : rangeOf(total, offset, length);
      if (range === undefined) return undefined;
      const start = skipCharacters(text, 0, range.start);
      return text.slice(start, skipCharacters(text, start, range.end - range.start));
    },
  ),

  /**
   * What is not UTF-8 is an error, and the result not set (the result is not documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/unicode/utf8-strpad/
   */
  "utf8.strpad": implement(
    ["STRING", "INTEGER", "STRING"],
    "STRING",
    (tx, text = "", count, pad = "") => {
      const length = countCharacters(text);
      const padLength = countCharacters(pad);
      if (length === undefined || padLength === undefined) return fail(tx, "EUTF8");
      const total = count < 0n ? -count : count;
      if (padLength === 0 || total <= BigInt(length)) return text;
      if (total > longestText) return fail(tx, "ESESOOM");
      const missing = Number(total) - length;
      const repeats = Math.floor(missing / padLength);
      const rest = pad.slice(0, skipCharacters(pad, 0, missing % padLength));
      if (repeats * pad.length + rest.length + text.length > longestText)
        return fail(tx, "ESESOOM");
      const padding = pad.repeat(repeats) + rest;
      return count < 0n ? text + padding : padding + text;
    },
  ),
};
