import type {
  CharacterClass,
  ClassMember,
  PatternNode,
  PosixName,
  ShorthandName,
} from "../../regex/index.js";
import { bytesOfProperty } from "./properties.js";

/** Which bytes match: 256 places, 1 for those that do. */
export type ByteSet = Uint8Array;

type Ranges = readonly (readonly [from: number, to: number])[];

const digit: Ranges = [[0x30, 0x39]];
const upper: Ranges = [[0x41, 0x5a]];
const lower: Ranges = [[0x61, 0x7a]];
const alpha: Ranges = [...upper, ...lower];
const word: Ranges = [...alpha, ...digit, [0x5f, 0x5f]];
const blank: Ranges = [
  [0x09, 0x09],
  [0x20, 0x20],
];
const space: Ranges = [
  [0x09, 0x0d],
  [0x20, 0x20],
];

const shorthands: Readonly<Record<ShorthandName, Ranges>> = {
  d: digit,
  h: [...blank, [0xa0, 0xa0]],
  s: space,
  v: [
    [0x0a, 0x0d],
    [0x85, 0x85],
  ],
  w: word,
};

const posix: Readonly<Record<PosixName, Ranges>> = {
  alnum: [...alpha, ...digit],
  alpha,
  ascii: [[0, 0x7f]],
  blank,
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit,
  graph: [[0x21, 0x7e]],
  lower,
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space,
  upper,
  word,
  xdigit: [...digit, [0x41, 0x46], [0x61, 0x66]],
};

export const newline = 0x0a;

export const wordBytes: ByteSet = withRanges(word);

/** The bytes that a node for exactly one byte matches; undefined for any other node. */
export function bytesOf(node: PatternNode): ByteSet | undefined {
  switch (node.kind) {
    case "literal":
    case "property":
    case "shorthand":
      return bytesOfMember(node, node.kind === "literal" && node.ignoreCase);
    case "class":
      return bytesOfClass(node);
    case "dot":
      return node.dotAll ? allBytes() : inverse(withRanges([[newline, newline]]));
    case "special":
      switch (node.name) {
        case "codeUnit":
          return allBytes();
        case "notNewline":
          return inverse(withRanges([[newline, newline]]));
        case "grapheme":
        case "newlineSequence":
          return undefined;
      }
    // The switch above returns in every case.
    case "anchor":
    case "backreference":
    case "boundary":
    case "call":
    case "callout":
    case "capture":
    case "conditional":
    case "group":
    case "keep":
    case "look":
    case "repeat":
    case "verb":
      return undefined;
  }
}

export function noBytes(): ByteSet {
  return new Uint8Array(256);
}

export function allBytes(): ByteSet {
  return noBytes().fill(1);
}

export function addTo(set: ByteSet, more: ByteSet): void {
  for (let byte = 0; byte < 256; byte++) if (more[byte] === 1) set[byte] = 1;
}

export function overlaps(one: ByteSet, other: ByteSet): boolean {
  return one.some((has, byte) => has === 1 && other[byte] === 1);
}

function bytesOfClass({ ignoreCase, members, negate }: CharacterClass): ByteSet {
  const set = noBytes();
  for (const member of members) addTo(set, bytesOfMember(member, ignoreCase));
  return negate ? inverse(set) : set;
}

function bytesOfMember(member: ClassMember, ignoreCase: boolean): ByteSet {
  switch (member.kind) {
    case "literal":
      return withCases(withRanges([[member.code, member.code]]), ignoreCase);
    case "range":
      return withCases(withRanges([[member.from, member.to]]), ignoreCase);
    case "property": {
      const set = bytesOfProperty(member.name) ?? noBytes();
      return member.negate ? inverse(set) : set;
    }
    case "posix": {
      // Without case, `[:upper:]` and `[:lower:]` are `[:alpha:]`, and so are their opposites.
      const set = withCases(withRanges(posix[member.name]), ignoreCase);
      return member.negate ? inverse(set) : set;
    }
    case "shorthand": {
      const set = withRanges(shorthands[member.name]);
      return member.negate ? inverse(set) : set;
    }
  }
}

function withRanges(ranges: Ranges): ByteSet {
  const set = noBytes();
  for (const [from, to] of ranges) set.fill(1, from, to + 1);
  return set;
}

function inverse(set: ByteSet): ByteSet {
  return set.map((has) => 1 - has);
}

/** Only ASCII letters have two cases in PCRE2's default tables. */
function withCases(set: ByteSet, ignoreCase: boolean): ByteSet {
  if (!ignoreCase) return set;
  for (let letter = 0x41; letter <= 0x5a; letter++) {
    const either = set[letter] === 1 || set[letter + 0x20] === 1 ? 1 : 0;
    set[letter] = either;
    set[letter + 0x20] = either;
  }
  return set;
}
