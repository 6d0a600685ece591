import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import path from "node:path";
import { diagnosticsToJson, visible, type Diagnostic } from "../../diagnostics/index.js";
import { push, type PushOutcome, type Stop } from "../../fastly/push/index.js";
import { isError } from "../../project/compile-project.js";
import { whoIsThere } from "../audit-file.js";
import { canAsk, confirm } from "../confirm.js";
import { systemClock } from "../credentials.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import { hasColor, type Io } from "../io.js";
import { prepare, type Prepared, type PrepareOptions } from "../prepare.js";
import { progress } from "../progress.js";
import { report, writeJson } from "../report.js";
import { snapshotFiles } from "../snapshot-files.js";
import { planToJson } from "./plan.js";
import { describePlan } from "./plan-text.js";
import { unreviewed } from "./push-golden.js";
import { cleanCommit } from "./push-origin.js";

export interface PushCommandOptions extends PrepareOptions {
  readonly golden: string;
  readonly yes: boolean;
  readonly staging: boolean;
  readonly comment?: string;
  readonly wait: boolean;
  readonly json: boolean;
}

/**
 * `edgewall push`: makes the service what the policy says, after showing what that takes.
 *
 * @param stopping aborted when somebody asks the push to stop; by default at SIGINT or SIGTERM
 */
export async function pushCommand(
  options: PushCommandOptions,
  io: Io,
  stopping: (report: () => void) => Stopping = signalled,
): Promise<ExitCode> {
  const prepared = await prepare(options, io);
  if (!prepared.ok) {
    const { root, diagnostics, code } = prepared;
    if (options.json)
      writeJson(io, { ...nothingDone, diagnostics: diagnosticsToJson(diagnostics) });
    else report(io, root, diagnostics, "text");
    return code;
  }
  const { root, service, plan, live } = prepared;
  const found = [
    ...prepared.diagnostics,
    ...plan.problems,
    ...unreviewed(service, path.resolve(io.cwd, options.golden), root),
  ];
  const end = (outcome: PushOutcome | undefined, diagnostics: readonly Diagnostic[]): void => {
    if (!options.json) return;
    writeJson(io, {
      ...planToJson(plan),
      version: outcome?.version ?? live.active ?? null,
      activated: outcome?.activated ?? false,
      applied: outcome?.applied ?? 0,
      live: outcome?.live ?? null,
      diagnostics: diagnosticsToJson([...found, ...diagnostics]),
    });
  };
  if (!options.json) {
    report(io, root, found, "text");
    io.stdout.write(describePlan(prepared, hasColor(io.stdout, io.env)));
  }
  if (found.some(isError)) {
    end(undefined, []);
    return exitCodes.checkFailed;
  }
  if (plan.operations.length > 0 && !options.yes) {
    const refusal = await unconfirmed(prepared, options, io);
    if (refusal !== undefined) {
      if (!options.json) report(io, root, [refusal.diagnostic], "text");
      end(undefined, [refusal.diagnostic]);
      return refusal.code;
    }
  }

  const outcome = await run(prepared, options, io, stopping);
  const diagnostics = outcome.stop === undefined ? [] : [diagnosticOf(outcome.stop)];
  end(outcome, diagnostics);
  if (!options.json && plan.operations.length > 0) {
    report(io, root, diagnostics, "text");
    const next =
      outcome.stop === undefined ? "" : `; next: \`edgewall plan\`, then \`edgewall push\``;
    io.stdout.write(`${visible(outcome.live, 500)}${next}\n`);
  }
  return codeOf(outcome.stop);
}

/** What a push says to machines that did not get as far as to a plan. */
const nothingDone = {
  service: null,
  active: null,
  operations: [],
  writes: 0,
  rules: { added: [], removed: [], changed: [] },
  version: null,
  activated: false,
  applied: 0,
  live: null,
};

async function unconfirmed(
  { plan }: Prepared,
  { json }: PushCommandOptions,
  io: Io,
): Promise<{ readonly diagnostic: Diagnostic; readonly code: ExitCode } | undefined> {
  const asks = canAsk(io) && !json;
  if (asks && (await confirm(`Push this to ${visible(plan.service.name, 100)}?`, io)))
    return undefined;
  return {
    code: asks ? exitCodes.checkFailed : exitCodes.badInput,
    diagnostic: {
      code: "EW3049",
      severity: "error",
      message: asks ? "not pushed" : "there is no terminal to ask on whether to push",
      help: asks ? "nothing was changed" : "nothing was changed; look at the plan, then give --yes",
    },
  };
}

async function run(
  prepared: Prepared,
  { staging, comment, wait }: PushCommandOptions,
  io: Io,
  stopping: (report: () => void) => Stopping,
): Promise<PushOutcome> {
  const { plan, config, live } = prepared;
  const { now, sleep } = io.clock ?? systemClock;
  const shown = progress(io.stderr);
  const { signal, end } = stopping(() => io.stderr.write("stopping after this write\n"));
  const stopped = aborted(signal);
  try {
    return await push({
      ...prepared,
      owner: plan.operations.length === 0 ? "" : `${await whoIsThere(io)} on ${hostname()}`,
      nonce: randomUUID(),
      commit: plan.operations.length === 0 ? undefined : await cleanCommit(io),
      comment,
      staging,
      wait,
      reserve: config.push.reserve,
      lockMinutes: config.push.lockMinutes,
      snapshots: snapshotFiles(io.cwd, live.id),
      now,
      sleep: (milliseconds) => Promise.race([sleep(milliseconds), stopped]),
      signal,
      report: shown.report,
    });
  } finally {
    shown.end();
    end();
  }
}

function diagnosticOf({ code, message, help }: Stop): Diagnostic {
  return { code, severity: "error", message, help };
}

function codeOf(stop: Stop | undefined): ExitCode {
  switch (stop?.kind) {
    case undefined:
      return exitCodes.done;
    case "refused":
      return exitCodes.checkFailed;
    case "failed":
      return exitCodes.remoteFailed;
  }
}

export interface Stopping {
  readonly signal: AbortSignal;
  /** Nobody listens from then on. */
  readonly end: () => void;
}

/** At the first signal the push ends after its write and gives the lock back; a second ends the process. */
function signalled(tell: () => void): Stopping {
  const controller = new AbortController();
  const stop = (): void => {
    tell();
    controller.abort();
  };
  const names = ["SIGINT", "SIGTERM"] as const;
  for (const name of names) process.once(name, stop);
  return {
    signal: controller.signal,
    end() {
      for (const name of names) process.off(name, stop);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
