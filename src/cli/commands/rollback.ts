import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { diagnosticsToJson, visible, type Diagnostic } from "../../diagnostics/index.js";
import { keepSnapshot, snapshotOf } from "../../fastly/push/snapshot.js";
import { rollback, type RollbackOutcome } from "../../fastly/rollback/rollback.js";
import { whoIsThere } from "../audit-file.js";
import { canAsk, confirm } from "../confirm.js";
import { systemClock } from "../credentials.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import { progress } from "../progress.js";
import { report, writeJson } from "../report.js";
import type { TargetOptions } from "../target.js";
import { auditor, codeOf, refuse } from "./flip-report.js";
import { prepareRollback, type PreparedRollback } from "./rollback-prepare.js";
import { describeRollback, liveNow, rollbackToJson, stopOf } from "./rollback-text.js";

export interface RollbackCommandOptions extends TargetOptions {
  readonly policies: string;
  readonly json: boolean;
  readonly yes: boolean;
  readonly audit?: string;
}

/**
 * `edgewall rollback`: a version from before becomes active again, with what its lists held; after showing what that takes.
 *
 * @param wanted the version; undefined is the last before the active one that edgewall activated
 */
export async function rollbackCommand(
  wanted: string | undefined,
  options: RollbackCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const { json, yes, policies } = options;
  const prepared = await prepareRollback(wanted, policies, options, io);
  if (!prepared.ok) return refuse(io, json, prepared.diagnostics, codeOf(prepared.kind));
  const { plan, live, to } = prepared;
  if (!json) io.stdout.write(describeRollback(plan, to, `${visible(live.name, 100)} (${live.id})`));
  const end = (outcome: RollbackOutcome, diagnostics: readonly Diagnostic[]): void => {
    if (!json) return report(io, io.cwd, diagnostics, "text");
    writeJson(io, {
      service: live.id,
      ...rollbackToJson(plan),
      activated: outcome.isActivated,
      restored: outcome.isRestored,
      diagnostics: diagnosticsToJson(diagnostics),
    });
  };
  const isThere = plan.from === plan.to;
  if (plan.isDone) {
    end({ isActivated: true, isRestored: true, stop: undefined }, []);
    return exitCodes.done;
  }
  const refusal = yes ? undefined : await unconfirmed(prepared, json, io);
  const audit = auditor(io, options.audit, { command: "rollback", service: live.id, reason: null });
  const faults = [refusal?.diagnostic, audit.ok ? undefined : audit.diagnostic].flatMap(
    (fault) => fault ?? [],
  );
  if (refusal !== undefined || !audit.ok) {
    end({ isActivated: isThere, isRestored: false, stop: undefined }, faults.slice(0, 1));
    return refusal?.code ?? exitCodes.badInput;
  }

  const outcome = await run(prepared, io);
  if (outcome.isActivated)
    await audit.note([{ before: `version ${plan.from}`, after: `version ${plan.to}` }]);
  end(outcome, outcome.stop === undefined ? [] : [stopOf(outcome.stop, outcome, plan)]);
  if (!json) io.stdout.write(`${liveNow(outcome, plan)}\n`);
  if (outcome.stop === undefined) return exitCodes.done;
  return outcome.stop.kind === "refused" ? exitCodes.checkFailed : exitCodes.remoteFailed;
}

async function run(
  { client, plan, live, project, snapshots }: PreparedRollback,
  io: Io,
): Promise<RollbackOutcome> {
  const { now, sleep } = io.clock ?? systemClock;
  // So that there is a way back from here, too.
  const kept = project.desired && snapshotOf(live, project.desired, now());
  const reason = kept === undefined ? "the policy does not compile" : keepSnapshot(snapshots, kept);
  if (reason !== undefined)
    io.stderr.write(
      `warning: what the lists of version ${plan.from} hold was not kept: ${visible(reason, 300)}\n`,
    );
  const shown = progress(io.stderr);
  try {
    return await rollback({
      client,
      plan,
      live,
      owner: `${await whoIsThere(io)} on ${hostname()}`,
      nonce: randomUUID(),
      lockMinutes: project.lockMinutes,
      now,
      sleep,
      report: shown.report,
    });
  } finally {
    shown.end();
  }
}

async function unconfirmed(
  { plan, live }: PreparedRollback,
  json: boolean,
  io: Io,
): Promise<{ readonly diagnostic: Diagnostic; readonly code: ExitCode } | undefined> {
  const asks = canAsk(io) && !json;
  const question = `Make version ${plan.to} of ${visible(live.name, 100)} active?`;
  if (asks && (await confirm(question, io))) return undefined;
  return {
    code: asks ? exitCodes.checkFailed : exitCodes.badInput,
    diagnostic: {
      code: "EW3071",
      severity: "error",
      message: asks ? "not rolled back" : "there is no terminal to ask on whether to roll back",
      help: asks ? "nothing was changed" : "nothing was changed; look at the plan, then give --yes",
    },
  };
}
