import type { CustomPatternMatcherReturn, IToken } from "chevrotain";

/** Where in a text the last long string of each tag ends: the offset of `"TAG}`. */
type LastEnds = ReadonlyMap<string, number>;

/** The lexer hands the same object to every match within one text. */
const known = new WeakMap<object, LastEnds>();

const opening = /\{(\w*)"/y;

/**
 * Reads `{"…"}` or `{TAG"…"TAG}`. Where no end follows, it is none: `{log"x";}` is a brace and a statement.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/types/string/
 */
export function readLongString(
  text: string,
  offset: number,
  _tokens: readonly IToken[],
  groups: object,
): CustomPatternMatcherReturn | null {
  opening.lastIndex = offset;
  const tag = opening.exec(text)?.[1];
  if (tag === undefined) return null;
  // A text may be full of tags that end nowhere; none of them may cost a search through all of it.
  let lastEnds = known.get(groups);
  if (lastEnds === undefined) known.set(groups, (lastEnds = findLastEnds(text)));
  const from = offset + tag.length + 2;
  const last = lastEnds.get(tag);
  if (last === undefined || last < from) return null;
  const end = text.indexOf(`"${tag}}`, from) + tag.length + 2;
  return [text.slice(offset, end)];
}

function findLastEnds(text: string): LastEnds {
  const ends = new Map<string, number>();
  for (const { 1: tag = "", index } of text.matchAll(/"(\w*)\}/g)) ends.set(tag, index);
  return ends;
}
