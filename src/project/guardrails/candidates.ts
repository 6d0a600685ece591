import type { AddressSet } from "../../addresses/index.js";
import { walkCondition } from "../../program/condition.js";
import type { Guardrail } from "../../program/guardrail.js";
import { managedBy } from "../../program/ip-list.js";
import type { Program } from "../../program/program.js";
import type { Request } from "../../program/request.js";
import { choicesOf, toggleId } from "./choices.js";
import type { Leaf } from "./dimension.js";
import { asCreated } from "./edge.js";
import { search, type Candidate, type SearchOptions, type Wanted } from "./search.js";
import { Solver } from "./solver.js";

/** Steps that the searches for one guardrail may take, of which each gets its share; at least so many. */
const steps = 200_000;
const fewestSteps = 500;
/** Candidates that one search may give. */
const mostCandidates = 200;

/** Requests and states in which the guardrail may be broken, for the compiled VCL to decide. */
export function* candidatesOf(
  { guarded, blocked }: Guardrail,
  program: Program,
  contents: ReadonlyMap<string, AddressSet>,
): Generator<Candidate> {
  const solver = new Solver(contents);
  const goals = waysToBreak(program, blocked);
  const share = Math.max(fewestSteps, Math.floor(steps / (goals.length + 1)));
  if (guarded.kind === "requests") {
    for (const choice of choicesOf(program)) {
      for (const request of guarded.requests) yield { request, choice };
    }
    for (const request of guarded.requests) {
      for (const goal of goals) {
        const options = { fixed: fixedFor(request, program, solver, contents), steps: share };
        for (const { choice } of some(search(goal, solver, options))) yield { request, choice };
      }
    }
    return;
  }
  const { condition } = guarded;
  const options: SearchOptions = {
    fixed: fixedLists(program, listsIn({ guarded })),
    steps: share,
  };
  for (const goal of [...goals, ...waysToKeep(program, blocked), []]) {
    yield* some(search([{ condition, holds: true }, ...goal], solver, options));
  }
}

/** What must hold for the policy to break the promise, one way after the other. */
function waysToBreak(
  { allow, rules }: Program,
  blocked: Guardrail["blocked"],
): readonly (readonly Wanted[])[] {
  const enforced = rules.filter(({ mode }) => mode === "enforce");
  const allowed = (holds: boolean) => (allow === undefined ? [] : [{ condition: allow, holds }]);
  if (blocked === "never") {
    return enforced.map(({ when }) => [{ condition: when, holds: true }, ...allowed(false)]);
  }
  return [
    ...(allow === undefined ? [] : [allowed(true)]),
    enforced.map(({ when }) => ({ condition: when, holds: false })),
  ];
}

/** Rules beyond this are not asked for one by one. */
const mostKept = 50;

/** What must hold for the policy to keep the promise by its meaning: there the compiled VCL may still break it. */
function waysToKeep(
  { allow, rules }: Program,
  blocked: Guardrail["blocked"],
): readonly (readonly Wanted[])[] {
  const enforced = rules.filter(({ mode }) => mode === "enforce");
  const failing = enforced.map(({ when }) => ({ condition: when, holds: false }));
  if (blocked === "never") return [failing];
  const denied = allow === undefined ? [] : [{ condition: allow, holds: false }];
  return enforced
    .slice(0, mostKept)
    .map(({ when }, index) => [
      { condition: when, holds: true },
      ...denied,
      ...failing.slice(0, index),
      ...failing.slice(index + 1),
    ]);
}

/** Every goal gets its share of candidates: one that gives many must not keep the next from its turn. */
function* some(candidates: Iterable<Candidate>): Generator<Candidate> {
  let given = 0;
  for (const candidate of candidates) {
    yield candidate;
    if (++given === mostCandidates) return;
  }
}

function listsIn({ guarded }: Pick<Guardrail, "guarded">): ReadonlySet<string> {
  const names = new Set<string>();
  if (guarded.kind === "condition") {
    walkCondition(guarded.condition, (condition) => {
      if (condition.kind === "address") names.add(condition.list.name);
    });
  }
  return names;
}

/** The kill switch is off, and live lists are empty, but for those that the guardrail itself speaks of. */
function fixedLists(
  { killSwitch }: Program,
  spokenOf: ReadonlySet<string>,
): SearchOptions["fixed"] {
  const killed = killSwitch && toggleId(killSwitch);
  return (leaf) => {
    if (leaf.kind === "toggle") return toggleId(leaf.toggle) === killed ? false : undefined;
    const empty =
      leaf.kind === "address" && managedBy(leaf.list) === "live" && !spokenOf.has(leaf.list.name);
    return empty ? false : undefined;
  };
}

/** All that hangs on the request is decided; only toggles are left. */
function fixedFor(
  request: Request,
  program: Program,
  solver: Solver,
  contents: ReadonlyMap<string, AddressSet>,
): SearchOptions["fixed"] {
  const fixed = fixedLists(program, new Set());
  const state = { toggles: asCreated.toggles, lists: contents };
  return (leaf: Leaf) => (leaf.kind === "toggle" ? fixed(leaf) : solver.test(leaf)(request, state));
}
