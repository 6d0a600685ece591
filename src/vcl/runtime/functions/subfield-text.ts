import { lowerAscii } from "./text.js";

/**
 * The value of a field of a header such as `Cache-Control`, or of a text such as a query string: "" for one
 * without a value, undefined when there is none. Names have no letter case.
 *
 * How malformed texts are read is not documented; others observed it: a field begins behind any separator, even
 * one in quotes; a value ends at the separator or at white space, unless it is in quotes, which are taken off.
 *
 * @param separator one byte; undefined is a comma
 * @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/subfield/
 */
export function subfieldOf(text: string, name: string, separator = ","): string | undefined {
  const divider = separator === "" ? "," : separator;
  if (divider.length > 1 || name === "" || name.includes(divider)) return undefined;
  const wanted = lowerAscii(name);
  let start = 0;
  for (const piece of text.split(divider)) {
    const spaces = skipSpaces(piece, 0);
    const end = spaces + name.length;
    if (lowerAscii(piece.slice(spaces, end)) === wanted) {
      // In the whole text, since a value in quotes may hold separators.
      const value = valueAt(text, start + end, divider);
      if (value !== undefined) return value;
    }
    start += piece.length + 1;
  }
  return undefined;
}

/** @param from behind the name. Undefined when the name goes on here. */
function valueAt(text: string, from: number, separator: string): string | undefined {
  const equals = skipSpaces(text, from);
  if (text[equals] !== "=") {
    return equals > from || from === text.length || text[from] === separator ? "" : undefined;
  }
  const start = skipSpaces(text, equals + 1);
  const quoted = endOfQuoted(text, start);
  const end =
    quoted > 0 && isEnd(text, quoted, separator) ? quoted : endOfRun(text, start, separator);
  const value = text.slice(start, end);
  const isQuoted = value.length >= 2 && value.startsWith('"') && value.endsWith('"');
  return isQuoted ? value.slice(1, -1).replaceAll('\\"', '"') : value;
}

function skipSpaces(text: string, from: number): number {
  return searchFrom(/[^\t-\r ]/g, text, from);
}

function isEnd(text: string, at: number, separator: string): boolean {
  return at >= text.length || text[at] === separator || /[\t-\r ]/.test(text.charAt(at));
}

function endOfRun(text: string, from: number, separator: string): number {
  const end = text.indexOf(separator, from);
  return Math.min(searchFrom(/[\t-\r ]/g, text, from), end < 0 ? text.length : end);
}

/** Behind the closing quote; 0 when no quoted text begins here. */
function endOfQuoted(text: string, from: number): number {
  if (text[from] !== '"') return 0;
  const closing = searchFrom(/(?<!\\)"/g, text, from + 1);
  return closing === text.length ? 0 : closing + 1;
}

/** Where the pattern first matches at or behind `from`; the text's length when it does not. */
function searchFrom(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}
