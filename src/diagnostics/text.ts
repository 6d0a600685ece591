/**
 * What a terminal would act on, hide or reorder: controls, format characters (bidi overrides among them), line
 * and paragraph separators, odd spaces, private use, and halves of surrogate pairs.
 */
const invisible = /(?! )[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}]/gu;

/**
 * The text with nothing in it that a terminal would act on or hide: `\n`, `\u{202e}`. Backslashes stay as they
 * are, since the result is for reading and not for parsing.
 *
 * @param max how many characters the result may have at most, a final `…` included; work is bounded by it too
 */
export function visible(text: string, max = Number.POSITIVE_INFINITY): string {
  // Nearly every name and message is this.
  if (text.length <= max && /^[ -~]*$/.test(text)) return text;
  if (max === Number.POSITIVE_INFINITY) return text.replace(invisible, escape);
  let shown = "";
  let fitting = "";
  let width = 0;
  // A character takes two code units at most, so this is one more than can be shown.
  for (const character of text.slice(0, 2 * (max + 1))) {
    const piece = character.replace(invisible, escape);
    width += piece === character ? 1 : piece.length;
    if (width > max) return `${fitting}…`;
    shown += piece;
    if (width < max) fitting = shown;
  }
  return shown;
}

function escape(character: string): string {
  switch (character) {
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    case "\t":
      return "\\t";
    default:
      return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  }
}

/** Long enough for a path, short enough for a message. */
const longestQuote = 200;

/**
 * What a person wrote, for use inside a message: visible, and in backticks. A backtick in it becomes an
 * apostrophe, so that the quotation ends where it seems to.
 */
export function quote(text: string, max = longestQuote): string {
  return `\`${visible(text, max).replaceAll("`", "'")}\``;
}

/** Each line of a text made visible; for text that may have lines of its own, like a compiler's message. */
export function visibleLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).map((line) => visible(line));
}

/** Words beyond this are not typing errors, and distances grow with the product of the lengths. */
const longestWord = 64;

/**
 * The candidate that was probably meant by `word`, or undefined where none is close: one slip (a letter missing,
 * added, wrong, or two swapped) for each three letters, three at most. Letter case does not count. Of equally
 * close ones the first wins; the word itself is no suggestion.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  const wanted = word.toLowerCase();
  let limit = Math.min(3, Math.floor(word.length / 3));
  let best: string | undefined;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit) continue;
    const distance = slips(wanted, candidate.toLowerCase());
    if (distance > limit) continue;
    best = candidate;
    if (distance === 0) break;
    limit = distance - 1;
  }
  return best;
}

/** The Damerau-Levenshtein distance in which no letter takes part in two slips (optimal string alignment). */
function slips(from: string, to: string): number {
  let twoAbove: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (twoAbove[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    twoAbove = above;
    above = current;
  }
  return above[to.length] ?? 0;
}
