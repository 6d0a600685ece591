/** Text of unknown origin made fit to be shown: on a terminal, in a message, in a file. */

/** Controls, format characters (direction marks among them), odd spaces, private use, halves of surrogate pairs. */
const invisible = /(?! )[\p{C}\p{Z}]/gu;

/**
 * The text with everything visible that would not be: line breaks as `\n`, other controls as `\x1b`, and marks
 * that change the direction of writing as `\u{202e}`.
 *
 * @param max characters at the most; the rest becomes `…`
 */
export function visible(text: string, max = 1_000): string {
  return shorten(text, max).replace(invisible, (character) => {
    if (character === "\n") return String.raw`\n`;
    if (character === "\r") return String.raw`\r`;
    if (character === "\t") return String.raw`\t`;
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100
      ? `\\x${code.toString(16).padStart(2, "0")}`
      : `\\u{${code.toString(16).padStart(4, "0")}}`;
  });
}

/** At most so many characters; a text of a megabyte costs no more than a short one. */
function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const characters = Array.from(text.slice(0, 2 * (max + 1)));
  return characters.length > max ? `${characters.slice(0, max).join("")}…` : text;
}

/** What the user wrote, in backticks, as messages quote it. */
export function quote(text: string, max = 60): string {
  return `\`${visible(text, max).replaceAll("`", "'")}\``;
}

const longestWord = 64;

/** The candidate that the word is a slip of, if one is close enough. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > longestWord) return undefined;
  const most = word.length <= 3 ? 1 : 2;
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const steps = distance(word.toLowerCase(), candidate.toLowerCase());
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** Letters inserted, left out, changed, or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const added = (current[column - 1] ?? 0) + 1;
      const dropped = (last[column] ?? 0) + 1;
      const swaps = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = swaps ? (beforeLast[column - 2] ?? Number.POSITIVE_INFINITY) + 1 : changed;
      current.push(Math.min(changed, added, dropped, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
