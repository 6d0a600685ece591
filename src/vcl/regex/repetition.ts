import { type ByteSet, addTo, emptySet, overlaps, setOf } from "./byte-set.js";
import type { Choices, PatternNode, PatternTree, Repeat } from "./tree.js";
import { childrenOf } from "./walk.js";

/** Nothing is said of patterns that take more work than this. */
const mostSteps = 200_000;

/**
 * A repetition without end, inside which another one without end can match the same text in many ways, as in
 * `(a+)+` and `(\w+\s?)*`. Where nothing matches in the end, PCRE2 tries all of them, whose number doubles with each
 * character. `(\w+,)*` is not one: only a comma starts the next round.
 */
export function findNestedRepeat(tree: PatternTree): Repeat | undefined {
  return new Finder(tree.ucp).findIn(tree.choices, []);
}

/** An outer repetition, and what stands next to the place on the way from it down to there. */
interface Outer {
  readonly repeat: Repeat;
  readonly siblings: readonly PatternNode[];
}

class Finder {
  private steps = 0;
  private readonly ucp: boolean;

  constructor(ucp: boolean) {
    this.ucp = ucp;
  }

  /** @param outers the repetitions around, whose rounds may be told apart by what has been seen so far */
  findIn(choices: Choices, outers: readonly Outer[]): Repeat | undefined {
    for (const sequence of choices) {
      for (const node of sequence) {
        if (this.steps++ > mostSteps) return undefined;
        const found = this.findAt(node, sequence, outers);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  private findAt(
    node: PatternNode,
    sequence: readonly PatternNode[],
    outers: readonly Outer[],
  ): Repeat | undefined {
    const children = childrenOf(node);
    if (children.length === 0) return undefined;
    const isAtomic = node.kind === "group" && node.type.startsWith("atomic");
    // What has matched in there is not taken apart again.
    const isClosed = isAtomic || node.kind === "look";
    if (isClosed || (node.kind === "repeat" && node.mode === "possessive")) {
      return this.findIn(children, []);
    }
    const here = outers.map((outer) => this.extend(outer, node, sequence));
    if (node.kind !== "repeat" || node.max !== Number.POSITIVE_INFINITY) {
      return this.findIn(children, here);
    }
    const ambiguous = here.find((outer) => this.isAmbiguous(node, outer));
    return ambiguous?.repeat ?? this.findIn(children, [...here, { repeat: node, siblings: [] }]);
  }

  private extend(outer: Outer, node: PatternNode, sequence: readonly PatternNode[]): Outer {
    this.steps += sequence.length + outer.siblings.length;
    if (sequence.length === 1 || this.steps > mostSteps) return outer;
    const others = sequence.filter((sibling) => sibling !== node);
    return { ...outer, siblings: [...outer.siblings, ...others] };
  }

  /** Whether nothing that has to come between two rounds tells them apart. */
  private isAmbiguous(inner: Repeat, { siblings }: Outer): boolean {
    this.steps += siblings.length;
    const alphabet = emptySet();
    this.collect([[inner.node]], alphabet);
    const isApart = siblings.some((sibling) => this.separates(sibling, alphabet));
    return !isApart && this.steps <= mostSteps;
  }

  private collect(choices: Choices, alphabet: ByteSet): void {
    for (const node of choices.flat()) {
      if (this.steps++ > mostSteps) return;
      const set = setOf(node, this.ucp);
      if (set !== undefined) addTo(alphabet, set);
      else if (node.kind === "backreference" || node.kind === "call") alphabet.fill(1);
      else if (node.kind !== "look") this.collect(childrenOf(node), alphabet);
    }
  }

  /** Whether the node always matches some character that is not of the alphabet. */
  private separates(node: PatternNode, alphabet: ByteSet): boolean {
    if (this.steps++ > mostSteps) return true;
    const set = setOf(node, this.ucp);
    if (set !== undefined) return !overlaps(set, alphabet);
    if (node.kind === "repeat") return node.min > 0 && this.separates(node.node, alphabet);
    if (node.kind !== "group" && node.kind !== "capture") return false;
    return node.choices.every((sequence) =>
      sequence.some((child) => this.separates(child, alphabet)),
    );
  }
}
