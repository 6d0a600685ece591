import type { Condition } from "../../program/condition.js";
import type { Request } from "../../program/request.js";
import { dimensionOf, type Dimension, type Leaf, type LeafTest } from "./dimension.js";
import type { Choice } from "./edge.js";
import { plainRequest, withValue, type Solver, type Value } from "./solver.js";

/** A condition, and whether it is to hold. */
export interface Wanted {
  readonly condition: Condition;
  readonly holds: boolean;
}

/** A request in a state of the edge. */
export interface Candidate {
  readonly request: Request;
  readonly choice: Choice;
}

export interface SearchOptions {
  /** Decided already, and never tried otherwise: the kill switch, say, or lists that stay empty. */
  readonly fixed: (leaf: Leaf) => boolean | undefined;
  /** How many steps the search may take. */
  readonly steps: number;
}

/** What has been assumed in one dimension, and a value that satisfies it. */
interface Assumed {
  readonly tests: readonly LeafTest[];
  readonly value: Value;
}

type Assumptions = ReadonlyMap<Dimension, Assumed>;

/** What is still wanted, as a list that branches can share. */
interface Pending {
  readonly wanted: Wanted;
  readonly next: Pending | undefined;
}

/**
 * Requests and states in which all that is wanted should hold: depth-first over the ways that conditions leave open, with
 * a value for each dimension that satisfies what was assumed of it. A search by samples: that it ends proves nothing.
 */
export function* search(
  wanted: readonly Wanted[],
  solver: Solver,
  { fixed, steps }: SearchOptions,
): Generator<Candidate> {
  const branches: { readonly pending: Pending | undefined; readonly assumed: Assumptions }[] = [
    { pending: chain(wanted, undefined), assumed: new Map() },
  ];
  let left = steps;
  for (let branch = branches.pop(); branch !== undefined; branch = branches.pop()) {
    if (--left < 0) return;
    const { pending, assumed } = branch;
    if (pending === undefined) {
      yield candidateOf(assumed);
      continue;
    }
    const {
      wanted: { condition, holds },
      next,
    } = pending;
    switch (condition.kind) {
      case "always":
        if (holds) branches.push({ pending: next, assumed });
        break;
      case "not":
        branches.push({
          pending: { wanted: { condition: condition.operand, holds: !holds }, next },
          assumed,
        });
        break;
      case "all":
      case "any": {
        const parts = condition.operands.map((operand) => ({ condition: operand, holds }));
        if ((condition.kind === "all") === holds) {
          branches.push({ pending: chain(parts, next), assumed });
        } else {
          for (const part of parts.toReversed()) {
            branches.push({ pending: { wanted: part, next }, assumed });
          }
        }
        break;
      }
      default: {
        const decided = fixed(condition);
        const learned =
          decided === undefined
            ? learn(assumed, { leaf: condition, holds }, solver)
            : decided === holds
              ? assumed
              : undefined;
        if (learned !== undefined) branches.push({ pending: next, assumed: learned });
      }
    }
  }
}

function chain(wanted: readonly Wanted[], end: Pending | undefined): Pending | undefined {
  return wanted.reduceRight<Pending | undefined>((next, first) => ({ wanted: first, next }), end);
}

function learn(assumed: Assumptions, test: LeafTest, solver: Solver): Assumptions | undefined {
  const dimension = dimensionOf(test.leaf);
  const before = assumed.get(dimension);
  const tests = [...(before?.tests ?? []), test];
  const kept =
    before !== undefined && solver.satisfies(dimension, before.value, [test])
      ? before
      : solver.solve(dimension, tests);
  return kept && new Map(assumed).set(dimension, { tests, value: kept.value });
}

function candidateOf(assumed: Assumptions): Candidate {
  let request = plainRequest;
  const toggles = new Map<string, boolean>();
  const listedOn = new Set<string>();
  for (const [dimension, { value }] of assumed) {
    if (typeof value !== "boolean") request = withValue(request, dimension, value);
    else if (dimension.startsWith("switch:toggle ")) {
      toggles.set(dimension.slice("switch:toggle ".length), value);
    } else if (value) listedOn.add(dimension.slice("switch:list ".length));
  }
  return { request, choice: { toggles, listedOn } };
}
