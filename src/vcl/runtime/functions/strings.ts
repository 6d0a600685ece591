import { implement } from "../implement.js";
import { rangeOf } from "./range.js";
import {
  fail,
  isAscii,
  longestText,
  lowerAscii,
  upperAscii,
  type FunctionImplementations,
} from "./text.js";
import { isUtf8 } from "./utf8-text.js";

/** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/ */
export const strings: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-strlen/ */
  "std.strlen": implement(["STRING"], "INTEGER", (_tx, text = "") => BigInt(text.length)),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-tolower/ */
  "std.tolower": implement(["STRING"], "STRING", (_tx, text = "") => lowerAscii(text)),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-toupper/ */
  "std.toupper": implement(["STRING"], "STRING", (_tx, text = "") => upperAscii(text)),

  /**
   * Letter case of ASCII only. False when a text is not set.
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-strcasecmp/
   */
  "std.strcasecmp": implement(
    ["STRING", "STRING"],
    "BOOL",
    (_tx, left, right) =>
      left !== undefined &&
      right !== undefined &&
      left.length === right.length &&
      lowerAscii(left) === lowerAscii(right),
  ),

  /**
   * UTF-8 is an error, and the result not set (the result is not documented).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-strrev/
   */
  "std.strrev": implement(["STRING"], "STRING", (tx, text = "") =>
    isAscii(text) || !isUtf8(text) ? text.split("").toReversed().join("") : fail(tx, "EUTF8"),
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-strrep/ */
  "std.strrep": implement(["STRING", "INTEGER"], "STRING", (tx, text = "", count) => {
    if (count <= 0n || text === "") return "";
    return count * BigInt(text.length) > longestText
      ? fail(tx, "ESESOOM")
      : text.repeat(Number(count));
  }),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-strpad/ */
  "std.strpad": implement(
    ["STRING", "INTEGER", "STRING"],
    "STRING",
    (tx, text = "", width, pad = "") => {
      const total = width < 0n ? -width : width;
      if (pad === "" || total <= BigInt(text.length)) return text;
      if (total > longestText) return fail(tx, "ESESOOM");
      return width < 0n ? text.padEnd(Number(total), pad) : text.padStart(Number(total), pad);
    },
  ),

  /**
   * Not set when the range is outside of the text.
   *
   * Fastly's page contradicts itself: with "a negative length counts backwards from the end",
   * `substr("abcdefg", -4, -3)` is "d", as here, while it says "de".
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/substr/
   */
  substr: implement(
    ["STRING", "INTEGER", "INTEGER?"],
    "STRING",
    (_tx, text = "", offset, length) => {
      const range = rangeOf(text.length, offset, length);
      return range === undefined ? undefined : text.slice(range.start, range.end);
    },
  ),
};
