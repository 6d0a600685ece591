import type { Choices, Look, PatternNode, PatternTree, Repeat } from "../../regex/index.js";
import { bytesOf, overlaps } from "./byte-sets.js";
import { firstOf } from "./first-bytes.js";
import { mayBeEmpty } from "./lengths.js";
import type { Outline } from "./outline.js";
import { printBytes } from "./print-bytes.js";
import { keepsCaptures } from "./sure-captures.js";

/** V8 writes counted repetitions out; what grows larger than this is not for it. */
const mostCopies = 2000;

/**
 * A JavaScript pattern, for no flags but `g`, that means on byte strings what the tree means: the same matches,
 * found in the same order, with the same captures. Undefined where it would not be the same, or not surely so.
 */
export function translate(tree: PatternTree, outline: Outline): string | undefined {
  const { captures, settings } = tree;
  const mayTell = settings.some((setting) => setting.startsWith("NOTEMPTY"));
  // Two groups of one number are two groups in JavaScript.
  if (mayTell || outline.sharesNumbers || outline.captures.size !== captures) return undefined;
  const translator = new Translator(settings.includes("BSR_ANYCRLF"));
  const text = translator.choices(tree.choices);
  return translator.fits ? text : undefined;
}

class Translator {
  fits = true;
  private copies = 1;
  private inLookbehind = false;
  private readonly newlineSequence: string;

  constructor(plainNewlines: boolean) {
    // Each alternative is the only one that can match where it matches, as nothing goes back into `\R`.
    const others = plainNewlines ? "\\n" : "[\\n\\v\\f\\x85]";
    this.newlineSequence = `(?:\\r\\n|\\r(?!\\n)|${others})`;
  }

  choices(choices: Choices): string {
    return choices
      .map((sequence) =>
        sequence.map((node, index) => this.node(node, sequence.slice(index + 1))).join(""),
      )
      .join("|");
  }

  private refuse(): string {
    this.fits = false;
    return "";
  }

  private node(node: PatternNode, rest: readonly PatternNode[]): string {
    if (!this.fits) return "";
    switch (node.kind) {
      case "literal":
      case "class":
      case "dot":
      case "property":
      case "shorthand":
        return this.bytes(node);
      case "special":
        if (node.name === "newlineSequence") return this.newlineSequence;
        if (node.name === "grapheme") return "(?:\\r\\n|\\r(?!\\n)|[^\\r])";
        return this.bytes(node);
      case "anchor":
        return this.anchor(node.place, node.multiline);
      case "boundary":
        return node.negate ? "\\B" : "\\b";
      case "callout":
        return "";
      case "group":
        return node.type === "plain" ? `(?:${this.choices(node.choices)})` : this.refuse();
      case "capture":
        return this.inLookbehind ? this.refuse() : `(${this.choices(node.choices)})`;
      case "look":
        return this.look(node);
      case "repeat":
        return this.repeat(node, rest);
      case "backreference":
      case "call":
      case "conditional":
      case "keep":
      case "verb":
        return this.refuse();
    }
  }

  private bytes(node: PatternNode): string {
    const set = bytesOf(node);
    return set === undefined ? this.refuse() : printBytes(set);
  }

  private anchor(place: string, multiline: boolean): string {
    switch (place) {
      case "subjectStart":
        return "^";
      case "lineStart":
        return multiline ? "(?:^|(?<=\\n)(?!$))" : "^";
      case "lineEnd":
        return multiline ? "(?=\\n|$)" : "(?=\\n?$)";
      case "subjectEndOrNewline":
        return "(?=\\n?$)";
      case "subjectEnd":
        return "$";
      default:
        return this.refuse();
    }
  }

  private look(look: Look): string {
    if (!look.atomic) return this.refuse();
    const { inLookbehind } = this;
    // JavaScript reads a lookbehind from its end, which only captures could tell.
    this.inLookbehind ||= look.behind;
    const inside = this.choices(look.choices);
    this.inLookbehind = inLookbehind;
    return `(?${look.behind ? "<" : ""}${look.negate ? "!" : "="}${inside})`;
  }

  private repeat({ max, min, mode, node }: Repeat, rest: readonly PatternNode[]): string {
    const set = bytesOf(node);
    // A round that takes nothing ends PCRE2's loop, and fails in JavaScript.
    if (set === undefined && min !== max && mayBeEmpty(node)) return this.refuse();
    // JavaScript forgets at the start of each round what was captured in the one before.
    if (max > 1 && !keepsCaptures(node)) return this.refuse();
    if (mode === "possessive") {
      // Where the next byte cannot be one of the run, giving back is of no use.
      const next = firstOf([rest]);
      if (set === undefined || next.open || overlaps(set, next.set)) return this.refuse();
    }
    const { copies } = this;
    this.copies *= Math.max(min, max === Number.POSITIVE_INFINITY ? 1 : max, 1);
    if (this.copies > mostCopies) return this.refuse();
    const inside = this.node(node, []);
    this.copies = copies;
    const once = set === undefined ? `(?:${inside})` : inside;
    return `${once}${printCounts(min, max)}${mode === "lazy" ? "?" : ""}`;
  }
}

function printCounts(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  if (min === 0 && max === 1) return "?";
  return min === max ? `{${min}}` : `{${min},${max}}`;
}
