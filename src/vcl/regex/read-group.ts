import { code, isDigit } from "./characters.js";
import type { Opening } from "./frame.js";
import type { Options } from "./options.js";
import { readCallout } from "./read-callout.js";
import { readCondition } from "./read-condition.js";
import { readGroupName } from "./read-name.js";
import { readOptions } from "./read-options.js";
import { readStarred } from "./read-verb.js";
import { type Reader, mostGroups, readGroupNumber } from "./reader.js";
import type { Backreference, Call, Callout, Verb } from "./tree.js";

/** What a parenthesis starts. */
export type Parenthesis =
  | {
      readonly kind: "open";
      readonly opening: Opening;
      /** The options inside, where they change. */
      readonly options?: Options;
      /** `(?(` before a lookaround, whose parenthesis comes next. */
      readonly expectsLook?: true;
    }
  /** `(?i)` */
  | { readonly kind: "options"; readonly options: Options }
  | { readonly kind: "item"; readonly node: Verb | Callout | Call | Backreference };

/** Reads what starts with the parenthesis that is the next character. */
export function readParenthesis(reader: Reader): Parenthesis | undefined {
  const start = reader.position;
  const next = reader.peek(1);
  if (next < 0) return reader.fail("group-not-closed", start, start + 1);
  if (next === code.question) return readQuestion(reader, start);
  if (next === code.asterisk) return readAsterisk(reader, start);
  reader.position++;
  if (reader.options.noCapture) return open({ kind: "group", type: "plain" });
  return openCapture(reader, start, undefined);
}

function readAsterisk(reader: Reader, start: number): Parenthesis | undefined {
  const next = reader.peek(2);
  // `(*)` is an asterisk with nothing to repeat.
  if (next < 0 || next === code.close) {
    return reader.fail("nothing-to-repeat", start + 1, start + 2);
  }
  const read = readStarred(reader);
  if (read === undefined) return undefined;
  return read.kind === "verb" ? item(read) : open(read);
}

function readQuestion(reader: Reader, start: number): Parenthesis | undefined {
  reader.position += 2;
  const unit = reader.peek();
  if (unit < 0) return reader.fail("group-not-closed", start);
  const next = reader.peek(1);
  if (isDigit(unit) || (unit === code.hyphen && isDigit(next))) return readCall(reader, start);
  switch (unit) {
    case code.plus:
      if (isDigit(next)) return readCall(reader, start);
      return reader.fail("relative-number-missing", start, reader.position + 1);
    case code.P:
      reader.position++;
      return readPython(reader, start);
    case code.R:
      reader.position++;
      if (!reader.take(")")) return reader.fail("recursion-syntax", start);
      return item({ kind: "call", group: 0, ...reader.spanFrom(start) });
    case code.ampersand:
      reader.position++;
      return readNamedCall(reader, start);
    case code.C: {
      reader.position++;
      const callout = readCallout(reader, start);
      return callout && item(callout);
    }
    case code.open:
      return readConditional(reader, start);
    case code.greater:
      return take(reader, 1, { kind: "group", type: "atomic" });
    case code.equals:
    case code.exclamation:
    case code.asterisk:
      return take(reader, 1, look(false, unit));
    case code.less:
      if (next === code.equals || next === code.exclamation || next === code.asterisk) {
        return take(reader, 2, look(true, next));
      }
      reader.position++;
      return readNamed(reader, start, code.greater);
    case code.apostrophe:
      reader.position++;
      return readNamed(reader, start, code.apostrophe);
    case code.bar:
      reader.sharesNumbers = true;
      return take(reader, 1, { kind: "group", type: "branchReset" });
    default: {
      const options = readOptions(reader, start);
      if (options === undefined) return undefined;
      if (reader.take(")")) return { kind: "options", options };
      reader.position++;
      return { kind: "open", opening: { kind: "group", type: "plain" }, options };
    }
  }
}

function readCall(reader: Reader, start: number): Parenthesis | undefined {
  const number = readGroupNumber(reader);
  if (number === undefined) return undefined;
  if (!reader.take(")")) return reader.fail("group-not-closed", start, reader.position + 1);
  reader.refer(number, start);
  return item({ kind: "call", group: number, ...reader.spanFrom(start) });
}

function readNamedCall(reader: Reader, start: number): Parenthesis | undefined {
  const name = readGroupName(reader, code.close, start);
  if (name === undefined) return undefined;
  reader.refer(name, start);
  return item({ kind: "call", group: name, ...reader.spanFrom(start) });
}

/** `(?P<name>…)`, `(?P=name)` and `(?P>name)`; `(?P` has been read. */
function readPython(reader: Reader, start: number): Parenthesis | undefined {
  if (reader.position >= reader.end) return reader.fail("group-not-closed", start);
  if (reader.take("<")) return readNamed(reader, start, code.greater);
  if (reader.take(">")) return readNamedCall(reader, start);
  if (!reader.take("=")) return reader.fail("python-syntax", start, reader.position + 1);
  const name = readGroupName(reader, code.close, start);
  if (name === undefined) return undefined;
  reader.refer(name, start);
  const { ignoreCase } = reader.options;
  return item({ kind: "backreference", group: name, ignoreCase, ...reader.spanFrom(start) });
}

function readNamed(reader: Reader, start: number, terminator: number): Parenthesis | undefined {
  const nameStart = reader.position;
  const name = readGroupName(reader, terminator, start);
  return name === undefined ? undefined : openCapture(reader, start, { name, nameStart });
}

function openCapture(
  reader: Reader,
  start: number,
  named: { readonly name: string; readonly nameStart: number } | undefined,
): Parenthesis | undefined {
  if (reader.captures >= mostGroups) return reader.fail("too-many-groups", start);
  const number = ++reader.captures;
  if (named !== undefined) {
    const reason = reader.names.add(named.name, number, reader.options.duplicateNames);
    if (reason !== undefined) return reader.fail(reason, named.nameStart, reader.position - 1);
  }
  return open({ kind: "capture", number, name: named?.name });
}

function readConditional(reader: Reader, start: number): Parenthesis | undefined {
  reader.position++;
  if (reader.position >= reader.end) return reader.fail("group-not-closed", start);
  const unit = reader.peek();
  if (unit === code.question || unit === code.asterisk) {
    reader.position--;
    return {
      kind: "open",
      opening: { kind: "conditional", condition: undefined },
      expectsLook: true,
    };
  }
  const condition = readCondition(reader, start);
  return condition && open({ kind: "conditional", condition });
}

function look(behind: boolean, unit: number): Opening {
  return {
    kind: "look",
    behind,
    negate: unit === code.exclamation,
    atomic: unit !== code.asterisk,
  };
}

function take(reader: Reader, length: number, opening: Opening): Parenthesis {
  reader.position += length;
  return open(opening);
}

function open(opening: Opening): Parenthesis {
  return { kind: "open", opening };
}

function item(node: Verb | Callout | Call | Backreference): Parenthesis {
  return { kind: "item", node };
}
