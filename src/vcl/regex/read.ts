import { code, isLowerLetter } from "./characters.js";
import { type Frame, type Opening, nodeOf } from "./frame.js";
import { isRepeatable, readAtom, readLiteral } from "./read-atom.js";
import { readParenthesis } from "./read-group.js";
import { endOfBraces, noteNewQuantifier, readCounts } from "./read-quantifier.js";
import type { Newline } from "./read-start.js";
import type { Reader } from "./reader.js";
import { skipIgnored } from "./skip.js";
import type { Choices, PatternNode } from "./tree.js";

/** PCRE2's own limit. */
const deepest = 250;

/** Reads a whole pattern in one loop; open parentheses are on a stack, and nothing recurses. */
export class PatternReader {
  private readonly frames: Frame[] = [];
  private frame: Frame;
  /** Whether a quantifier may come next, and whether the last item is a quantifier that `?` or `+` may change. */
  private repeatable = false;
  private changeable = false;
  private quoted = false;
  /** After `(?(` a lookaround has to come, before which one callout may stand. */
  private expectsLook: "no" | "callout or look" | "look" = "no";

  private readonly reader: Reader;
  private readonly newline: Newline;

  constructor(reader: Reader, newline: Newline) {
    this.reader = reader;
    this.newline = newline;
    this.frame = this.newFrame({ kind: "pattern" }, 0, false);
  }

  read(): Choices {
    const { reader } = this;
    while (reader.position < reader.end && reader.problem === undefined) {
      if (this.frames.length > deepest) reader.fail("too-deep", this.frame.start);
      else this.readNext();
    }
    if (this.frames.length > 0) {
      reader.fail("group-not-closed", this.frame.start, this.frame.start + 1);
    }
    return this.frame.choices;
  }

  private readNext(): void {
    const { reader } = this;
    if (this.quoted) return this.readQuoted();
    if (reader.take("\\E")) return;
    if (reader.take("\\Q")) {
      this.quoted = true;
      return;
    }
    if (skipIgnored(reader, this.newline)) return;
    const isCondition = this.expectsLook !== "no";
    if (isCondition && !this.startsCondition()) {
      const { start } = this.frame;
      reader.fail("assertion-expected", start, reader.position + 1);
      return;
    }
    const mayCallOut = this.expectsLook === "callout or look";
    this.expectsLook = "no";
    const { changeable, repeatable } = this;
    this.changeable = false;
    this.repeatable = false;
    const unit = reader.peek();
    if (changeable && (unit === code.question || unit === code.plus)) return this.changeRepeat();
    switch (unit) {
      case code.asterisk:
      case code.plus:
      case code.question:
        return this.readRepeat(repeatable);
      case code.openBrace:
        if (endOfBraces(reader, reader.position) !== undefined) return this.readRepeat(repeatable);
        noteNewQuantifier(reader);
        return this.add(readLiteral(reader));
      case code.open:
        return this.readOpen(isCondition, mayCallOut);
      case code.bar:
        return this.readBar();
      case code.close:
        return this.readClose();
      default:
        return this.add(...readAtom(reader));
    }
  }

  private readQuoted(): void {
    const { reader } = this;
    if (reader.take("\\E")) {
      this.quoted = false;
      return;
    }
    if (this.expectsLook !== "no") {
      reader.fail("assertion-expected", this.frame.start, reader.position + 1);
      return;
    }
    this.changeable = false;
    this.add(readLiteral(reader));
  }

  private add(...nodes: readonly PatternNode[]): void {
    for (const node of nodes) {
      this.frame.sequence.push(node);
      this.repeatable = isRepeatable(node);
    }
  }

