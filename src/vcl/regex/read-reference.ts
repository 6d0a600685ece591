import { code } from "./characters.js";
import { readOctal } from "./read-code.js";
import type { Escape } from "./read-escape.js";
import { readGroupName, terminatorOf } from "./read-name.js";
import { type Reader, mostGroups, readGroupNumber } from "./reader.js";

/** `\g1`, `\g{-1}`, `\g{name}` refer back; `\g<1>` and `\g'name'` call. The `g` has been read. */
export function readBackslashG(reader: Reader, start: number): Escape | undefined {
  const opening = reader.peek();
  const terminator = terminatorOf(opening);
  if (terminator === undefined) {
    const number = readGroupNumber(reader);
    if (number !== undefined) return referTo(reader, start, number);
    return reader.fail("g-syntax", start, reader.position + 1);
  }
  reader.position++;
  const number = readGroupNumber(reader);
  if (reader.problem !== undefined) return undefined;
  if (number === undefined) {
    const name = readGroupName(reader, terminator, start);
    if (name === undefined) return undefined;
    reader.refer(name, start);
    return { kind: opening === code.openBrace ? "backreference" : "call", group: name };
  }
  if (reader.peek() !== terminator) return reader.fail("g-syntax", start, reader.position + 1);
  reader.position++;
  if (opening === code.openBrace) return referTo(reader, start, number);
  reader.refer(number, start);
  return { kind: "call", group: number };
}

function referTo(reader: Reader, start: number, number: number): Escape | undefined {
  if (number === 0) return reader.fail("non-existent-group", start);
  reader.refer(number, start);
  return { kind: "backreference", group: number };
}

/** Reads the name behind `\k`. */
export function readBackslashK(reader: Reader, start: number): string | undefined {
  const terminator = terminatorOf(reader.peek());
  if (terminator === undefined) return reader.fail("k-syntax", start, reader.position + 1);
  reader.position++;
  const name = readGroupName(reader, terminator, start);
  if (name !== undefined) reader.refer(name, start);
  return name;
}

/**
 * Reads `\1` to `\9` and longer numbers, whose first digit has been read. Outside a class such a number refers to a
 * group if it has one digit, starts with 8 or 9, or if there are that many groups before it; else it is octal.
 */
export function readDigits(reader: Reader, start: number, inClass: boolean): Escape | undefined {
  const afterFirst = reader.position;
  const first = reader.at(afterFirst - 1);
  if (!inClass) {
    const number = readPlainNumber(reader, afterFirst - 1);
    if (number !== undefined && (number < 10 || first >= code.eight || number <= reader.captures)) {
      if (number > mostGroups) return reader.fail("group-number-too-large", start);
      return referTo(reader, start, number);
    }
    reader.position = afterFirst;
  }
  if (first >= code.eight) return { kind: "character", code: first };
  const character = readOctal(reader, start, first - code.zero);
  return character === undefined ? undefined : { kind: "character", code: character };
}

/** Numbers beyond this are not taken for a group's. */
const largestNumber = 214_748_363;

function readPlainNumber(reader: Reader, from: number): number | undefined {
  let value = 0;
  reader.position = from;
  while (reader.peek() >= code.zero && reader.peek() <= code.nine) {
    value = value * 10 + reader.peek() - code.zero;
    reader.position++;
    if (value > largestNumber) return undefined;
  }
  return value;
}
