/** Searches for a text in another, in linear time whatever the two are. */

/** Up to here, the engine's own search is fast enough in its worst case, too. */
const shortNeedle = 32;

/** Where the needle first stands; -1 when it does not. */
export function find(text: string, needle: string): number {
  if (needle.length <= shortNeedle) return text.indexOf(needle);
  for (const at of positionsOf(text, needle)) return at;
  return -1;
}

/** The pieces between occurrences of the needle, which is not empty. */
export function splitAt(text: string, needle: string): readonly string[] {
  if (needle.length <= shortNeedle) return text.split(needle);
  const pieces: string[] = [];
  let from = 0;
  for (const at of positionsOf(text, needle)) {
    pieces.push(text.slice(from, at));
    from = at + needle.length;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** Where the needle stands, without those that overlap the one before (Knuth, Morris and Pratt). */
function* positionsOf(text: string, needle: string): Generator<number> {
  const borders = bordersOf(needle);
  let matched = 0;
  for (let at = 0; at < text.length; at++) {
    matched = advance(needle, borders, matched, text.charCodeAt(at));
    if (matched === needle.length) {
      yield at - matched + 1;
      matched = 0;
    }
  }
}

/** For each prefix, the length of the longest other prefix that it ends with. */
function bordersOf(needle: string): Int32Array {
  const borders = new Int32Array(needle.length);
  for (let at = 1; at < needle.length; at++) {
    borders[at] = advance(needle, borders, borders[at - 1] ?? 0, needle.charCodeAt(at));
  }
  return borders;
}

/** How much of the needle is matched behind one more byte. */
function advance(needle: string, borders: Int32Array, matched: number, code: number): number {
  let length = matched;
  while (length > 0 && needle.charCodeAt(length) !== code) length = borders[length - 1] ?? 0;
  return needle.charCodeAt(length) === code ? length + 1 : length;
}
