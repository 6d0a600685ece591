import { code } from "./characters.js";
import { readClass } from "./read-class.js";
import { readEscape } from "./read-escape.js";
import { readProperty } from "./read-property.js";
import { readBackslashK } from "./read-reference.js";
import type { Reader } from "./reader.js";
import type { AnchorPlace, Literal, PatternNode, Special } from "./tree.js";

/** Whether a quantifier may follow the node. */
export function isRepeatable(node: PatternNode): boolean {
  switch (node.kind) {
    case "anchor":
    case "boundary":
    case "callout":
    case "keep":
    case "repeat":
      return false;
    case "verb":
      return node.name === "ACCEPT";
    case "backreference":
    case "call":
    case "capture":
    case "class":
    case "conditional":
    case "dot":
    case "group":
    case "literal":
    case "look":
    case "property":
    case "shorthand":
    case "special":
      return true;
  }
}

/**
 * Reads what is neither a parenthesis nor a bar nor a quantifier. That is one node, two for the word edges of BSD,
 * and none with a problem recorded.
 */
export function readAtom(reader: Reader): readonly PatternNode[] {
  switch (reader.peek()) {
    case code.backslash:
      return asList(readEscaped(reader));
    case code.caret:
      return [readAnchor(reader, "lineStart")];
    case code.dollar:
      return [readAnchor(reader, "lineEnd")];
    case code.dot: {
      const start = reader.position++;
      return [{ kind: "dot", dotAll: reader.options.dotAll, ...reader.spanFrom(start) }];
    }
    case code.openBracket:
      return readWordEdge(reader) ?? asList(readClass(reader));
    default:
      return [readLiteral(reader)];
  }
}

function asList(node: PatternNode | undefined): readonly PatternNode[] {
  return node === undefined ? [] : [node];
}

export function readLiteral(reader: Reader): Literal {
  const start = reader.position++;
  return literal(reader, reader.at(start), start);
}

function literal(reader: Reader, character: number, start: number): Literal {
  const { ignoreCase } = reader.options;
  return { kind: "literal", code: character, ignoreCase, ...reader.spanFrom(start) };
}

function readAnchor(reader: Reader, place: AnchorPlace): PatternNode {
  const start = reader.position++;
  return { kind: "anchor", place, multiline: reader.options.multiline, ...reader.spanFrom(start) };
}

/** BSD's word edges `[[:<:]]` and `[[:>:]]` stand for `\b(?=\w)` and `\b(?<=\w)`. */
function readWordEdge(reader: Reader): readonly PatternNode[] | undefined {
  const start = reader.position;
  const isStart = reader.take("[[:<:]]");
  if (!isStart && !reader.take("[[:>:]]")) return undefined;
  const span = reader.spanFrom(start);
  const word: PatternNode = { kind: "shorthand", name: "w", negate: false, ...span };
  const look = { kind: "look", behind: !isStart, negate: false, atomic: true } as const;
  return [
    { kind: "boundary", negate: false, ...span },
    { ...look, choices: [[word]], ...span },
  ];
}

const anchors: ReadonlyMap<string, AnchorPlace> = new Map([
  ["A", "subjectStart"],
  ["G", "matchStart"],
  ["Z", "subjectEndOrNewline"],
  ["z", "subjectEnd"],
]);

const specials: ReadonlyMap<string, Special> = new Map([
  ["C", "codeUnit"],
  ["N", "notNewline"],
  ["R", "newlineSequence"],
  ["X", "grapheme"],
]);

function readEscaped(reader: Reader): PatternNode | undefined {
  const start = reader.position;
  const escape = readEscape(reader, false);
  if (escape === undefined) return undefined;
  const { ignoreCase } = reader.options;
  const span = reader.spanFrom(start);
  switch (escape.kind) {
    case "character":
      return literal(reader, escape.code, start);
    case "shorthand":
    case "call":
      return { ...escape, ...span };
    case "backreference":
      return { ...escape, ignoreCase, ...span };
    case "property": {
      const property = readProperty(reader, start);
      if (property === undefined) return undefined;
      const negate = property.negate !== escape.negate;
      return { ...property, kind: "property", negate, ignoreCase, ...reader.spanFrom(start) };
    }
    case "letter":
      return readLetter(reader, escape.letter, start);
  }
}

function readLetter(reader: Reader, letter: string, start: number): PatternNode | undefined {
  const span = reader.spanFrom(start);
  const place = anchors.get(letter);
  if (place !== undefined) return { kind: "anchor", place, multiline: false, ...span };
  const name = specials.get(letter);
  if (name !== undefined) return { kind: "special", name, ...span };
  if (letter === "k") {
    const group = readBackslashK(reader, start);
    if (group === undefined) return undefined;
    const { ignoreCase } = reader.options;
    return { kind: "backreference", group, ignoreCase, ...reader.spanFrom(start) };
  }
  if (letter === "K") {
    if (reader.openLooks > 0) return reader.fail("keep-in-look", start);
    return { kind: "keep", ...span };
  }
  return { kind: "boundary", negate: letter === "B", ...span };
}
