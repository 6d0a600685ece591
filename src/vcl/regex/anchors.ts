import type { Choices, PatternNode } from "./tree.js";

/** How a match relates to the end of the subject. */
export type EndAnchor =
  /** It may end anywhere. */
  | "open"
  /** `$` and `\Z`: at the end, or before a newline that ends the subject. */
  | "beforeFinalNewline"
  /** `\z`: at the end. */
  | "exact";

/** What a part of a pattern says of the start or the end: nothing, since it matches no character, or this. */
type Bound = EndAnchor | "passes";

/** Whether a match can only start where the subject does. */
export function isAnchoredAtStart(choices: Choices): boolean {
  return boundOfChoices(choices, "start") === "exact";
}

/** Where a match can end. */
export function endAnchorOf(choices: Choices): EndAnchor {
  // `(*ACCEPT)` ends a match wherever it stands.
  if (holdsAccept(choices)) return "open";
  const bound = boundOfChoices(choices, "end");
  return bound === "passes" ? "open" : bound;
}

function boundOfChoices(choices: Choices, side: "start" | "end"): Bound {
  const bounds = new Set(choices.map((sequence) => boundOfSequence(sequence, side)));
  return weakest.find((bound) => bounds.has(bound)) ?? "passes";
}

const weakest = ["open", "passes", "beforeFinalNewline", "exact"] as const;

function boundOfSequence(sequence: readonly PatternNode[], side: "start" | "end"): Bound {
  for (let index = 0; index < sequence.length; index++) {
    const node = side === "start" ? sequence[index] : sequence[sequence.length - 1 - index];
    const bound = node === undefined ? "passes" : boundOf(node, side);
    if (bound !== "passes") return bound;
  }
  return "passes";
}

function boundOf(node: PatternNode, side: "start" | "end"): Bound {
  switch (node.kind) {
    case "anchor":
      switch (node.place) {
        case "lineStart":
          return side === "start" && !node.multiline ? "exact" : "passes";
        case "subjectStart":
          return side === "start" ? "exact" : "passes";
        case "lineEnd":
          return side === "end" && !node.multiline ? "beforeFinalNewline" : "passes";
        case "subjectEndOrNewline":
          return side === "end" ? "beforeFinalNewline" : "passes";
        case "subjectEnd":
          return side === "end" ? "exact" : "passes";
        case "matchStart":
          return "passes";
      }
    // The switch above returns in every case.
    case "boundary":
    case "callout":
    case "keep":
    case "look":
      return "passes";
    case "verb":
      return node.name === "ACCEPT" ? "open" : "passes";
    case "group":
    case "capture":
      return boundOfChoices(node.choices, side);
    case "repeat": {
      const bound = boundOf(node.node, side);
      return node.min > 0 || bound === "open" ? bound : "passes";
    }
    case "conditional": {
      if (node.condition.kind === "define") return "passes";
      return boundOfChoices([node.yes, node.no ?? []], side);
    }
    case "backreference":
    case "call":
    case "class":
    case "dot":
    case "literal":
    case "property":
    case "shorthand":
    case "special":
      return "open";
  }
}

/** Whether `(*ACCEPT)` may end the whole match; in a lookaround it ends only that. */
export function holdsAccept(choices: Choices): boolean {
  return choices.some((sequence) =>
    sequence.some((node) => {
      switch (node.kind) {
        case "verb":
          return node.name === "ACCEPT";
        case "group":
        case "capture":
          return holdsAccept(node.choices);
        case "repeat":
          return holdsAccept([[node.node]]);
        case "conditional":
          return holdsAccept([node.yes, node.no ?? []]);
        default:
          return false;
      }
    }),
  );
}
