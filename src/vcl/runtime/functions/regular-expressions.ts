import { implement } from "../implement.js";
import type { Captures, Pattern } from "../pattern.js";
import type { Transaction } from "../transaction.js";
import { raise } from "./fastly-error.js";
import { fail, longestText, type FunctionImplementations } from "./text.js";

/** Neither sets `re.group`. When the pattern's search is given up, nothing is replaced. */
export const regularExpressions: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/regsub/ */
  regsub: implement(
    ["STRING", "REGEX", "STRING"],
    "STRING",
    (tx, text = "", pattern, replacement = "") => {
      const match = pattern.exec(text);
      if (match === undefined) return unchanged(tx, text, pattern);
      const inserted = expanderOf(replacement)(match.captures);
      if (text.length + inserted.length > longestText) return fail(tx, "ESESOOM");
      return text.slice(0, match.index) + inserted + text.slice(match.end);
    },
  ),

  /**
   * After an empty match, the search goes on one byte further (not documented; as everywhere).
   * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/regsuball/
   */
  regsuball: implement(
    ["STRING", "REGEX", "STRING"],
    "STRING",
    (tx, text = "", pattern, replacement = "") => {
      let match = pattern.exec(text);
      if (match === undefined) return unchanged(tx, text, pattern);
      const expand = expanderOf(replacement);
      const pieces: string[] = [];
      let length = 0;
      let copied = 0;
      let from = 0;
      while (match !== undefined) {
        const inserted = expand(match.captures);
        pieces.push(text.slice(copied, match.index), inserted);
        length += match.index - copied + inserted.length;
        if (length > longestText) return fail(tx, "ESESOOM");
        copied = match.end;
        from = match.end > match.index ? match.end : match.end + 1;
        match = from > text.length ? undefined : pattern.exec(text, from);
      }
      return pattern.failure === undefined
        ? pieces.join("") + text.slice(copied)
        : unchanged(tx, text, pattern);
    },
  ),
};

function unchanged(transaction: Transaction, text: string, { failure }: Pattern): string {
  if (failure !== undefined) raise(transaction, "EREGRECUR");
  return text;
}

/**
 * What a replacement becomes: `\1` to `\9` and `\{1}` to `\{19}` stand for groups, which are empty when they took
 * no part. Not documented: `\0` is the whole match; before anything else, a backslash goes.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/regsub/
 */
function expanderOf(replacement: string): (captures: Captures) => string {
  if (!replacement.includes("\\")) return () => replacement;
  return (captures) =>
    replacement.replace(
      /\\(?:([0-9])|\{([0-9]{1,2})\}|([^]))/g,
      (_, digit?: string, braced?: string, other?: string) =>
        other ?? captures[Number(digit ?? braced)] ?? "",
    );
}
