import type { Choices, PatternNode, PatternTree } from "../../regex/index.js";
import { bytesOf } from "./byte-sets.js";
import { mayBeEmpty } from "./lengths.js";
import { insideOf, type Outline } from "./outline.js";
import { refuse, type UnsupportedPattern } from "./unsupported.js";

/** What a pattern has of the things that PCRE2 gets wrong together. */
interface Found {
  dot?: PatternNode;
  newlineSequence?: PatternNode;
  repeatedNewline?: PatternNode;
  /** `\s` outside a class. */
  space?: PatternNode;
  /** A repetition of one byte that may give bytes back. */
  run?: PatternNode;
  /** An atomic group that may be empty. */
  emptyAtomic?: PatternNode;
  /** `(?R)` */
  selfCall?: PatternNode;
  accept?: PatternNode;
  /** What the shortest match is misjudged by, behind `(*ACCEPT)`. */
  unmeasured?: PatternNode;
  /** A group with alternatives that is repeated no times. */
  unusedChoices?: PatternNode;
}

/**
 * Finds where PCRE2 (10.42 at least) does other than what it documents, by optimizations that go wrong. Neither
 * what it documents nor what it does can be relied on there.
 */
export function findFault(
  { choices, settings }: PatternTree,
  outline: Outline,
): UnsupportedPattern | undefined {
  const found: Found = {};
  collect(choices.flat(), found, outline);
  const {
    accept,
    dot,
    emptyAtomic,
    newlineSequence,
    repeatedNewline,
    run,
    selfCall,
    space,
    unmeasured,
    unusedChoices,
  } = found;
  if (unusedChoices)
    return refuse("a group with alternatives that is repeated no times", unusedChoices);
  if (accept && unmeasured) {
    return refuse("(*ACCEPT) with a backreference or (?(DEFINE)…)", accept);
  }
  if (settings.includes("NO_AUTO_POSSESS")) return undefined;
  // What may follow the end of the pattern where it has called itself is overlooked.
  if (selfCall && endsWithRun(choices)) {
    return refuse("a pattern that calls itself and ends with a repetition", selfCall);
  }
  // These are taken to have no byte in common, but `.` matches a CR, and `\s` all that `\R` does.
  if (dot && newlineSequence) return refuse("`.` and \\R in one pattern", newlineSequence);
  if (space && repeatedNewline) return refuse("\\s and a repeated \\R", repeatedNewline);
  // What follows the group is overlooked when it is judged whether the repetition needs to give back.
  if (run && emptyAtomic) {
    return refuse("a repetition with an atomic group that may be empty", emptyAtomic);
  }
  return undefined;
}

function collect(nodes: readonly PatternNode[], found: Found, outline: Outline): void {
  for (const node of nodes) {
    if (node.kind === "dot" && !node.dotAll) found.dot = node;
    if (node.kind === "special" && node.name === "notNewline") found.dot = node;
    if (node.kind === "special" && node.name === "newlineSequence") found.newlineSequence = node;
    if (node.kind === "repeat" && holdsNewlineSequence(node.node)) found.repeatedNewline = node;
    if (node.kind === "shorthand" && node.name === "s" && !node.negate) found.space = node;
    if (node.kind === "verb" && node.name === "ACCEPT") found.accept = node;
    if (node.kind === "backreference" || isDefinition(node)) found.unmeasured = node;
    if (node.kind === "call" && node.group === 0) found.selfCall = node;
    if (isRun(node)) found.run = node;
    if (isEmptyAtomic(node, outline)) found.emptyAtomic = node;
    if (node.kind === "repeat" && node.max === 0 && insideOf(node.node).length > 1) {
      found.unusedChoices = node;
    }
    if (node.kind === "conditional" && node.condition.kind === "look") {
      collect([node.condition.look], found, outline);
    }
    collect(insideOf(node).flat(), found, outline);
  }
}

function isRun(node: PatternNode): boolean {
  return node.kind === "repeat" && node.mode !== "possessive" && bytesOf(node.node) !== undefined;
}

function endsWithRun(choices: Choices): boolean {
  return choices.some((sequence) => {
    for (const node of sequence.toReversed()) {
      if (isRun(node) || endsWithRun(insideOf(node))) return true;
      if (!mayBeEmpty(node)) return false;
    }
    return false;
  });
}

function isEmptyAtomic(node: PatternNode, outline: Outline): boolean {
  if (node.kind === "repeat") {
    const isGroup = node.mode === "possessive" && bytesOf(node.node) === undefined;
    return isGroup && node.max !== Number.POSITIVE_INFINITY && mayBeEmpty(node, outline);
  }
  if (node.kind !== "group" || node.type !== "atomic" || !mayBeEmpty(node, outline)) return false;
  const isPlain = node.choices.length === 1 && node.choices.flat().every(isRun);
  return !isPlain;
}

function holdsNewlineSequence(node: PatternNode): boolean {
  return node.kind === "special" && node.name === "newlineSequence";
}

function isDefinition(node: PatternNode): boolean {
  return node.kind === "conditional" && node.condition.kind === "define";
}
