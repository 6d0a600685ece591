import { code, isDigit } from "./characters.js";
import { readGroupName, terminatorOf } from "./read-name.js";
import { type Reader, mostGroups, readGroupNumber, readNumber } from "./reader.js";
import type { Condition } from "./tree.js";

/** Reads the condition of `(?(…)`, whose second parenthesis has been read, and the parenthesis that closes it. */
export function readCondition(reader: Reader, start: number): Condition | undefined {
  const condition = readInside(reader, start);
  if (condition === undefined) return undefined;
  if (reader.take(")")) return condition;
  return reader.fail("condition-not-closed", start);
}

function readInside(reader: Reader, start: number): Condition | undefined {
  const number = readGroupNumber(reader);
  if (reader.problem !== undefined) return undefined;
  if (number === 0) return reader.fail("non-existent-group", start);
  if (number !== undefined) {
    reader.refer(number, start);
    return { kind: "group", group: number };
  }
  if (reader.sees("VERSION") && reader.peek(9) >= 0 && reader.peek(7) !== code.close) {
    return readVersion(reader, start);
  }
  if (reader.take("R&")) {
    const name = readNameOnly(reader, start);
    if (name !== undefined) reader.refer(name, start);
    return name === undefined ? undefined : { kind: "recursion", group: name };
  }
  const opening = reader.peek();
  if (opening === code.less || opening === code.apostrophe) {
    reader.position++;
    const name = readGroupName(reader, terminatorOf(opening) ?? opening, start);
    if (name === undefined) return undefined;
    reader.refer(name, start);
    return { kind: "group", group: name };
  }
  const name = readNameOnly(reader, start);
  if (name === undefined) return undefined;
  if (name === "DEFINE") return { kind: "define" };
  if (/^R\d*$/.test(name)) return recursionOrGroup(reader, start, name);
  reader.refer(name, start);
  return { kind: "group", group: name };
}

/** Reads a name before a parenthesis, and leaves that. */
function readNameOnly(reader: Reader, start: number): string | undefined {
  const name = readGroupName(reader, code.close, start);
  if (name !== undefined) reader.position--;
  return name;
}

/** `VERSION=10.4`, `VERSION>=10` */
function readVersion(reader: Reader, start: number): Condition | undefined {
  reader.position += "VERSION".length;
  const atLeast = reader.take(">");
  const wrong = () => reader.fail("version-condition", start);
  if (!reader.take("=")) return wrong();
  const major = readNumber(reader, 1000, "version-condition");
  if (major === undefined) return wrong();
  let minor = 0;
  if (reader.take(".")) {
    if (!isDigit(reader.peek())) return wrong();
    minor = (reader.peek() - code.zero) * 10;
    reader.position++;
    if (isDigit(reader.peek())) minor += reader.peek() - code.zero;
    if (isDigit(reader.peek())) reader.position++;
    if (reader.peek() !== code.close) return wrong();
  }
  return { kind: "version", atLeast, major, minor };
}

/** `(?(R)`, `(?(R1)`: a group of that name, which may still come, or else a call of group 1. */
function recursionOrGroup(reader: Reader, start: number, name: string): Condition {
  const condition: Condition = { kind: "recursion", group: undefined };
  reader.recursions.push({ condition, name, start, end: reader.position });
  return condition;
}

/** Settles what `(?(R1)` means, now that all names are known. */
export function settleRecursions(reader: Reader): void {
  for (const { condition, end, name, start } of reader.recursions) {
    const number = Number(name.slice(1));
    if (reader.names.numbersOf(name).length > 0) {
      Object.assign(condition, { kind: "group", group: name } satisfies Condition);
    } else if (number > mostGroups) {
      reader.fail("group-number-too-large", start, end);
    } else if (number > reader.captures) {
      reader.fail("non-existent-group", start, end);
    } else if (number > 0) {
      Object.assign(condition, { kind: "recursion", group: number } satisfies Condition);
    }
  }
}
