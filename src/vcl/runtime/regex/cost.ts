import type { Choices, PatternNode } from "../../regex/index.js";
import { Automaton } from "./automaton.js";
import { addTo, bytesOf, type ByteSet, noBytes, overlaps } from "./byte-sets.js";
import { componentsOf } from "./components.js";

/** What a search costs at most: about `factor` times the subject's length to the power of `degree`, in steps. */
export interface Cost {
  readonly degree: number;
  readonly factor: number;
}

/** How much work the analysis itself may be. */
const mostWork = 2_000_000;

/**
 * The worst that a backtracking matcher can come to with a pattern; undefined where that may be exponential, or
 * where it is not known. A pattern that can match the same bytes in two ways within one loop is exponential; else
 * each further loop that can take over bytes from one before it adds a degree.
 */
export function costOf(choices: Choices, anchored: boolean): Cost | undefined {
  return new Analysis().ofSearch(choices, anchored);
}

class Analysis {
  private work = 0;

  ofSearch(choices: Choices, anchored: boolean): Cost | undefined {
    const pattern = choices.map(withoutTail);
    const automaton = new Automaton(pattern, anchored);
    const cost = this.ofAutomaton(automaton);
    if (cost === undefined) return undefined;
    let { degree, factor } = cost;
    for (const look of automaton.looks) {
      const inner = this.ofSearch(look, true);
      if (inner === undefined) return undefined;
      // A lookaround may be run at every step.
      degree = Math.max(degree, cost.degree + inner.degree);
      factor += cost.factor * inner.factor;
    }
    return { degree, factor };
  }

  private ofAutomaton(automaton: Automaton): Cost | undefined {
    if (automaton.unknown) return undefined;
    const { next, sets } = automaton;
    const loops = new Map<number, Loop>();
    const components = componentsOf(next.map((targets) => targets.keys()));
    components.forEach((places, index) => {
      const [first = 0] = places;
      if (places.length === 1 && next[first]?.has(first) !== true) return;
      loops.set(index, new Loop(places, sets));
    });
    for (const loop of loops.values()) if (this.isAmbiguous(loop, automaton)) return undefined;
    const degree = this.degreeOf(components, loops, automaton);
    if (degree === undefined || this.work > mostWork) return undefined;
    const factor =
      degree > 1 ? Math.max(1, loops.size - 1) ** (degree - 1) : Math.max(1, sets.length);
    return { degree, factor };
  }

  /** Whether there are two ways from some place of the loop back to it that take the same bytes. */
  private isAmbiguous({ places }: Loop, { next, sets }: Automaton): boolean {
    const inside = new Set(places);
    const targetsOf = (place: number) =>
      [...(next[place] ?? [])].filter(([target]) => inside.has(target));
    if (places.some((place) => targetsOf(place).some(([, ways]) => ways === 2))) return true;
    const targets = new Map(places.map((place) => [place, targetsOf(place).map(([to]) => to)]));
    // Pairs of places that two ways over the same bytes can be at; a pair that is left and met again is ambiguous.
    const pairs = new Map<number, number[]>();
    const size = next.length;
    const open = places.map((place) => place * size + place);
    for (const pair of open) pairs.set(pair, []);
    for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
      const one = Math.floor(pair / size);
      const other = pair % size;
      for (const left of targets.get(one) ?? []) {
        for (const right of targets.get(other) ?? []) {
          if (this.work++ > mostWork) return true;
          const isSame = left === right;
          if (!isSame && !overlaps(sets[left] ?? noBytes(), sets[right] ?? noBytes())) continue;
          const reached = left * size + right;
          pairs.get(pair)?.push(reached);
          if (pairs.has(reached)) continue;
          pairs.set(reached, []);
          open.push(reached);
        }
      }
    }
    const numbers = new Map([...pairs.keys()].map((pair, index) => [pair, index]));
    const graph = [...pairs.values()].map((reached) =>
      reached.map((pair) => numbers.get(pair) ?? 0),
    );
    const list = [...pairs.keys()];
    return componentsOf(graph).some((component) => {
      const isDiagonal = (index: number) => {
        const pair = list[index] ?? 0;
        return Math.floor(pair / size) === pair % size;
      };
      return component.some(isDiagonal) && !component.every(isDiagonal);
    });
  }

  /** One for a pass over the subject, and one for each loop in a row that can take over from the one before. */
  private degreeOf(
    components: readonly (readonly number[])[],
    loops: ReadonlyMap<number, Loop>,
    automaton: Automaton,
  ): number | undefined {
    if (loops.size === 0) return 0;
    const { next } = automaton;
    const componentOf = new Int32Array(next.length);
    components.forEach((places, index) => {
      for (const place of places) componentOf[place] = index;
    });
    // The most takeovers in a row that start in each component: those behind it come first.
    const most = new Int32Array(components.length);
    for (const [index, places] of components.entries()) {
      let best = 0;
      for (const place of places) {
        for (const target of next[place]?.keys() ?? []) {
          this.work++;
          best = Math.max(best, most[componentOf[target] ?? 0] ?? 0);
        }
      }
      const loop = loops.get(index);
      if (loop !== undefined) {
        for (const [other, second] of loops) {
          if (other >= index || (most[other] ?? 0) < best) continue;
          if (this.takesOver(loop, second, automaton)) best = (most[other] ?? 0) + 1;
        }
      }
      if (this.work > mostWork) return undefined;
      most[index] = best;
    }
    return Math.max(...most) + 1;
  }

  /** Whether there is a way from one loop to the other over bytes that both of them take. */
  private takesOver(from: Loop, to: Loop, { next, sets }: Automaton): boolean {
    const shared = from.alphabet.map((has, byte) => has & (to.alphabet[byte] ?? 0));
    const goals = new Set(to.places);
    const seen = new Set(from.places);
    const open = [...from.places];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      for (const target of next[place]?.keys() ?? []) {
        this.work++;
        if (seen.has(target) || !overlaps(sets[target] ?? noBytes(), shared)) continue;
        if (goals.has(target)) return true;
        seen.add(target);
        open.push(target);
      }
      if (this.work > mostWork) return true;
    }
    return false;
  }
}

class Loop {
  readonly alphabet: ByteSet = noBytes();
  readonly places: readonly number[];

  constructor(places: readonly number[], sets: readonly ByteSet[]) {
    this.places = places;
    for (const place of places) addTo(this.alphabet, sets[place] ?? noBytes());
  }
}

/** Leaves out the run that an alternative ends with: nothing comes back to it, as the match succeeds with it. */
function withoutTail(sequence: readonly PatternNode[]): readonly PatternNode[] {
  const last = sequence.at(-1);
  if (last === undefined) return sequence;
  const before = sequence.slice(0, -1);
  if (last.kind === "repeat" && bytesOf(last.node) !== undefined) {
    return last.min === 0 ? before : [...before, { ...last, max: last.min }];
  }
  if (last.kind === "capture" || (last.kind === "group" && last.type === "plain")) {
    return [...before, { ...last, choices: last.choices.map(withoutTail) }];
  }
  return sequence;
}
