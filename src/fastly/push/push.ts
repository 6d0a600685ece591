import type { PushOptions } from "./options.js";
import { liveNow, type PushOutcome } from "./outcome.js";
import { perform } from "./perform.js";
import { Session } from "./session.js";
import { keepSnapshot, snapshotOf } from "./snapshot.js";
import { stagedOperations, stagingProblem } from "./staging.js";
import { describeOperation } from "./describe.js";
import { nothing, stopped, type Step, type Stop } from "./stop.js";

/**
 * Carries a plan out. Wherever it stops, what is live is the old version or the new one, with every address banned
 * that both ban, and let through that both let through; the next push goes on from there. docs/push.md says why.
 */
export async function push(options: PushOptions): Promise<PushOutcome> {
  const { plan, live, client, report, staging } = options;
  const session = new Session(options);
  const writesBefore = client.writes;
  const writes = () => client.writes - writesBefore;
  const operations = staging ? stagedOperations(plan.operations) : plan.operations;
  let applied = 0;
  let stop: Stop | undefined;

  const start = plan.operations.length === 0 ? nothing : begin(options);
  if (!start.ok) stop = start.stop;
  for (const operation of stop === undefined ? operations : []) {
    report({
      kind: "step",
      text: describeOperation(operation),
      done: writes(),
      writes: plan.writes,
    });
    const performed = await perform(session, operation);
    if (!performed.ok) {
      stop = performed.stop;
      break;
    }
    applied++;
  }
  stop = await giveLockBack(session, stop);
  return {
    version: session.draft ?? live.active,
    activated: session.isActivated,
    applied,
    writes: writes(),
    stop,
    live: liveNow(session, stop),
  };
}

/** What has to be so before anything is written. */
function begin({ plan, live, desired, staging, snapshots, now }: PushOptions): Step<undefined> {
  const problem = staging ? stagingProblem(plan.operations, live.content) : undefined;
  if (problem !== undefined) return stopped(problem);
  const snapshot = snapshotOf(live, desired, now());
  const reason = snapshot && !staging ? keepSnapshot(snapshots, snapshot) : undefined;
  if (reason === undefined) return nothing;
  return stopped({
    code: "EW3050",
    message: `what the lists hold now cannot be written down: ${reason}`,
    help: "without it, `edgewall rollback` could not restore them; nothing was changed at Fastly",
    kind: "refused",
  });
}

/** @returns why the push stopped, if it did not before */
async function giveLockBack(session: Session, stop: Stop | undefined): Promise<Stop | undefined> {
  if (session.lock === undefined) return stop;
  const released = await session.release(new Map(), [], false);
  if (released.ok) return stop;
  if (stop === undefined) return released.stop;
  if (stop.code === "EW3047") return stop;
  const { lockMinutes } = session.options;
  return {
    ...stop,
    help: `${stop.help}; the lock could not be given back, and counts as left behind after ${lockMinutes} minutes`,
  };
}
