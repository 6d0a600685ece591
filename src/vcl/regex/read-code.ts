import { code, hexValue, isOctalDigit } from "./characters.js";
import type { Reader } from "./reader.js";

/** Reads what follows `\x`: up to two digits, or any number of them in braces. */
export function readHex(reader: Reader, start: number, inBraces = false): number | undefined {
  if (inBraces || reader.peek() === code.openBrace) {
    reader.position++;
    return readBraced(reader, start, 16);
  }
  let value = 0;
  for (let digits = 0; digits < 2 && hexValue(reader.peek()) >= 0; digits++) {
    value = value * 16 + hexValue(reader.peek());
    reader.position++;
  }
  if (reader.position === start + 2) {
    reader.notes.push({
      ...reader.spanFrom(start),
      message: "`\\x` without digits is a NUL character before PCRE2 10.45 and an error since",
      help: "write the character's code, as in `\\x2f`",
    });
  }
  return value;
}

/** Reads `{57}` behind `\o`. */
export function readOctalBraces(reader: Reader, start: number): number | undefined {
  if (!reader.take("{")) return reader.fail("octal-brace", start, reader.position + 1);
  return readBraced(reader, start, 8);
}

/** Reads two digits at most, which follow the first. */
export function readOctal(reader: Reader, start: number, first: number): number | undefined {
  let value = first;
  for (let digits = 0; digits < 2 && isOctalDigit(reader.peek()); digits++) {
    value = value * 8 + reader.peek() - code.zero;
    reader.position++;
  }
  if (!reader.utf && value > 0xff) return reader.fail("octal-too-large", start);
  return value;
}

function readBraced(reader: Reader, start: number, base: 8 | 16): number | undefined {
  if (reader.position >= reader.end || reader.peek() === code.closeBrace) {
    return reader.fail("digits-missing", start, reader.position + 1);
  }
  const most = reader.utf ? 0x10ffff : 0xff;
  let value = 0;
  let tooLarge = false;
  for (;;) {
    const digit = hexValue(reader.peek());
    if (digit < 0 || digit >= base) break;
    reader.position++;
    value = tooLarge ? value : value * base + digit;
    tooLarge ||= value > most;
  }
  if (tooLarge) return reader.fail("code-point-too-large", start, reader.position + 1);
  if (!reader.take("}")) {
    return reader.fail(base === 8 ? "octal-digit" : "hex-digit", start, reader.position + 1);
  }
  if (reader.utf && value >= 0xd800 && value <= 0xdfff) return reader.fail("surrogate", start);
  return value;
}