  private readRepeat(repeatable: boolean): void {
    const { reader } = this;
    const start = reader.position;
    const counts = readCounts(reader);
    if (counts === undefined) return;
    const node = repeatable ? this.frame.sequence.pop() : undefined;
    if (node === undefined) {
      reader.fail("nothing-to-repeat", start);
      return;
    }
    const { end } = reader.spanFrom(start);
    const mode = reader.options.ungreedy ? "lazy" : "greedy";
    this.add({ kind: "repeat", node, ...counts, mode, start: node.start, end });
    this.changeable = true;
  }

  private changeRepeat(): void {
    const { reader } = this;
    const start = reader.position++;
    const last = this.frame.sequence.pop();
    if (last?.kind !== "repeat") return;
    const inverted = reader.options.ungreedy ? "greedy" : "lazy";
    const mode = reader.at(start) === code.plus ? "possessive" : inverted;
    this.frame.sequence.push({ ...last, mode, end: reader.spanFrom(start).end });
  }

  private readOpen(isCondition: boolean, mayCallOut: boolean): void {
    const { reader } = this;
    const start = reader.position;
    const read = readParenthesis(reader);
    if (read === undefined) return;
    switch (read.kind) {
      case "options":
        reader.options = read.options;
        return;
      case "item": {
        const { node } = read;
        if (isCondition && node.kind === "callout" && mayCallOut) this.expectsLook = "look";
        return this.add(node);
      }
      case "open":
        return this.open(read.opening, start, isCondition, () => {
          reader.options = read.options ?? reader.options;
          if (read.expectsLook) this.expectsLook = "callout or look";
        });
    }
  }

  private open(opening: Opening, start: number, isCondition: boolean, inside: () => void): void {
    const { reader } = this;
    const isLook = opening.kind === "look";
    if (isCondition && !(isLook && opening.atomic)) {
      reader.fail("assertion-expected", this.frame.start);
      return;
    }
    if (isLook && opening.behind) reader.hasLookbehind = true;
    if (isLook) reader.openLooks++;
    this.frames.push(this.frame);
    this.frame = this.newFrame(opening, start, isCondition);
    inside();
  }

  private newFrame(opening: Opening, start: number, isCondition: boolean): Frame {
    const { captures, options } = this.reader;
    const sequence: PatternNode[] = [];
    return {
      opening,
      start,
      options,
      firstCapture: captures,
      lastCapture: captures,
      isCondition,
      choices: [sequence],
      sequence,
    };
  }

  private readBar(): void {
    const { frame, reader } = this;
    reader.position++;
    if (frame.opening.kind === "group" && frame.opening.type === "branchReset") {
      frame.lastCapture = Math.max(frame.lastCapture, reader.captures);
      reader.captures = frame.firstCapture;
    }
    frame.sequence = [];
    frame.choices.push(frame.sequence);
  }

  private readClose(): void {
    const { frame, reader } = this;
    const at = reader.position++;
    const outer = this.frames.pop();
    if (outer === undefined) {
      reader.fail("unmatched-close", at);
      return;
    }
    if (frame.opening.kind === "group" && frame.opening.type === "branchReset") {
      reader.captures = Math.max(frame.lastCapture, reader.captures);
    }
    if (frame.opening.kind === "look") reader.openLooks--;
    reader.options = frame.options;
    this.frame = outer;
    const node = nodeOf(frame, reader.spanFrom(frame.start));
    if (node === undefined) {
      reader.fail("condition-branches", frame.start);
      return;
    }
    const isDefinition = node.kind === "conditional" && node.condition.kind === "define";
    if (isDefinition && frame.choices.length > 1) reader.fail("define-branches", frame.start);
    this.add(node);
    if (frame.isCondition) this.repeatable = false;
  }

  /** Whether a lookaround, or a callout where one may stand, comes next. */
  private startsCondition(): boolean {
    const { reader } = this;
    if (reader.peek(3) < 0) return false;
    if (reader.sees("(*")) return isLowerLetter(reader.peek(2));
    if (reader.sees("(?C")) return this.expectsLook === "callout or look";
    return ["(?=", "(?!", "(?<=", "(?<!"].some((opening) => reader.sees(opening));
  }
}
