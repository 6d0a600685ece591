import type { Choices, PatternNode } from "./tree.js";

/**
 * What is inside a node, as alternatives; none for a node with nothing inside. A lookaround that is a condition
 * stands first in the alternative for when it holds.
 */
export function childrenOf(node: PatternNode): Choices {
  switch (node.kind) {
    case "group":
    case "capture":
    case "look":
      return node.choices;
    case "conditional": {
      const { condition, no, yes } = node;
      const first = condition.kind === "look" ? [condition.look, ...yes] : yes;
      return no === undefined ? [first] : [first, no];
    }
    case "repeat":
      return [[node.node]];
    case "anchor":
    case "backreference":
    case "boundary":
    case "call":
    case "callout":
    case "class":
    case "dot":
    case "keep":
    case "literal":
    case "property":
    case "shorthand":
    case "special":
    case "verb":
      return [];
  }
}
