import type { Choices, PatternNode } from "../../regex/index.js";
import { bytesOf } from "./byte-sets.js";

/** A byte that every match takes, the last such one; -1 where none is known. */
export function requiredByteOf(choices: Choices): number {
  const [sequence, ...others] = choices;
  if (sequence === undefined || others.length > 0) return -1;
  for (const node of sequence.toReversed()) {
    const byte = requiredByteOfNode(node);
    if (byte >= 0) return byte;
  }
  return -1;
}

function requiredByteOfNode(node: PatternNode): number {
  switch (node.kind) {
    case "class":
    case "literal": {
      const set = bytesOf(node);
      const byte = set?.indexOf(1) ?? -1;
      return set?.lastIndexOf(1) === byte ? byte : -1;
    }
    case "group":
    case "capture":
      return requiredByteOf(node.choices);
    case "repeat":
      return node.min === 0 ? -1 : requiredByteOfNode(node.node);
    case "anchor":
    case "backreference":
    case "boundary":
    case "call":
    case "callout":
    case "conditional":
    case "dot":
    case "keep":
    case "look":
    case "property":
    case "shorthand":
    case "special":
    case "verb":
      return -1;
  }
}
