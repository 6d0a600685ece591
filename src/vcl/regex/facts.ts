import { type EndAnchor, endAnchorOf, holdsAccept, isAnchoredAtStart } from "./anchors.js";
import { isLetter } from "./characters.js";
import { findNestedRepeat } from "./repetition.js";
import { textOf } from "./source.js";
import type { Choices, GroupName, PatternNode, PatternSpan, PatternTree } from "./tree.js";
import { childrenOf } from "./walk.js";

/** What can be told about a pattern without a subject. */
export interface PatternFacts {
  /** The number of capturing groups: the highest that `re.group.N` can name. */
  readonly captures: number;
  readonly names: readonly GroupName[];
  /** Whether a match can only start where the subject does. */
  readonly anchoredStart: boolean;
  /** Whether a match can only end where the subject does, or before its final newline: see `end`. */
  readonly anchoredEnd: boolean;
  readonly end: EndAnchor;
  /**
   * The text that the pattern stands for, if it is one text, perhaps between anchors; undefined otherwise. Under
   * `caseInsensitive` it stands for other spellings too.
   */
  readonly plainText: string | undefined;
  /** Whether a letter, a class or a backreference in it ignores case. */
  readonly caseInsensitive: boolean;
  /** A match takes at least so many characters from the subject; there may be no match with that few. */
  readonly minLength: number;
  /** A repetition of a repetition that may take exponential time, as in `(a+)+`. */
  readonly nestedUnbounded: PatternSpan | undefined;
}

export function patternFacts(tree: PatternTree): PatternFacts {
  const { captures, choices, names } = tree;
  const end = endAnchorOf(choices);
  const nested = findNestedRepeat(tree);
  return {
    captures,
    names,
    anchoredStart: isAnchoredAtStart(choices),
    anchoredEnd: end !== "open",
    end,
    plainText: plainTextOf(tree),
    caseInsensitive: ignoresCase(choices),
    minLength: holdsAccept(choices) ? 0 : minLengthOf(choices),
    nestedUnbounded: nested && { start: nested.start, end: nested.end },
  };
}

function plainTextOf({ choices, utf }: PatternTree): string | undefined {
  const [sequence, ...others] = choices;
  if (sequence === undefined || others.length > 0) return undefined;
  let from = 0;
  let to = sequence.length;
  while (isAnchor(sequence[from], "lineStart", "subjectStart")) from++;
  while (to > from && isAnchor(sequence[to - 1], "lineEnd", "subjectEnd", "subjectEndOrNewline")) {
    to--;
  }
  const codes: number[] = [];
  for (let index = from; index < to; index++) {
    const node = sequence[index];
    if (node?.kind !== "literal") return undefined;
    codes.push(node.code);
  }
  return textOf(codes, utf);
}

function isAnchor(node: PatternNode | undefined, ...places: readonly string[]): boolean {
  return node?.kind === "anchor" && !node.multiline && places.includes(node.place);
}

function ignoresCase(choices: Choices): boolean {
  return choices.some((sequence) =>
    sequence.some((node) => {
      switch (node.kind) {
        case "literal":
          return node.ignoreCase && (isLetter(node.code) || node.code > 0x7f);
        case "class":
        case "property":
        case "backreference":
          return node.ignoreCase;
        default:
          return ignoresCase(childrenOf(node));
      }
    }),
  );
}

function minLengthOf(choices: Choices): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const sequence of choices) {
    let length = 0;
    for (const node of sequence) length += minLengthOfNode(node);
    shortest = Math.min(shortest, length);
  }
  return shortest === Number.POSITIVE_INFINITY ? 0 : shortest;
}

function minLengthOfNode(node: PatternNode): number {
  switch (node.kind) {
    case "class":
    case "dot":
    case "literal":
    case "property":
    case "shorthand":
    case "special":
      return 1;
    case "group":
    case "capture":
      return minLengthOf(node.choices);
    case "repeat":
      return node.min === 0 ? 0 : node.min * minLengthOfNode(node.node);
    case "conditional":
      if (node.condition.kind === "define") return 0;
      return minLengthOf([node.yes, node.no ?? []]);
    case "anchor":
    case "backreference":
    case "boundary":
    case "call":
    case "callout":
    case "keep":
    case "look":
    case "verb":
      return 0;
  }
}
