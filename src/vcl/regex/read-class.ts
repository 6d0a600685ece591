import { code } from "./characters.js";
import { readEscape } from "./read-escape.js";
import { endOfPosix, isPosixName } from "./read-posix.js";
import { readProperty } from "./read-property.js";
import type { Reader } from "./reader.js";
import type { CharacterClass, ClassMember, Literal } from "./tree.js";

const backspace = 0x08;

/** What a hyphen would mean, and where the range that it started begins. */
type Range = "none" | "possible" | "started";

/** Reads a class whose bracket is the next character. */
export function readClass(reader: Reader): CharacterClass | undefined {
  const start = reader.position;
  const posix = endOfPosix(reader, start);
  if (posix !== undefined) {
    const isClass = reader.at(start + 1) === code.colon;
    return reader.fail(isClass ? "posix-outside" : "posix-collating", start, posix + 2);
  }
  reader.position++;
  const negate = readNegation(reader);
  const members = new Members(reader, start);
  if (!members.read()) return undefined;
  return {
    kind: "class",
    negate,
    ignoreCase: reader.options.ignoreCase,
    members: members.list,
    ...reader.spanFrom(start),
  };
}

/** Steps over `^`, and over what means nothing around it: `\E`, `\Q\E`, and spaces under `xx`. */
function readNegation(reader: Reader): boolean {
  let negate = false;
  for (;;) {
    if (reader.take("\\E") || reader.take("\\Q\\E")) continue;
    if (isIgnored(reader, reader.peek())) reader.position++;
    else if (!negate && reader.take("^")) negate = true;
    else return negate;
  }
}

function isIgnored(reader: Reader, unit: number): boolean {
  return reader.options.extendedMore && (unit === code.space || unit === code.tab);
}

class Members {
  readonly list: ClassMember[] = [];
  private range: Range = "none";
  /** The positions of the character that a range may start with, and of the hyphen behind it. */
  private from = 0;
  private hyphen = 0;
  private quoted = false;

  private readonly reader: Reader;
  private readonly start: number;

  constructor(reader: Reader, start: number) {
    this.reader = reader;
    this.start = start;
  }

  /** Reads the members and the closing bracket. The first member may be a bracket. */
  read(): boolean {
    const { reader } = this;
    for (let first = true; ; first = false) {
      if (reader.position >= reader.end) {
        reader.fail("class-not-closed", this.start);
        return false;
      }
      if (!first && !this.quoted && reader.peek() === code.closeBracket) break;
      this.readMember();
      if (reader.problem !== undefined) return false;
    }
    // A hyphen before the closing bracket is a character.
    if (this.range === "started") this.addLiteral(code.hyphen, this.hyphen);
    reader.position++;
    return true;
  }

  private readMember(): void {
    const { reader } = this;
    const at = reader.position;
    const unit = reader.peek();
    if (this.quoted) {
      if (reader.take("\\E")) this.quoted = false;
      else this.readLiteral();
    } else if (isIgnored(reader, unit)) {
      reader.position++;
    } else if (unit === code.backslash) {
      this.readEscape();
    } else if (unit === code.hyphen && this.range === "possible") {
      this.hyphen = at;
      this.range = "started";
      reader.position++;
    } else {
      const end = unit === code.openBracket ? endOfPosix(reader, at) : undefined;
      if (end === undefined) this.readLiteral();
      else this.readPosix(end);
    }
  }

  private readLiteral(): void {
    const at = this.reader.position++;
    this.addCharacter(this.reader.at(at), at);
  }

  private readEscape(): void {
    const { reader } = this;
    const at = reader.position;
    const escape = readEscape(reader, true);
    if (escape === undefined) return;
    switch (escape.kind) {
      case "character":
        this.addCharacter(escape.code, at);
        return;
      case "shorthand": {
        if (this.range === "started") return this.failRange();
        const { name, negate } = escape;
        this.addSet({ kind: "shorthand", name, negate, ...reader.spanFrom(at) }, at);
        return;
      }
      case "property":
        if (this.range === "started") return this.failRange();
        this.readProperty(escape.negate, at);
        return;
      case "letter":
        if (escape.letter === "b") return this.addCharacter(backspace, at);
        if (escape.letter === "Q") this.quoted = true;
        if (escape.letter === "Q" || escape.letter === "E") return;
        reader.fail("class-escape", at);
        return;
      case "backreference":
      case "call":
        reader.fail("class-escape", at);
    }
  }

  private readProperty(inverted: boolean, at: number): void {
    const { reader } = this;
    const property = readProperty(reader, at);
    if (property === undefined) return;
    const { name, negate } = property;
    const { ignoreCase } = reader.options;
    const span = reader.spanFrom(at);
    this.addSet({ kind: "property", name, negate: negate !== inverted, ignoreCase, ...span }, at);
  }

  private readPosix(end: number): void {
    const { reader } = this;
    const at = reader.position;
    reader.position = end + 2;
    if (this.range === "started") return this.failRange();
    if (reader.at(at + 1) !== code.colon) return void reader.fail("posix-collating", at);
    const negate = reader.at(at + 2) === code.caret;
    const name = reader.textFrom(at + (negate ? 3 : 2), end);
    if (!isPosixName(name)) return void reader.fail("posix-unknown", at);
    this.addSet({ kind: "posix", name, negate, ...reader.spanFrom(at) }, at);
  }

  /** A set can stand at neither end of a range; a hyphen behind it is a character only if it is the last one. */
  private addSet(set: ClassMember, at: number): void {
    const { reader } = this;
    this.list.push(set);
    this.range = "none";
    const next = reader.peek(1);
    if (reader.peek() === code.hyphen && next >= 0 && next !== code.closeBracket) {
      reader.fail("class-range-with-set", at, reader.position + 2);
    }
  }

  private failRange(): void {
    this.reader.fail("class-range-with-set", this.from);
  }

  private addCharacter(unit: number, at: number): void {
    const { list, reader } = this;
    const last = list.at(-1);
    if (this.range !== "started" || last?.kind !== "literal") {
      this.range = "possible";
      this.from = at;
      this.addLiteral(unit, at);
      return;
    }
    this.range = "none";
    const span = { start: last.start, end: reader.spanFrom(at).end };
    if (last.code > unit) return void reader.fail("range-order", this.from);
    list[list.length - 1] = { kind: "range", from: last.code, to: unit, ...span };
  }

  private addLiteral(unit: number, at: number): void {
    const { ignoreCase } = this.reader.options;
    const literal: Literal = {
      kind: "literal",
      code: unit,
      ignoreCase,
      ...this.reader.spanFrom(at),
    };
    this.list.push(literal);
  }
}
