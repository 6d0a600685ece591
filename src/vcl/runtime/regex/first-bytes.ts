import type { Choices, PatternNode } from "../../regex/index.js";
import { addTo, allBytes, bytesOf, type ByteSet, noBytes } from "./byte-sets.js";

interface First {
  readonly set: ByteSet;
  /** Whether the match may have taken nothing yet. */
  readonly open: boolean;
}

/** The bytes that a match can start with; undefined where it may be empty or start with anything. */
export function firstBytesOf(choices: Choices): ByteSet | undefined {
  const { open, set } = firstOf(choices);
  return open || set.every((has) => has === 1) ? undefined : set;
}

/** The bytes that a sequence can start with, and whether it may be empty. */
export function firstOf(choices: Choices): First {
  const set = noBytes();
  let open = false;
  for (const sequence of choices) {
    const first = firstOfSequence(sequence);
    addTo(set, first.set);
    open ||= first.open;
  }
  return { set, open };
}

function firstOfSequence(sequence: readonly PatternNode[]): First {
  const set = noBytes();
  for (const node of sequence) {
    const first = firstOfNode(node);
    addTo(set, first.set);
    if (!first.open) return { set, open: false };
  }
  return { set, open: true };
}

function firstOfNode(node: PatternNode): First {
  switch (node.kind) {
    case "class":
    case "dot":
    case "literal":
    case "property":
    case "shorthand":
    case "special":
      return { set: bytesOf(node) ?? allBytes(), open: false };
    case "group":
    case "capture":
      return firstOf(node.choices);
    case "repeat": {
      const first = node.max === 0 ? { set: noBytes(), open: true } : firstOfNode(node.node);
      return node.min === 0 ? { ...first, open: true } : first;
    }
    case "anchor":
    case "boundary":
    case "callout":
    case "look":
      return { set: noBytes(), open: true };
    case "backreference":
    case "call":
    case "conditional":
    case "keep":
    case "verb":
      return { set: allBytes(), open: true };
  }
}
