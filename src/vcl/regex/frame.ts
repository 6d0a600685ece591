import type { Options } from "./options.js";
import type { Callout, Choices, Condition, Group, Look, PatternNode, PatternSpan } from "./tree.js";

/** What an open parenthesis will become. */
export type Opening =
  | { readonly kind: "pattern" }
  | { readonly kind: "group"; readonly type: Group["type"] }
  | { readonly kind: "capture"; readonly number: number; readonly name: string | undefined }
  | {
      readonly kind: "look";
      readonly behind: boolean;
      readonly negate: boolean;
      readonly atomic: boolean;
    }
  /** A condition that is a lookaround is the first thing inside. */
  | { readonly kind: "conditional"; readonly condition: Condition | undefined };

/** An open parenthesis, and what has been read behind it. */
export interface Frame {
  readonly opening: Opening;
  /** The position of the parenthesis. */
  readonly start: number;
  /** The options to return to. */
  readonly options: Options;
  /** The number of groups before this one, and the highest in any alternative so far, for `(?|…)`. */
  readonly firstCapture: number;
  lastCapture: number;
  /** Whether it is the condition of the frame outside, and so cannot be repeated. */
  readonly isCondition: boolean;
  readonly choices: PatternNode[][];
  sequence: PatternNode[];
}

/** The node that a closed frame makes; undefined for a condition with too many alternatives. */
export function nodeOf(frame: Frame, span: PatternSpan): PatternNode | undefined {
  const { choices, opening } = frame;
  switch (opening.kind) {
    case "pattern":
      return { kind: "group", type: "plain", choices, ...span };
    case "group":
      return { kind: "group", type: opening.type, choices, ...span };
    case "capture": {
      const { name, number } = opening;
      return { kind: "capture", number, name, choices, ...span };
    }
    case "look": {
      const { atomic, behind, negate } = opening;
      return { kind: "look", behind, negate, atomic, choices, ...span };
    }
    case "conditional":
      return conditionalOf(opening.condition, choices, span);
  }
}

function conditionalOf(
  known: Condition | undefined,
  choices: Choices,
  span: PatternSpan,
): PatternNode | undefined {
  const [first = [], no, ...more] = choices;
  if (more.length > 0) return undefined;
  if (known !== undefined) {
    return { kind: "conditional", condition: known, yes: first, no, ...span };
  }
  const [head, next] = first;
  if (head?.kind === "callout" && next?.kind === "look") {
    return { kind: "conditional", condition: lookOf(next, head), yes: first.slice(2), no, ...span };
  }
  if (head?.kind !== "look") return undefined;
  return {
    kind: "conditional",
    condition: lookOf(head, undefined),
    yes: first.slice(1),
    no,
    ...span,
  };
}

function lookOf(look: Look, callout: Callout | undefined): Condition {
  return { kind: "look", look, callout };
}
