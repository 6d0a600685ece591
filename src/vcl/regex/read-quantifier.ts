import { quote } from "../../diagnostics/index.js";
import { code, isDigit } from "./characters.js";
import { type Reader, readNumber } from "./reader.js";

/** The largest number in a quantifier. */
const mostRepeats = 65_535;

export interface Counts {
  readonly min: number;
  readonly max: number;
}

/** Where a quantifier in braces ends, if one starts at this position: `{2}`, `{2,}`, `{2,3}`. */
export function endOfBraces(reader: Reader, position: number): number | undefined {
  let at = position + 1;
  if (!isDigit(reader.at(at))) return undefined;
  while (isDigit(reader.at(at))) at++;
  if (reader.at(at) === code.comma) at++;
  while (isDigit(reader.at(at))) at++;
  return reader.at(at) === code.closeBrace ? at + 1 : undefined;
}

/** Reads a quantifier that is known to be one. */
export function readCounts(reader: Reader): Counts | undefined {
  const start = reader.position;
  if (reader.take("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (reader.take("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
  if (reader.take("?")) return { min: 0, max: 1 };
  reader.position++;
  const min = readNumber(reader, mostRepeats, "quantifier-too-large");
  if (min === undefined) return undefined;
  if (reader.take("}")) return { min, max: min };
  reader.position++;
  if (reader.take("}")) return { min, max: Number.POSITIVE_INFINITY };
  const max = readNumber(reader, mostRepeats, "quantifier-too-large");
  if (max === undefined) return undefined;
  reader.position++;
  if (max < min) return reader.fail("quantifier-order", start);
  return { min, max };
}

/**
 * Notes a brace that is text here and a quantifier since PCRE2 10.43, which knows `{,3}` and takes spaces inside
 * the braces.
 */
export function noteNewQuantifier(reader: Reader): void {
  const start = reader.position;
  let at = start + 1;
  let digits = 0;
  let commas = 0;
  for (; at < start + 40; at++) {
    const unit = reader.at(at);
    if (isDigit(unit)) digits++;
    else if (unit === code.comma) commas++;
    else if (unit !== code.space && unit !== code.tab) break;
  }
  const inside = reader.textFrom(start + 1, at);
  const known = /^[ \t]*(?:\d+|\d+[ \t]*,[ \t]*\d*|,[ \t]*\d+)[ \t]*$/.test(inside);
  if (reader.at(at) !== code.closeBrace || digits === 0 || commas > 1 || !known) return;
  const counts = inside.replace(/[ \t]/g, "").replace(/^,/, "0,");
  reader.notes.push({
    start: reader.offsetOf(start),
    end: reader.offsetOf(at + 1),
    message: `${quote(`{${inside}}`)} is text before PCRE2 10.43 and a quantifier since`,
    help: `write \`{${counts}}\` for a quantifier, or \`\\{\` for a brace`,
  });
}
