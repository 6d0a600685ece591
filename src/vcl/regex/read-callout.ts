import { code, isDigit } from "./characters.js";
import type { Reader } from "./reader.js";
import { readNumber } from "./reader.js";
import type { Callout } from "./tree.js";

/** What may open a callout's text; a brace closes with a brace, everything else with itself. */
const delimiters = "`'\"^%#${";

/** Reads `(?C)`, `(?C1)` or `(?C"text")`, of which `(?C` has been read. */
export function readCallout(reader: Reader, start: number): Callout | undefined {
  if (reader.position >= reader.end) return reader.fail("group-not-closed", start);
  const argument = readArgument(reader, start);
  if (argument === undefined) return undefined;
  if (!reader.take(")")) return reader.fail("callout-close", start);
  return { kind: "callout", argument, ...reader.spanFrom(start) };
}

function readArgument(reader: Reader, start: number): number | string | undefined {
  const opening = reader.peek();
  if (opening === code.close) return 0;
  if (isDigit(opening)) return readNumber(reader, 255, "callout-number");
  if (opening > 0x7f || !delimiters.includes(String.fromCharCode(opening))) {
    return reader.fail("callout-delimiter", start, reader.position + 1);
  }
  const closing = opening === code.openBrace ? code.closeBrace : opening;
  const first = ++reader.position;
  for (;;) {
    if (reader.position >= reader.end) return reader.fail("callout-string", start);
    if (reader.peek() === closing) {
      if (reader.peek(1) !== closing) break;
      reader.position++;
    }
    reader.position++;
  }
  const mark = String.fromCharCode(closing);
  const text = reader.textFrom(first).replaceAll(mark + mark, mark);
  reader.position++;
  return text;
}
