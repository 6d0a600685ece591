import { visible } from "../../diagnostics/index.js";
import type { ItemOperation, Result } from "../client/index.js";
import { HeldLock, isOwn, lockKey, takenPrefix, type LockOptions } from "./held-lock.js";
import { printLock, readLock, type LockValue } from "./lock-value.js";
import { settle } from "./settle.js";
import { done, failed, stopped, type Step } from "./stop.js";
import { describeTime } from "./time.js";

export type { HeldLock } from "./held-lock.js";

/** Clocks that differ by less than this take no lock away from each other, in seconds. */
const toleratedSkew = 300;

/** A lock that this push holds, and the one that it took over. */
export interface TakenLock {
  readonly lock: HeldLock;
  readonly takenOver: LockValue | undefined;
}

/**
 * Locks a service against other pushes, on whatever machine: an item that exists cannot be created.
 *
 * @returns a stop that says who holds it and since when, if somebody does
 */
export async function acquireLock(options: LockOptions): Promise<Step<TakenLock>> {
  const { client, serviceId, dictionaryId, now, settling } = options;
  const value = ownValue(options, now());
  const created = await settle(
    {
      make: async () => {
        const made = await client.createItem(serviceId, dictionaryId, lockKey, printLock(value));
        return made.ok ? ({ ok: true, value: true } as const) : made;
      },
      find: () => findOwn(options),
    },
    settling,
  );
  if (created.ok) return done({ lock: new HeldLock(options, value), takenOver: undefined });

  const other = await holder(options);
  // Not a conflict, then: what went wrong is worth more than that there is no lock.
  if (!other.ok || other.value === undefined) return other.ok ? created : other;
  if (now() / 1000 <= other.value.until + toleratedSkew) return isHeld(other.value);
  return takeOver(options, other.value);
}

/** Whose lock it is; undefined where there is none. */
async function holder(options: LockOptions): Promise<Step<LockValue | undefined>> {
  const { client, serviceId, dictionaryId, lockMinutes } = options;
  const item = await client.item(serviceId, dictionaryId, lockKey);
  if (!item.ok) return failed(item.error);
  if (item.value === undefined) return done(undefined);
  const value = readLock(item.value, lockMinutes * 60);
  return value === undefined ? unreadable : done(value);
}

/** One transaction, of which only one push's can succeed, however many find the lock stale. */
async function takeOver(options: LockOptions, other: LockValue): Promise<Step<TakenLock>> {
  const { client, serviceId, dictionaryId, now, settling, report } = options;
  const own = ownValue(options, now());
  // A draft that the other made without getting to mark it is still to be found, should this push die as well.
  const value = { ...own, versions: Math.min(own.versions, other.versions) };
  const operations: readonly ItemOperation[] = [
    { op: "create", key: takenPrefix + other.nonce.slice(0, 200), value: options.owner },
    { op: "delete", key: lockKey },
    { op: "create", key: lockKey, value: printLock(value) },
  ];
  const taken = await settle(
    {
      make: async () => {
        const made = await client.patchItems(serviceId, dictionaryId, operations);
        return made.ok ? ({ ok: true, value: true } as const) : made;
      },
      find: () => findOwn(options),
    },
    settling,
  );
  if (!taken.ok) {
    const now = await holder(options);
    const isOther = now.ok && now.value !== undefined && now.value.nonce !== other.nonce;
    return isOther && now.value ? isHeld(now.value) : taken;
  }
  const lock = new HeldLock(options, value);
  const checked = await lock.check();
  if (!checked.ok) return checked;
  report({ kind: "took-over", owner: other.owner, since: other.since * 1000 });
  return done({ lock, takenOver: other });
}

/** Whether a lock is this push's already: the answer to its creation may have been lost. */
async function findOwn({
  client,
  serviceId,
  dictionaryId,
  nonce,
}: LockOptions): Promise<Result<true | undefined>> {
  const item = await client.item(serviceId, dictionaryId, lockKey);
  if (!item.ok) return item;
  return { ok: true, value: isOwn(item.value, nonce) ? true : undefined };
}

function ownValue(
  { owner, nonce, release, lockMinutes, versions }: LockOptions,
  now: number,
): LockValue {
  const since = Math.floor(now / 1000);
  return { owner, since, until: since + lockMinutes * 60, nonce, release, versions };
}

function isHeld({ owner, since, until }: LockValue): Step<never> {
  const name = visible(owner, 100);
  return stopped({
    code: "EW3041",
    message: `${name} is pushing to this service, since ${describeTime(since * 1000)}`,
    help: `wait for it to end; if it died, the lock is free ${describeTime((until + toleratedSkew) * 1000)}`,
    kind: "failed",
  });
}

const unreadable = stopped({
  code: "EW3041",
  message: "the item `lock` of the dictionary `edgewall_state` was not written by edgewall",
  help: "delete it when you know that nobody pushes",
  kind: "failed",
});
