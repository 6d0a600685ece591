import { code, isSpace } from "./characters.js";
import type { Newline } from "./read-start.js";
import type { Reader } from "./reader.js";

/** Steps over a comment, or over white space or a `#` comment under `x`. Tells whether there was one. */
export function skipIgnored(reader: Reader, newline: Newline): boolean {
  if (reader.sees("(?#")) {
    skipComment(reader);
    return true;
  }
  if (!reader.options.extended) return false;
  const unit = reader.peek();
  if (isSpace(unit) || isUnicodeSpace(unit)) {
    reader.position++;
    return true;
  }
  if (unit !== code.hash) return false;
  while (reader.position < reader.end) {
    const length = newlineLength(reader, newline);
    reader.position += Math.max(length, 1);
    if (length > 0) break;
  }
  return true;
}

function skipComment(reader: Reader): void {
  const start = reader.position;
  reader.position += 3;
  while (reader.position < reader.end && reader.peek() !== code.close) reader.position++;
  if (reader.take(")")) return;
  reader.fail("comment-not-closed", start);
}

/** The rest of what Unicode calls pattern white space. */
function isUnicodeSpace(unit: number): boolean {
  return unit === 0x85 || unit === 0x200e || unit === 0x200f || unit === 0x2028 || unit === 0x2029;
}

/** The length of the newline that comes next, or 0. */
function newlineLength(reader: Reader, newline: Newline): number {
  const unit = reader.peek();
  const isCrLf = unit === code.return && reader.peek(1) === code.newline;
  switch (newline) {
    case "LF":
      return unit === code.newline ? 1 : 0;
    case "CR":
      return unit === code.return ? 1 : 0;
    case "NUL":
      return unit === 0 ? 1 : 0;
    case "CRLF":
      return isCrLf ? 2 : 0;
    case "ANYCRLF":
      if (isCrLf) return 2;
      return unit === code.newline || unit === code.return ? 1 : 0;
    case "ANY":
      if (isCrLf) return 2;
      if (unit >= code.newline && unit <= code.return) return 1;
      return unit === 0x85 || unit === 0x2028 || unit === 0x2029 ? 1 : 0;
  }
}
