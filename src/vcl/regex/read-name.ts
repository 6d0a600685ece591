import { code, isDigit, isWordCharacter } from "./characters.js";
import type { Reader } from "./reader.js";

/** The longest name of a group, in bytes. Since 10.44 it is 128. */
const longestName = 32;

/**
 * Reads a group's name up to its terminator and steps over that.
 *
 * @param start where the item that holds the name starts, for a message
 */
export function readGroupName(
  reader: Reader,
  terminator: number,
  start: number,
): string | undefined {
  const first = reader.position;
  if (reader.position >= reader.end) return reader.fail("name-expected", start);
  if (isDigitOfName(reader, reader.peek())) return reader.fail("name-digit", first, first + 1);
  while (isNameCharacter(reader, reader.peek())) reader.position++;
  const name = reader.textFrom(first);
  if (reader.bytesFrom(first) > longestName) return reader.fail("name-too-long", first);
  if (reader.position === first) return reader.fail("name-expected", start, reader.position + 1);
  if (reader.peek() !== terminator) return reader.fail("name-not-closed", first);
  reader.position++;
  return name;
}

/** Reads the name behind `(*`, which may be empty. */
export function readVerbName(reader: Reader): string {
  const first = reader.position;
  while (isWordCharacter(reader.peek())) reader.position++;
  return reader.textFrom(first);
}

/** The character that closes a name in braces, angle brackets or apostrophes. */
export function terminatorOf(opening: number): number | undefined {
  switch (opening) {
    case code.openBrace:
      return code.closeBrace;
    case code.less:
      return code.greater;
    case code.apostrophe:
      return code.apostrophe;
    default:
      return undefined;
  }
}

function isNameCharacter(reader: Reader, unit: number): boolean {
  if (unit < 0x80 || !reader.utf) return isWordCharacter(unit);
  return /[\p{L}\p{Nd}]/u.test(String.fromCodePoint(unit));
}

function isDigitOfName(reader: Reader, unit: number): boolean {
  if (unit < 0x80 || !reader.utf) return isDigit(unit);
  return /\p{Nd}/u.test(String.fromCodePoint(unit));
}
