import { visible, type Diagnostic } from "../../diagnostics/index.js";
import type { Version } from "../../fastly/client/index.js";
import type { Stop } from "../../fastly/push/index.js";
import type { RollbackPlan } from "../../fastly/rollback/plan.js";
import type { RollbackOutcome } from "../../fastly/rollback/rollback.js";
import { describeOperations } from "./plan-operations.js";

/** The plan for people. @param service Fastly's name of it, and its id */
export function describeRollback(plan: RollbackPlan, to: Version, service: string): string {
  const { from, before, after, writes, notes, isDone } = plan;
  const steps = [
    ...describeOperations(before),
    ...(from === plan.to ? [] : [`${"switch over".padEnd(12)}  activate version ${plan.to}`]),
    ...describeOperations(after),
    ...(isDone ? [] : [`${"at the end".padEnd(12)}  note the release`]),
  ];
  const said = to.comment === "" ? "" : ` (${visible(to.comment, 200)})`;
  return [
    `${service}: version ${from} -> ${plan.to}${said}`,
    ...(isDone ? ["nothing to change: it is active, with what its lists held"] : []),
    ...steps.map((step) => `  ${step}`),
    ...notes.map((note) => `note: ${note}`),
    ...(isDone ? [] : [`${writes} API ${writes === 1 ? "write" : "writes"}`]),
    "",
  ].join("\n");
}

/** The plan for machines. */
export function rollbackToJson({ from, to, origin, before, after, writes, notes }: RollbackPlan) {
  return {
    from,
    to,
    release: origin?.release ?? null,
    commit: origin?.commit ?? null,
    operations: [...before, ...after].map(({ phase, kind, name, action, entries }) => ({
      phase,
      kind,
      name,
      action,
      entries,
    })),
    writes,
    notes,
  };
}

/** What is live now, for people who have to know. */
export function liveNow(
  { isActivated, isRestored }: RollbackOutcome,
  { from, to }: RollbackPlan,
): string {
  if (!isActivated)
    return `version ${from} is active, as before; its lists may hold some of what version ${to} needs`;
  return isRestored
    ? `version ${to} is active`
    : `version ${to} is active; its lists still hold what only version ${from} needed`;
}

/** Why it stopped, and what to run next: whoever runs it without a version would go one further back. */
export function stopOf(
  { code, message, help, kind }: Stop,
  { isActivated }: RollbackOutcome,
  { to }: RollbackPlan,
): Diagnostic {
  const again = `\`edgewall rollback ${to}\` goes on`;
  return {
    code: isActivated ? "EW3073" : code,
    severity: "error",
    message,
    help: kind === "refused" ? help : `${help.replace(/; the next push.*$/, "")}; ${again}`,
  };
}
