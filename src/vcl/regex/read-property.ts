import { code, isLetter, isSpace } from "./characters.js";
import { isProperty } from "./properties.js";
import type { Reader } from "./reader.js";

/** The longest name in braces, spaces, hyphens and underscores left out. */
const longestName = 49;

/** Reads what follows `\p` or `\P`, up to its end. */
export function readProperty(
  reader: Reader,
  start: number,
): { readonly name: string; readonly negate: boolean } | undefined {
  const unit = reader.peek();
  reader.position++;
  let name = "";
  let negate = false;
  if (unit === code.openBrace) {
    negate = reader.take("^");
    const read = readBracedName(reader, start);
    if (read === undefined) return undefined;
    name = read;
  } else if (isLetter(unit)) {
    name = String.fromCharCode(unit).toLowerCase();
  } else {
    return reader.fail("property-malformed", start);
  }
  if (!isProperty(name)) return reader.fail("property-unknown", start);
  return { name, negate };
}

function readBracedName(reader: Reader, start: number): string | undefined {
  let name = "";
  while (name.length < longestName) {
    const unit = reader.peek();
    reader.position++;
    if (unit === code.closeBrace) return name;
    if (unit <= 0) break;
    if (unit === 0x5f || unit === code.hyphen || isSpace(unit)) continue;
    name += unit < 0x80 ? String.fromCharCode(unit).toLowerCase() : "?";
  }
  return reader.fail("property-malformed", start, Math.min(reader.position, start + 60));
}
