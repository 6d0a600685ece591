import type {
  Capture,
  Choices,
  GroupReference,
  Look,
  PatternNode,
  PatternTree,
  Verb,
} from "../../regex/index.js";

/** What a pattern has in it, found in one walk. */
export interface Outline {
  /** The first group of each number, which is the one that a call runs. */
  readonly captures: ReadonlyMap<number, Capture>;
  /** Whether a number stands for several groups, as in `(?|(a)|(b))`. */
  readonly sharesNumbers: boolean;
  readonly hasCalls: boolean;
  readonly hasKeep: boolean;
  /** `(*ACCEPT)` inside a lookaround. */
  readonly acceptsInLook: boolean;
  readonly verbs: readonly Verb[];
  readonly numbersOf: (group: GroupReference) => readonly number[];
}

export function outlineOf(tree: PatternTree): Outline {
  const captures = new Map<number, Capture>();
  const verbs: Verb[] = [];
  const found = { sharesNumbers: false, hasCalls: false, hasKeep: false, acceptsInLook: false };
  const walk = (choices: Choices, inLook: boolean): void => {
    for (const node of choices.flat()) {
      if (node.kind === "capture") {
        if (captures.has(node.number)) found.sharesNumbers = true;
        else captures.set(node.number, node);
      }
      if (node.kind === "call") found.hasCalls = true;
      if (node.kind === "keep") found.hasKeep = true;
      if (node.kind === "verb") {
        verbs.push(node);
        if (node.name === "ACCEPT" && inLook) found.acceptsInLook = true;
      }
      if (node.kind === "conditional" && node.condition.kind === "look") {
        walk([[node.condition.look]], inLook);
      }
      walk(insideOf(node), inLook || node.kind === "look");
    }
  };
  walk(tree.choices, false);
  const numbers = new Map<string, number[]>();
  for (const { name, number } of tree.names) {
    const known = numbers.get(name) ?? [];
    if (!known.includes(number)) known.push(number);
    numbers.set(name, known);
  }
  const numbersOf = (group: GroupReference): readonly number[] =>
    typeof group === "number" ? [group] : (numbers.get(group) ?? []);
  return { captures, verbs, ...found, numbersOf };
}

/** The sequences inside a node; the condition of a conditional is not one of them. */
export function insideOf(node: PatternNode): Choices {
  switch (node.kind) {
    case "group":
    case "capture":
    case "look":
      return node.choices;
    case "conditional":
      return node.no === undefined ? [node.yes] : [node.yes, node.no];
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

/** `(?!)`, which PCRE2 reads as `(*FAIL)`. */
export function isEmptyNegation(look: Look): boolean {
  return look.negate && !look.behind && look.choices.every((sequence) => sequence.length === 0);
}
