import { diagnosticsToJson } from "../../diagnostics/index.js";
import type { Plan } from "../../fastly/plan/index.js";
import { isError } from "../../project/compile-project.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { hasColor, type Io } from "../io.js";
import { prepare, type PrepareOptions } from "../prepare.js";
import { report, writeJson } from "../report.js";
import { describePlan } from "./plan-text.js";

export interface PlanOptions extends PrepareOptions {
  readonly json: boolean;
}

/** `edgewall plan`: what a push would do, in order. Nothing is written. */
export async function planCommand(options: PlanOptions, io: Io): Promise<ExitCode> {
  const prepared = await prepare(options, io);
  if (!prepared.ok) {
    const { root, diagnostics, code } = prepared;
    if (options.json) writeJson(io, { ...emptyPlan, diagnostics: diagnosticsToJson(diagnostics) });
    else report(io, root, diagnostics, "text");
    return code;
  }
  const { root, plan, diagnostics } = prepared;
  const all = [...diagnostics, ...plan.problems];
  if (options.json) {
    writeJson(io, { ...planToJson(plan), diagnostics: diagnosticsToJson(all) });
  } else {
    report(io, root, all, "text");
    io.stdout.write(describePlan(prepared, hasColor(io.stdout, io.env)));
  }
  return all.some(isError) ? exitCodes.checkFailed : exitCodes.done;
}

const emptyPlan = {
  service: null,
  active: null,
  operations: [],
  writes: 0,
  rules: { added: [], removed: [], changed: [] },
};

/** The plan as `plan --json` and `push --json` show it: what is done to what, without content. */
export function planToJson({
  service,
  from,
  draft,
  release,
  operations,
  writes,
  hours,
  rules,
}: Plan): object {
  return {
    service: service.id,
    name: service.name,
    active: from.version ?? null,
    draft: draft ?? null,
    release: { from: from.release ?? null, to: release },
    operations: operations.map((operation) => ({
      phase: operation.phase,
      kind: operation.kind,
      name: operation.name,
      action: operation.action,
      ...("entries" in operation && { entries: operation.entries }),
      writes: operation.writes,
    })),
    writes,
    // There is no number in JSON for a push that would wait for ever.
    hours: Number.isFinite(hours) ? hours : null,
    rules,
  };
}
