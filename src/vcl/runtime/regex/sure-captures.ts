import type { Choices, PatternNode } from "../../regex/index.js";
import { insideOf } from "./outline.js";

/** Whether each group inside a node has captured something whenever the node has matched. */
export function keepsCaptures(node: PatternNode): boolean {
  const sure = sureIn(node);
  return groupsIn([[node]]).every((group) => sure.has(group));
}

function groupsIn(choices: Choices): readonly number[] {
  return choices.flat().flatMap((node) => {
    const inside = groupsIn(insideOf(node));
    return node.kind === "capture" ? [node.number, ...inside] : inside;
  });
}

function sureIn(node: PatternNode): ReadonlySet<number> {
  switch (node.kind) {
    case "group":
      return sureInChoices(node.choices);
    case "capture":
      return new Set([node.number, ...sureInChoices(node.choices)]);
    case "look":
      return node.negate ? new Set() : sureInChoices(node.choices);
    case "repeat":
      return node.min === 0 ? new Set() : sureIn(node.node);
    case "anchor":
    case "backreference":
    case "boundary":
    case "call":
    case "callout":
    case "class":
    case "conditional":
    case "dot":
    case "keep":
    case "literal":
    case "property":
    case "shorthand":
    case "special":
    case "verb":
      return new Set();
  }
}

function sureInChoices(choices: Choices): ReadonlySet<number> {
  const [first = new Set<number>(), ...others] = choices.map(
    (sequence) => new Set(sequence.flatMap((node) => [...sureIn(node)])),
  );
  return new Set([...first].filter((group) => others.every((other) => other.has(group))));
}
