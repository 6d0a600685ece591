import type { FastlyClient } from "../client/index.js";
import type { DataOperation } from "../plan/index.js";
import { activateDraft } from "../push/activate.js";
import { applyEntries } from "../push/apply-entries.js";
import { applyItems } from "../push/apply-items.js";
import type { Report } from "../push/events.js";
import { acquireLock, type HeldLock } from "../push/lock.js";
import { readBack } from "../push/read-back.js";
import { failed, nothing, stopped, type Step, type Stop } from "../push/stop.js";
import type { Target } from "../push/target.js";
import { describeTime } from "../push/time.js";
import type { LiveService } from "../service.js";
import { printRelease, stateKeys } from "../state.js";
import type { RollbackPlan } from "./plan.js";

export interface RollbackOptions {
  readonly client: FastlyClient;
  readonly plan: RollbackPlan;
  /** What the plan was made from. */
  readonly live: LiveService;
  /** Who rolls back, from which machine. */
  readonly owner: string;
  /** Tells this rollback from every push. */
  readonly nonce: string;
  readonly lockMinutes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly report: Report;
}

export interface RollbackOutcome {
  /** Whether the version is active now. */
  readonly isActivated: boolean;
  /** Whether its lists hold what they held. */
  readonly isRestored: boolean;
  /** Why it did not get to its end. */
  readonly stop: Stop | undefined;
}

/**
 * Makes a version active again: first its lists get what they lack, then it is activated, then they lose what is too
 * much. So whoever both versions ban is banned throughout, as in a push. It does not wait for the hour's end, and spends
 * what pushes leave: it is on-call's.
 */
export async function rollback(options: RollbackOptions): Promise<RollbackOutcome> {
  const { client, plan, live, now, sleep, report } = options;
  const target: Target = {
    client,
    serviceId: live.id,
    settling: { now, sleep, report, budget: { allow: async () => nothing, pause: spent } },
  };
  let isActivated = plan.from === plan.to;
  let isRestored = false;
  const locked = await takeLock(options, target);
  if (!locked.ok) return { isActivated, isRestored, stop: locked.stop };
  const run = async (): Promise<Step<undefined>> => {
    const confirmed = await confirm(options);
    if (!confirmed.ok) return confirmed;
    const before = await applyAll(target, plan, plan.before);
    if (!before.ok) return before;
    if (!isActivated) {
      const activated = await activateDraft(target, plan.to, false);
      if (!activated.ok) return activated;
      isActivated = true;
      report({ kind: "activated", version: plan.to, staging: false });
    }
    const after = await applyAll(target, plan, plan.after);
    if (!after.ok) return after;
    isRestored = true;
    return nothing;
  };
  const ran = await run();
  const released = await giveBack(options, locked.value, isRestored);
  const stop = ran.ok ? (released.ok ? undefined : released.stop) : ran.stop;
  return { isActivated, isRestored, stop };
}

/** Undefined where edgewall never pushed to the service, and so has no lock there. */
async function takeLock(
  { client, plan, live, owner, nonce, lockMinutes, now, report }: RollbackOptions,
  { serviceId, settling }: Target,
): Promise<Step<HeldLock | undefined>> {
  const { dictionaryId } = live.state;
  if (dictionaryId === undefined) return nothing;
  const taken = await acquireLock({
    client,
    serviceId,
    dictionaryId,
    owner,
    nonce,
    release: plan.release ?? plan.origin?.release ?? "",
    versions: Math.max(0, ...live.versions.map(({ number }) => number)),
    lockMinutes,
    now,
    settling,
    report,
  });
  return taken.ok ? { ok: true, value: taken.value.lock } : taken;
}

/** Whether the version is active that the plan was made for. */
async function confirm({ client, live, plan }: RollbackOptions): Promise<Step<undefined>> {
  const service = await client.service(live.id);
  if (!service.ok) return failed(service.error);
  const active = service.value.versions.find((version) => version.active)?.number;
  if (active === plan.from) return nothing;
  return stopped({
    code: "EW3046",
    message: `version ${active ?? "none"} is active, and the plan is for ${plan.from}`,
    help: "somebody activated it since; look at `edgewall status`",
    kind: "refused",
  });
}

async function applyAll(
  target: Target,
  { ids }: RollbackPlan,
  operations: readonly DataOperation[],
): Promise<Step<undefined>> {
  for (const operation of operations) {
    const id = ids.get(operation.name) ?? "";
    const applied =
      operation.kind === "entries"
        ? await applyEntries(target, id, operation.batches)
        : await applyItems(target, id, operation.batches, operation.keepsExisting);
    if (!applied.ok) return applied;
    const read = await readBack(target, operation, id);
    if (!read.ok) return read;
  }
  return nothing;
}

/** Notes which release is live, and whose its containers are. */
async function giveBack(
  { plan, live, now }: RollbackOptions,
  lock: HeldLock | undefined,
  isRestored: boolean,
): Promise<Step<undefined>> {
  if (lock === undefined) return nothing;
  if (!isRestored) return lock.release(new Map(), [], false);
  const release = plan.release ?? plan.origin?.release;
  const owned = [...plan.own]
    .filter(([name, kind]) => live.state.owns.get(name) !== kind)
    .map(([name, kind]) => [stateKeys.owns + name, kind] as const);
  if (release === undefined) return lock.release(new Map(owned), [stateKeys.release], false);
  const text = printRelease({
    release,
    ...(plan.origin?.commit !== undefined && { commit: plan.origin.commit }),
    version: plan.to,
    at: Math.floor(now() / 1_000),
  });
  return lock.release(new Map([[stateKeys.release, text], ...owned]), [], false);
}

async function spent(resetAt: number): Promise<Step<undefined>> {
  return stopped({
    code: "EW3044",
    message: `this hour's API writes are spent; Fastly counts anew at ${describeTime(resetAt)}`,
    help: "another token has writes of its own",
    kind: "failed",
  });
}
