import type { Choices, PatternNode } from "./tree.js";

/**
 * PCRE2 copies a repeated group as often as it may repeat and gives up on a pattern above 64 KB. The weights below
 * are rough and high, so a pattern under this limit compiles.
 */
export const heaviest = 60_000;

/** How many bytes PCRE2 needs at most for the compiled pattern. */
export function weightOf(choices: Choices): number {
  return choices.reduce(
    (total, sequence) => total + sequence.reduce((sum, node) => sum + nodeWeight(node), 4),
    8,
  );
}

function nodeWeight(node: PatternNode): number {
  switch (node.kind) {
    case "character":
      return 6;
    case "set":
    case "any":
      return 40;
    case "start":
    case "end":
    case "boundary":
      return 2;
    case "group":
    case "lookahead":
      return weightOf(node.choices);
    case "repeat": {
      const once = nodeWeight(node.node) + 8;
      if (node.node.kind !== "group") return 2 * once;
      return once * Math.max(1, node.max === Number.POSITIVE_INFINITY ? node.min : node.max);
    }
  }
}
