import type { Choices, PatternNode, Repeat } from "../../regex/index.js";
import { allBytes, bytesOf, type ByteSet } from "./byte-sets.js";

/** How often something can come about: not at all, in one way, in several. */
type Ways = 0 | 1 | 2;

type Places = ReadonlyMap<number, Ways>;

interface Part {
  readonly empty: Ways;
  readonly first: Places;
  readonly last: Places;
}

/** Repetitions of one byte are written out up to this, others up to the smaller one; larger ones count as endless. */
const mostCopies = 40;
const mostGroupCopies = 4;

/** Larger automata are not looked at, nor such as take more work to make. */
const mostPlaces = 5000;
const mostWork = 500_000;

/**
 * The ways that a backtracking matcher can take through a pattern: one place for each byte that it takes, and from
 * each place the next ones. It has at least the ways of the pattern: conditions such as `\b` are left out.
 */
export class Automaton {
  readonly sets: ByteSet[] = [];
  readonly next: Map<number, Ways>[] = [];
  /** The alternatives of lookarounds, which are matched on their own. */
  readonly looks: Choices[] = [];
  /** Whether there is something in the pattern that this cannot tell. */
  unknown = false;
  private work = 0;

  constructor(choices: Choices, anchored: boolean) {
    const pattern = this.choices(choices);
    if (anchored) return;
    const before = this.place(allBytes());
    this.link(before.last, before.first);
    this.link(before.last, pattern.first);
  }

  private choices(choices: Choices): Part {
    let empty: Ways = 0;
    const first = new Map<number, Ways>();
    const last = new Map<number, Ways>();
    for (const sequence of choices) {
      const part = this.sequence(sequence);
      empty = plus(empty, part.empty);
      addTo(first, part.first, 1);
      addTo(last, part.last, 1);
    }
    return { empty, first, last };
  }

  private sequence(sequence: readonly PatternNode[]): Part {
    let whole = nothing;
    for (const node of sequence) whole = this.append(whole, this.node(node));
    return whole;
  }

  private append(one: Part, other: Part): Part {
    this.work += one.first.size + other.last.size;
    this.link(one.last, other.first);
    return {
      empty: times(one.empty, other.empty),
      first: joined(one.first, other.first, one.empty),
      last: joined(other.last, one.last, other.empty),
    };
  }

  private node(node: PatternNode): Part {
    if (this.sets.length > mostPlaces) this.unknown = true;
    if (this.unknown) return nothing;
    switch (node.kind) {
      case "class":
      case "dot":
      case "literal":
      case "property":
      case "shorthand":
        return this.place(bytesOf(node) ?? allBytes());
      case "special": {
        const set = bytesOf(node);
        if (set !== undefined) return this.place(set);
        // `\R` and `\X` may take two bytes.
        const one = this.place(allBytes());
        return this.append(one, optional(this.place(allBytes())));
      }
      case "group":
      case "capture":
        return this.choices(node.choices);
      case "look":
        this.looks.push(node.choices);
        return nothing;
      case "repeat":
        return this.repeat(node);
      case "anchor":
      case "boundary":
      case "callout":
        return nothing;
      case "backreference":
      case "call":
      case "conditional":
      case "keep":
      case "verb":
        this.unknown = true;
        return nothing;
    }
  }

  private repeat({ max, min, node }: Repeat): Part {
    const limit = bytesOf(node) === undefined ? mostGroupCopies : mostCopies;
    if (max === 0) return nothing;
    if (max <= limit) return this.copies(node, min, max);
    let whole = nothing;
    if (min <= limit)
      for (let copy = 1; copy < min; copy++) whole = this.append(whole, this.node(node));
    const loop = this.node(node);
    // Rounds that take nothing would go uncounted.
    if (loop.empty > 0) this.unknown = true;
    this.link(loop.last, loop.first);
    return this.append(whole, min === 0 ? optional(loop) : loop);
  }

  /** X{2,4} as XX(X(X)?)? */
  private copies(node: PatternNode, min: number, max: number): Part {
    let whole = nothing;
    const parts = Array.from({ length: max }, () => this.node(node));
    for (let copy = max - 1; copy >= 0; copy--) {
      const part = parts[copy] ?? nothing;
      const rest = this.append(part, whole);
      whole = copy >= min ? optional(rest) : rest;
    }
    return whole;
  }

  private place(set: ByteSet): Part {
    const place = this.sets.push(set) - 1;
    this.next.push(new Map());
    const places: Places = new Map([[place, 1]]);
    return { empty: 0, first: places, last: places };
  }

  private link(from: Places, to: Places): void {
    for (const [place, ways] of from) {
      const next = this.next[place];
      this.work += to.size;
      if (this.work > mostWork) this.unknown = true;
      if (next === undefined || this.unknown) return;
      for (const [target, more] of to) {
        next.set(target, plus(next.get(target) ?? 0, times(ways, more)));
      }
    }
  }
}

const nothing: Part = { empty: 1, first: new Map(), last: new Map() };

function optional({ empty, first, last }: Part): Part {
  return { empty: plus(empty, 1), first, last };
}

function plus(one: Ways, other: Ways): Ways {
  return one === 0 ? other : other === 0 ? one : 2;
}

function times(one: Ways, other: Ways): Ways {
  return one === 0 || other === 0 ? 0 : one === 1 ? other : 2;
}

function joined(one: Places, other: Places, factor: Ways): Places {
  if (factor === 0 || other.size === 0) return one;
  const sum = new Map(one);
  addTo(sum, other, factor);
  return sum;
}

function addTo(sum: Map<number, Ways>, more: Places, factor: Ways): void {
  for (const [place, ways] of more) {
    sum.set(place, plus(sum.get(place) ?? 0, times(ways, factor)));
  }
}
