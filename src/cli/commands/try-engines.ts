import { compile } from "../../compiler/compile.js";
import type { CompiledService } from "../../compiler/service.js";
import type { Settings } from "../../compiler/settings.js";
import { diagnosticAtSpan, LineTable, type Diagnostic } from "../../diagnostics/index.js";
import { evaluator } from "../../program/evaluate.js";
import type { Response } from "../../program/response.js";
import { isError } from "../../project/compile-project.js";
import { diagnose } from "../../project/diagnose.js";
import type { LoadedPolicy } from "../../project/load.js";
import {
  newSimulator,
  type SimulatedDecision,
  type SimulatedRequest,
  type SimulatorState,
} from "../../simulator/index.js";
import { seededChance } from "../chance.js";

export type Decided =
  | { readonly ok: true; readonly decision: SimulatedDecision }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** A request and the edge's state, as both engines take them. */
export interface Question {
  readonly request: SimulatedRequest;
  readonly state: Required<Omit<SimulatorState, "now" | "temporary">>;
}

/** What the policy's meaning says, without any VCL. */
export function askReference({ program }: LoadedPolicy, { request, state }: Question): Decided {
  const { outcome, rule, response, counted } = evaluator(program)(request, {
    toggles: state.toggles,
    lists: state.lists,
    chance: seededChance(state.seed),
  });
  return {
    ok: true,
    decision: {
      outcome,
      rule: rule?.id,
      status: response?.status,
      reason: response?.reason,
      headers: response === undefined ? [] : headersOf(response),
      body: response?.body,
      counted,
    },
  };
}

/** With what every answer has (docs/semantics.md), and authors cannot set. */
function headersOf({ headers }: Response): SimulatedDecision["headers"] {
  return [
    ["Cache-Control", "private, no-store"],
    ...headers.map(({ name, value }) => [name, value] as const),
  ];
}

/** The policy compiled, as it would be uploaded. */
export function compilePolicy(
  policy: LoadedPolicy,
  settings: Settings,
): { readonly service: CompiledService | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { program, contents, locate, at } = policy;
  const { service, problems } = compile({
    name: program.name,
    program,
    contents,
    locate,
    settings,
  });
  return { service, diagnostics: problems.map((problem) => diagnose(problem, at)) };
}

/** What the compiled VCL does. */
export function askVcl(
  service: CompiledService,
  { request, state }: Question,
  trace: boolean,
): Decided {
  const made = newSimulator(service, { trace });
  if (made.ok) return { ok: true, decision: made.simulator.decide(request, state) };
  const diagnostics = made.problems.map(({ file, ...problem }) =>
    diagnosticAtSpan(
      problem,
      `${service.name}/${file}`,
      new LineTable(service.files.get(file) ?? ""),
    ),
  );
  return { ok: false, diagnostics: diagnostics.filter(isError) };
}
