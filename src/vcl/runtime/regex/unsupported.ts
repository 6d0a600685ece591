import type {
  ClassMember,
  PatternNode,
  PatternSpan,
  PatternTree,
  Verb,
} from "../../regex/index.js";
import { mayBeEmpty } from "./lengths.js";
import { insideOf, type Outline } from "./outline.js";
import { bytesOfProperty } from "./properties.js";

/** A pattern that neither engine runs, and what in it is the reason. */
export interface UnsupportedPattern extends PatternSpan {
  /** For a message: `unsupported: (*THEN)`. */
  readonly unsupported: string;
}

/** Settings at the start of a pattern that change nothing about what matches, or are taken care of. */
const supportedSettings: ReadonlySet<string> = new Set([
  "BSR_ANYCRLF",
  "BSR_UNICODE",
  "LF",
  "NOTEMPTY",
  "NOTEMPTY_ATSTART",
  "NO_AUTO_POSSESS",
  "NO_DOTSTAR_ANCHOR",
  "NO_JIT",
]);

/** Finds what no engine runs. */
export function findUnsupported(
  tree: PatternTree,
  outline: Outline,
  anchored: boolean,
): UnsupportedPattern | undefined {
  const start = tree.choices[0]?.[0]?.start ?? 0;
  const setting = tree.settings.find((setting) => !supportedSettings.has(setting));
  if (setting !== undefined) return refuse(`(*${setting})`, { start: 0, end: start });
  if (tree.utf) return refuse("UTF mode", { start: 0, end: start });
  return inSequences(tree.choices.flat(), outline) ?? findStartVerb(tree, outline, anchored);
}

export function refuse(what: string, { end, start }: PatternSpan): UnsupportedPattern {
  return { unsupported: `unsupported: ${what}`, start, end };
}

function inSequences(
  nodes: readonly PatternNode[],
  outline: Outline,
): UnsupportedPattern | undefined {
  for (const node of nodes) {
    const found = inNode(node, outline) ?? inSequences(insideOf(node).flat(), outline);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inNode(node: PatternNode, outline: Outline): UnsupportedPattern | undefined {
  switch (node.kind) {
    case "property":
      return inMember(node);
    case "class":
      for (const member of node.members) {
        const found = inMember(member);
        if (found !== undefined) return found;
      }
      return undefined;
    case "group":
      return node.type === "scriptRun" || node.type === "atomicScriptRun"
        ? refuse("script runs", node)
        : undefined;
    case "keep":
      return outline.hasCalls ? refuse("\\K in a pattern with calls", node) : undefined;
    case "conditional":
      if (node.condition.kind === "version") return refuse("a condition on PCRE2's version", node);
      return node.condition.kind === "look"
        ? inSequences([node.condition.look], outline)
        : undefined;
    case "verb":
      return inVerb(node, outline);
    case "anchor":
    case "backreference":
    case "boundary":
    case "call":
    case "callout":
    case "capture":
    case "dot":
    case "literal":
    case "look":
    case "repeat":
    case "shorthand":
    case "special":
      return undefined;
  }
}

function inMember(member: ClassMember): UnsupportedPattern | undefined {
  if (member.kind !== "property" || bytesOfProperty(member.name) !== undefined) return undefined;
  return refuse(`the property \\p{${member.name}}`, member);
}

function inVerb(verb: Verb, outline: Outline): UnsupportedPattern | undefined {
  switch (verb.name) {
    case "ACCEPT":
      return outline.hasCalls && outline.acceptsInLook
        ? refuse("(*ACCEPT) in a lookaround of a pattern with calls", verb)
        : undefined;
    case "SKIP":
      return verb.argument === undefined ? undefined : refuse("(*SKIP) with a name", verb);
    case "THEN":
      return refuse("(*THEN)", verb);
    case "COMMIT":
    case "FAIL":
    case "MARK":
    case "PRUNE":
      return undefined;
  }
}

/**
 * `(*COMMIT)` and `(*SKIP)` where nothing has been taken yet: at which starts PCRE2 gets to them is up to its
 * optimizations, as pcre2pattern says.
 */
function findStartVerb(
  tree: PatternTree,
  { hasCalls, verbs }: Outline,
  anchored: boolean,
): UnsupportedPattern | undefined {
  const verb = verbs.find(({ name }) => name === "COMMIT" || name === "SKIP");
  if (verb === undefined || anchored) return undefined;
  const isReached = hasCalls || tree.choices.some(reachesVerb);
  return isReached ? refuse(`(*${verb.name}) before any byte is taken`, verb) : undefined;
}

function reachesVerb(sequence: readonly PatternNode[]): boolean {
  for (const node of sequence) {
    if (node.kind === "verb" && (node.name === "COMMIT" || node.name === "SKIP")) return true;
    if (node.kind === "conditional" && node.condition.kind === "look") {
      if (node.condition.look.choices.some(reachesVerb)) return true;
    }
    if (insideOf(node).some(reachesVerb)) return true;
    if (!mayBeEmpty(node)) return false;
  }
  return false;
}
