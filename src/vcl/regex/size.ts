import type { Choices, PatternNode, PatternTree, Repeat } from "./tree.js";

/** What PCRE2 as it is built by default can compile, in bytes: offsets in the compiled pattern have two. */
const largest = 65_536;

const link = 3;

/**
 * Whether the pattern is too large for PCRE2 once it is compiled. Repeated groups are written out, so a short pattern
 * can be. The sizes are at most those of PCRE2, which leaves patterns near the limit unnoticed.
 */
export function isTooLarge(tree: PatternTree): boolean {
  return sizeOfChoices(tree.choices, tree.utf) + link + 2 > largest;
}

function sizeOfChoices(choices: Choices, utf: boolean): number {
  let size = link;
  for (const sequence of choices) {
    size += link;
    for (const node of sequence) size += sizeOf(node, utf);
  }
  return size;
}

function sizeOf(node: PatternNode, utf: boolean): number {
  switch (node.kind) {
    case "literal":
      return 2;
    case "class":
      return sizeOfClass(node.members.length, utf, node.ignoreCase);
    case "property":
    case "backreference":
    case "call":
      return 3;
    case "callout":
      return 6 + (typeof node.argument === "string" ? node.argument.length : 0);
    case "verb":
      return 1 + (node.argument === undefined ? 0 : node.argument.length + 2);
    case "anchor":
    case "boundary":
    case "dot":
    case "keep":
    case "shorthand":
    case "special":
      return 1;
    case "group":
      return sizeOfChoices(node.choices, utf);
    case "look":
      // `(?!)` is compiled to one byte.
      return node.choices.every((sequence) => sequence.length === 0)
        ? 1
        : sizeOfChoices(node.choices, utf);
    case "capture":
      return sizeOfChoices(node.choices, utf) + 2;
    case "conditional": {
      const { condition, no, yes } = node;
      const look = condition.kind === "look" ? sizeOf(condition.look, utf) : 1;
      return look + sizeOfChoices(no === undefined ? [yes] : [yes, no], utf);
    }
    case "repeat":
      return sizeOfRepeat(node, utf);
  }
}

function sizeOfRepeat({ max, min, node }: Repeat, utf: boolean): number {
  const once = sizeOf(node, utf);
  switch (node.kind) {
    case "group":
    case "capture":
    case "conditional":
      break;
    // A lookaround is repeated once at most; a character has its count beside it.
    default:
      return max === 0 ? 0 : Math.min(once, 2);
  }
  const copies = max === Number.POSITIVE_INFINITY ? Math.max(min, 1) : max;
  return once * copies;
}

function sizeOfClass(members: number, utf: boolean, ignoreCase: boolean): number {
  // A class of one character is compiled to that, one of many to a map of 256 bits.
  return members < 2 || utf || ignoreCase ? 2 : 33;
}
