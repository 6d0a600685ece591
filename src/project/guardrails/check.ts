import type { AddressSet } from "../../addresses/index.js";
import { describePlace, type Locate } from "../../compiler/place.js";
import type { CompiledService } from "../../compiler/service.js";
import { quote, type Diagnostic } from "../../diagnostics/index.js";
import { conditionTest } from "../../program/evaluate.js";
import type { Guardrail } from "../../program/guardrail.js";
import { isPurge } from "../../program/request.js";
import { newSimulator, type SimulatedDecision, type Simulator } from "../../simulator/index.js";
import type { DiagnosticAt } from "../diagnose.js";
import { withoutKillSwitch } from "./choices.js";
import { describeChoice, describeRequest, tryCommandFor } from "./describe.js";
import { edgeState, liveLists } from "./edge.js";
import { candidatesOf } from "./candidates.js";
import type { Candidate } from "./search.js";

export interface GuardedService {
  readonly service: CompiledService;
  /** The content of every list that the repository owns, those of guardrails included. */
  readonly contents: ReadonlyMap<string, AddressSet>;
  readonly locate: Locate;
  readonly at: DiagnosticAt;
}

/** Of one guardrail, so many rules that break it are shown. */
const mostRules = 3;

/**
 * Holds a service's guardrails against its compiled VCL. What is reported has happened in the simulator: the request that
 * breaks the guardrail, in a state that on-call may choose.
 */
export function checkGuardrails(guarded: GuardedService): readonly Diagnostic[] {
  const { service, at } = guarded;
  const guardrails = service.program.guardrails ?? [];
  if (guardrails.length === 0) return [];
  const made = newSimulator(service);
  if (!made.ok) {
    return [
      at(service.program.origin, {
        code: "EW1071",
        severity: "error",
        message: `the guardrails cannot be checked: ${made.problems[0]?.message ?? "the simulator cannot run the compiled VCL"}`,
        help: "this is a fault of edgewall: please report it, with the policy",
      }),
    ];
  }
  return guardrails.flatMap((guardrail) => checkGuardrail(guardrail, guarded, made.simulator));
}

function checkGuardrail(
  guardrail: Guardrail,
  guarded: GuardedService,
  simulator: Simulator,
): readonly Diagnostic[] {
  const { program } = guarded.service;
  const speaksOf = guardedTest(guardrail, guarded);
  const broken = new Map<string | undefined, Diagnostic>();
  let tried = 0;
  for (const found of candidatesOf(guardrail, program, guarded.contents)) {
    const candidate = { ...found, choice: withoutKillSwitch(found.choice, program) };
    if (!speaksOf(candidate)) continue;
    tried++;
    const { request, choice } = candidate;
    const decision = simulator.decide(request, {
      toggles: choice.toggles,
      lists: liveLists(choice, request),
    });
    const denied = decision.outcome !== "pass";
    if (denied === (guardrail.blocked === "always") || broken.has(decision.rule)) continue;
    broken.set(decision.rule, report(guardrail, candidate, decision, guarded));
    if (broken.size === mostRules || guardrail.blocked === "always") break;
  }
  return tried === 0 ? [unchecked(guardrail, guarded)] : [...broken.values()];
}

function unchecked({ name, origin }: Guardrail, { at }: GuardedService): Diagnostic {
  return at(origin, {
    code: "EW1071",
    severity: "warning",
    message: `guardrail ${quote(name)} is not checked: no request was found that satisfies its condition`,
    help: "name requests instead, or make the condition simpler",
  });
}

function guardedTest(
  { guarded }: Guardrail,
  { contents }: GuardedService,
): (candidate: Candidate) => boolean {
  if (guarded.kind === "requests") return () => true;
  const test = conditionTest(guarded.condition);
  return ({ request, choice }) =>
    !isPurge(request) && test(request, edgeState(choice, request, contents));
}

function report(
  { name, blocked, reason, origin }: Guardrail,
  candidate: Candidate,
  { outcome, rule: id, status }: SimulatedDecision,
  { service, locate, at }: GuardedService,
): Diagnostic {
  const { program } = service;
  const killSwitch = program.killSwitch;
  const shown: Candidate = {
    request: candidate.request,
    choice: {
      ...candidate.choice,
      // It stays off, which needs saying only where it was created on.
      toggles: new Map(
        [...candidate.choice.toggles].filter(
          ([toggle]) =>
            killSwitch === undefined ||
            killSwitch.initial === "enabled" ||
            toggle !== `${killSwitch.dictionary.name}.${killSwitch.key}`,
        ),
      ),
    },
  };
  const rule = program.rules.find((candidate) => candidate.id === id);
  const who = `${describeRequest(shown.request)}${describeChoice(shown.choice)}`;
  const verb = outcome === "tarpit" ? "tarpits" : "blocks";
  const message =
    blocked === "always"
      ? `guardrail ${quote(name)} is broken: no rule blocks ${who}`
      : rule === undefined
        ? `guardrail ${quote(name)} is broken: Fastly itself answers ${status ?? ""} to ${who}`
        : `guardrail ${quote(name)} is broken: rule ${quote(rule.id)}${describePlace(locate(rule.origin))} ${verb} ${who}`;
  const why = reason === undefined ? "" : ` (${reason})`;
  const mend =
    blocked === "always"
      ? `add or widen a rule, or mend the guardrail${why}`
      : `narrow the rule, let the request pass by \`allow\`, or mend the guardrail${why}`;
  return at(origin, {
    code: "EW1070",
    severity: "error",
    message,
    help: `${mend}; to see it: ${tryCommandFor(program.name, shown)}`,
  });
}
