import { implement } from "../implement.js";
import { find, splitAt } from "./find.js";
import { fail, longestText, type FunctionImplementations } from "./text.js";

/**
 * `std.prefixof`, `std.replace` and their kin: texts taken literally.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/
 */
export const replacing: FunctionImplementations = {
  /**
   * An empty string is no prefix.
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-prefixof/
   */
  "std.prefixof": implement(["STRING", "STRING"], "BOOL", (_tx, text = "", beginning = "") =>
    hasPrefix(text, beginning),
  ),

  /**
   * An empty string is no suffix.
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-suffixof/
   */
  "std.suffixof": implement(["STRING", "STRING"], "BOOL", (_tx, text = "", end = "") =>
    hasSuffix(text, end),
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-replace-prefix/ */
  "std.replace_prefix": implement(
    ["STRING", "STRING", "STRING"],
    "STRING",
    (_tx, text = "", target = "", replacement = "") =>
      hasPrefix(text, target) ? replacement + text.slice(target.length) : text,
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-replace-suffix/ */
  "std.replace_suffix": implement(
    ["STRING", "STRING", "STRING"],
    "STRING",
    (_tx, text = "", target = "", replacement = "") =>
      hasSuffix(text, target) ? text.slice(0, -target.length) + replacement : text,
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-replace/ */
  "std.replace": implement(
    ["STRING", "STRING", "STRING"],
    "STRING",
    (_tx, text = "", target = "", replacement = "") => {
      const at = target === "" ? -1 : find(text, target);
      return at < 0 ? text : text.slice(0, at) + replacement + text.slice(at + target.length);
    },
  ),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-replaceall/ */
  "std.replaceall": implement(
    ["STRING", "STRING", "STRING"],
    "STRING",
    (tx, text = "", target = "", replacement = "") => {
      if (target === "") return text;
      const pieces = splitAt(text, target);
      const length = text.length + (pieces.length - 1) * (replacement.length - target.length);
      return length > longestText ? fail(tx, "ESESOOM") : pieces.join(replacement);
    },
  ),

  /**
   * An empty needle is found at the beginning (not documented; C's `strstr`).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-strstr/
   */
  "std.strstr": implement(["STRING", "STRING"], "STRING", (_tx, haystack = "", needle = "") => {
    const at = find(haystack, needle);
    return at < 0 ? undefined : haystack.slice(at);
  }),
};

function hasPrefix(text: string, prefix: string): boolean {
  return prefix !== "" && text.startsWith(prefix);
}

function hasSuffix(text: string, suffix: string): boolean {
  return suffix !== "" && text.endsWith(suffix);
}
