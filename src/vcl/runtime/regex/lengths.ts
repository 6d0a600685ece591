import type { Choices, PatternNode } from "../../regex/index.js";
import type { Outline } from "./outline.js";

/** Whether the node may match without taking a byte. In doubt it may; given an outline, references are looked up. */
export function mayBeEmpty(node: PatternNode, outline?: Outline): boolean {
  switch (node.kind) {
    case "class":
    case "dot":
    case "literal":
    case "property":
    case "shorthand":
    case "special":
      return false;
    case "group":
    case "capture":
      return mayAllBeEmpty(node.choices, outline);
    case "repeat":
      return node.min === 0 || mayBeEmpty(node.node, outline);
    case "backreference":
    case "call": {
      const groups = outline?.numbersOf(node.group).map((group) => outline.captures.get(group));
      // One reference deep, which keeps it from going round.
      return groups?.every((group) => group && !mayAllBeEmpty(group.choices)) !== true;
    }
    case "anchor":
    case "boundary":
    case "callout":
    case "conditional":
    case "keep":
    case "look":
    case "verb":
      return true;
  }
}

function mayAllBeEmpty(choices: Choices, outline?: Outline): boolean {
  return choices.some((sequence) => sequence.every((node) => mayBeEmpty(node, outline)));
}

/** The lengths of alternatives of lookbehinds. That each has one, PCRE2 has made sure of. */
export class Lengths {
  private readonly known = new Map<number, number>();
  private readonly outline: Outline;

  constructor(outline: Outline) {
    this.outline = outline;
  }

  of(sequence: readonly PatternNode[]): number {
    let length = 0;
    for (const node of sequence) {
      // What follows these is never reached.
      if (node.kind === "verb" && (node.name === "ACCEPT" || node.name === "FAIL")) break;
      length += this.ofNode(node);
    }
    return length;
  }

  private ofNode(node: PatternNode): number {
    switch (node.kind) {
      case "group":
      case "capture":
        return this.ofFirst(node.choices);
      case "conditional":
        return node.condition.kind === "define" ? 0 : this.of(node.yes);
      case "repeat":
        return node.node.kind === "look" ? 0 : node.min * this.ofNode(node.node);
      case "backreference":
      case "call":
        return this.ofGroup(this.outline.numbersOf(node.group)[0] ?? 0);
      case "class":
      case "dot":
      case "literal":
      case "property":
      case "shorthand":
      case "special":
        return 1;
      case "anchor":
      case "boundary":
      case "callout":
      case "keep":
      case "look":
      case "verb":
        return 0;
    }
  }

  private ofGroup(number: number): number {
    const known = this.known.get(number);
    if (known !== undefined) return known;
    // Behind `(*FAIL)` there may be a group that contains itself, which has none.
    this.known.set(number, 0);
    const length = this.ofFirst(this.outline.captures.get(number)?.choices ?? []);
    this.known.set(number, length);
    return length;
  }

  private ofFirst(choices: Choices): number {
    return this.of(choices[0] ?? []);
  }
}
