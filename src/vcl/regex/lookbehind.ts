import type { Reason } from "./problem.js";
import type { Reader } from "./reader.js";
import type {
  Capture,
  Choices,
  GroupReference,
  Look,
  PatternNode,
  PatternTree,
  Repeat,
} from "./tree.js";
import { childrenOf } from "./walk.js";

const longest = 65_535;

/** The number of branches that PCRE2 measures before it gives up. */
const mostBranches = 2000;

/** Our own bounds on work and on recursion, which only contrived patterns reach. */
const mostNodes = 5_000_000;
const deepest = 1000;

/**
 * Finds a lookbehind that PCRE2 up to 10.42 refuses: each of its alternatives must have one length. Later releases
 * take alternatives of up to 255 characters.
 */
export function checkLookbehinds(tree: PatternTree, reader: Reader): void {
  const { look, reason } = new Lengths(tree, reader).check();
  if (reason === undefined || look === undefined) return;
  reader.failAt(reason, look.start, look.end);
}

class Lengths {
  private readonly captures = new Map<number, Capture>();
  private readonly known = new Map<number, number | undefined>();
  /** The groups whose reference is being measured. */
  private readonly open = new Set<number>();
  private branches = 0;
  private nodes = 0;
  private depth = 0;
  private reason: Reason | undefined;
  private look: Look | undefined;

  private readonly tree: PatternTree;
  private readonly reader: Reader;

  constructor(tree: PatternTree, reader: Reader) {
    this.tree = tree;
    this.reader = reader;
    this.collect(tree.choices);
  }

  check(): { reason: Reason | undefined; look: Look | undefined } {
    this.checkChoices(this.tree.choices);
    return { reason: this.reason, look: this.look };
  }

  private collect(choices: Choices): void {
    for (const node of choices.flat()) {
      if (node.kind === "capture" && !this.captures.has(node.number)) {
        this.captures.set(node.number, node);
      }
      this.collect(childrenOf(node));
    }
  }

  private checkChoices(choices: Choices): void {
    for (const node of choices.flat()) {
      if (this.reason !== undefined) return;
      if (node.kind === "look" && node.behind) this.checkLookbehind(node);
      else this.checkChoices(childrenOf(node));
    }
  }

  private checkLookbehind(look: Look): void {
    for (const branch of look.choices) {
      if (this.lengthOf(branch) !== undefined) continue;
      this.reason ??= "lookbehind-length";
      this.look ??= look;
      return;
    }
  }

  /** The length of a branch, or undefined if it has none. */
  private lengthOf(branch: readonly PatternNode[]): number | undefined {
    if (this.branches++ > mostBranches || this.depth > deepest || this.nodes > mostNodes) {
      return this.fail("lookbehind-complicated");
    }
    this.depth++;
    let length: number | undefined = 0;
    for (const node of branch) {
      this.nodes++;
      // What follows these is never reached.
      if (node.kind === "verb" && (node.name === "ACCEPT" || node.name === "FAIL")) break;
      const item =
        node.kind === "repeat" ? this.lengthOfRepeat(node, length) : this.lengthOfItem(node);
      if (item === undefined) length = undefined;
      else length += item;
      if (length !== undefined && length > longest) length = this.fail("lookbehind-too-long");
      if (length === undefined) break;
    }
    this.depth--;
    return length;
  }

  private fail(reason: Reason): undefined {
    this.reason ??= reason;
    return undefined;
  }

  private lengthOfRepeat({ max, min, node }: Repeat, before: number): number | undefined {
    const item = this.lengthOfItem(node);
    if (item === undefined) return undefined;
    if (node.kind === "look" && !node.behind) return item;
    if (before + item > longest) return this.fail("lookbehind-too-long");
    return min === max ? min * item : undefined;
  }

  private lengthOfItem(node: PatternNode): number | undefined {
    switch (node.kind) {
      case "literal":
      case "dot":
      case "shorthand":
      case "property":
      case "class":
        return 1;
      case "special":
        if (node.name === "codeUnit" && this.tree.utf) return this.fail("lookbehind-code-unit");
        return node.name === "newlineSequence" || node.name === "grapheme" ? undefined : 1;
      case "anchor":
      case "boundary":
      case "keep":
      case "callout":
      case "verb":
        return 0;
      case "look":
        if (node.behind) this.checkLookbehind(node);
        else this.checkChoices(node.choices);
        return this.reason === undefined ? 0 : undefined;
      case "group":
        return this.lengthOfChoices(node.choices);
      case "capture":
        return this.lengthOfCapture(node);
      case "conditional":
        return node.condition.kind === "define" ? 0 : this.lengthOfChoices(childrenOf(node));
      case "backreference": {
        const isDuplicate =
          typeof node.group === "string" && this.reader.names.numbersOf(node.group).length > 1;
        if (isDuplicate || this.reader.sharesNumbers) return undefined;
        return this.lengthOfReference(node.group, node.start);
      }
      case "call":
        return this.lengthOfReference(node.group, node.start);
      case "repeat":
        return this.lengthOfRepeat(node, 0);
    }
  }

  private lengthOfChoices(choices: Choices): number | undefined {
    let length: number | undefined;
    for (const branch of choices) {
      const next = this.lengthOf(branch);
      if (next === undefined || (length !== undefined && next !== length)) return undefined;
      length = next;
    }
    return length;
  }

  private lengthOfCapture({ choices, number }: Capture): number | undefined {
    if (this.known.has(number) && !this.reader.sharesNumbers) return this.known.get(number);
    const length = this.lengthOfChoices(choices);
    this.known.set(number, length);
    return length;
  }

  private lengthOfReference(group: GroupReference, at: number): number | undefined {
    const number = typeof group === "number" ? group : (this.reader.names.numbersOf(group)[0] ?? 0);
    const capture = this.captures.get(number);
    // A group that contains the reference, at first or second hand, has no length.
    if (capture === undefined || this.open.has(number)) return undefined;
    if (capture.start < at && at < capture.end) return undefined;
    this.open.add(number);
    const length = this.lengthOfCapture(capture);
    this.open.delete(number);
    return length;
  }
}
