import type { CharacterSet } from "../../program/pattern/character-set.js";
import type { Choices, PatternNode } from "../../program/pattern/tree.js";

/** Repetitions beyond this are not worth a sample. */
const longest = 200;

/**
 * A text for each of a pattern's first alternatives, likely to match: the fewest repetitions, the first character of each
 * class. Whether it does match is for the caller to see.
 */
export function samplesOf(choices: Choices, most = 5): readonly string[] {
  return choices.slice(0, most).map((sequence) => sequence.map(sampleOf).join(""));
}

function sampleOf(node: PatternNode): string {
  switch (node.kind) {
    case "character":
      return String.fromCodePoint(node.codePoint);
    case "set":
      return characterOf(node.set);
    case "any":
      return "x";
    case "group":
      return samplesOf(node.choices, 1)[0] ?? "";
    case "repeat":
      return sampleOf(node.node).repeat(Math.min(node.min, longest));
    case "start":
    case "end":
    case "boundary":
    case "lookahead":
      return "";
  }
}

const everyday = "x1 -./_A=&";

function characterOf({ negate, ranges }: CharacterSet): string {
  const holds = (character: string) => {
    const code = character.charCodeAt(0);
    return ranges.some(({ min, max }) => min <= code && code <= max) !== negate;
  };
  const usual = [...everyday].find(holds);
  if (usual !== undefined) return usual;
  const [first] = ranges;
  return first === undefined || negate ? "~" : String.fromCharCode(first.min);
}
