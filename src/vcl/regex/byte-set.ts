import type { CharacterClass, ClassMember, PatternNode, PosixName, ShorthandName } from "./tree.js";

/**
 * Which of the first 256 characters a set holds; the last place stands for all beyond. In doubt a character is in.
 */
export type ByteSet = Uint8Array;

const beyond = 256;
const size = beyond + 1;

type Ranges = readonly (readonly [from: number, to: number])[];

const digits: Ranges = [[0x30, 0x39]];
const upper: Ranges = [[0x41, 0x5a]];
const lower: Ranges = [[0x61, 0x7a]];
const letters: Ranges = [...upper, ...lower];
const word: Ranges = [...letters, ...digits, [0x5f, 0x5f]];
const blank: Ranges = [
  [0x09, 0x09],
  [0x20, 0x20],
];
const space: Ranges = [
  [0x09, 0x0d],
  [0x20, 0x20],
];
const newlines: Ranges = [
  [0x0a, 0x0d],
  [0x85, 0x85],
];

const shorthands: Readonly<Record<ShorthandName, Ranges>> = {
  d: digits,
  h: [...blank, [0xa0, 0xa0], [beyond, beyond]],
  s: space,
  v: [...newlines, [beyond, beyond]],
  w: word,
};

const posix: Readonly<Record<PosixName, Ranges>> = {
  alnum: [...letters, ...digits],
  alpha: letters,
  ascii: [[0, 0x7f]],
  blank,
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: digits,
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
  xdigit: [...digits, [0x41, 0x46], [0x61, 0x66]],
};

/** Whether any character is in both sets. */
export function overlaps(one: ByteSet, other: ByteSet): boolean {
  return one.some((has, index) => has === 1 && other[index] === 1);
}

export function addTo(set: ByteSet, more: ByteSet): void {
  for (let index = 0; index < size; index++) if (more[index] === 1) set[index] = 1;
}

export function emptySet(): ByteSet {
  return new Uint8Array(size);
}

/** The characters that a node for one character matches; undefined for any other node. */
export function setOf(node: PatternNode, ucp: boolean): ByteSet | undefined {
  switch (node.kind) {
    case "literal":
    case "property":
    case "shorthand":
      return setOfMember(node, node.kind === "literal" && node.ignoreCase, ucp);
    case "class":
      return setOfClass(node, ucp);
    case "dot":
      return node.dotAll ? fullSet() : without([[0x0a, 0x0a]]);
    case "special":
      if (node.name === "notNewline") return without([[0x0a, 0x0a]]);
      return node.name === "newlineSequence" ? withRanges(shorthands.v) : fullSet();
    default:
      return undefined;
  }
}

function setOfClass({ ignoreCase, members, negate }: CharacterClass, ucp: boolean): ByteSet {
  const set = emptySet();
  for (const member of members) addTo(set, setOfMember(member, ignoreCase, ucp));
  return negate ? invert(set, members.some(reachesBeyond)) : set;
}

function setOfMember(member: ClassMember, ignoreCase: boolean, ucp: boolean): ByteSet {
  switch (member.kind) {
    case "literal":
      return withCases(withRanges([[member.code, member.code]]), ignoreCase);
    case "range":
      return withCases(withRanges([[member.from, member.to]]), ignoreCase);
    case "property":
      return fullSet();
    case "posix":
    case "shorthand": {
      const ranges = member.kind === "posix" ? posix[member.name] : shorthands[member.name];
      if (!ucp) return member.negate ? without(ranges) : withCases(withRanges(ranges), ignoreCase);
      // By Unicode properties, either of a set and its opposite may hold anything beyond ASCII.
      const set = member.negate ? without(ranges) : withRanges(ranges);
      return set.fill(1, 0x80);
    }
  }
}

function reachesBeyond(member: ClassMember): boolean {
  return member.kind !== "literal" && member.kind !== "range";
}

function withRanges(ranges: Ranges): ByteSet {
  const set = emptySet();
  for (const [from, to] of ranges) set.fill(1, Math.min(from, beyond), Math.min(to, beyond) + 1);
  return set;
}

function without(ranges: Ranges): ByteSet {
  return invert(withRanges(ranges), false);
}

/** The opposite; what lies beyond the first 256 is in it either way, unless nothing there is left out. */
function invert(set: ByteSet, unsure: boolean): ByteSet {
  const inverted = set.map((has) => 1 - has);
  inverted[beyond] = 1;
  return unsure ? inverted.fill(1, 0x80) : inverted;
}

function fullSet(): ByteSet {
  return emptySet().fill(1);
}

function withCases(set: ByteSet, ignoreCase: boolean): ByteSet {
  if (!ignoreCase) return set;
  for (let letter = 0x41; letter <= 0x5a; letter++) {
    const either = set[letter] === 1 || set[letter + 0x20] === 1 ? 1 : 0;
    set[letter] = either;
    set[letter + 0x20] = either;
  }
  return set;
}
