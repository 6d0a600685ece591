import type { FastlyClient, ItemOperation } from "../client/index.js";
import type { Report } from "./events.js";
import { printLock, readLock, type LockValue } from "./lock-value.js";
import { settle, type Settling } from "./settle.js";
import { failed, nothing, stopped, type Step } from "./stop.js";
import { describeTime } from "./time.js";

export const lockKey = "lock";
/** Items that say whose stale lock was taken over: the second to try cannot create the same. */
export const takenPrefix = "taken:";

export interface LockOptions {
  readonly client: Pick<
    FastlyClient,
    "createItem" | "item" | "items" | "patchItems" | "upsertItem"
  >;
  readonly serviceId: string;
  /** The id of edgewall's own dictionary. */
  readonly dictionaryId: string;
  readonly owner: string;
  readonly nonce: string;
  readonly release: string;
  /** The service's highest version. */
  readonly versions: number;
  /** After so long without a sign of its owner, a lock counts as left behind. */
  readonly lockMinutes: number;
  /** Milliseconds since 1970, of Fastly's clock where it is known. */
  readonly now: () => number;
  readonly settling: Settling;
  readonly report: Report;
}

/** The lock, as long as it is this push's. */
export class HeldLock {
  readonly #options: LockOptions;
  #value: LockValue;

  constructor(options: LockOptions, value: LockValue) {
    this.#options = options;
    this.#value = value;
  }

  /** Whether half of the time is over after which the lock would count as left behind. */
  get isAging(): boolean {
    const { now, lockMinutes } = this.#options;
    return this.#value.until - now() / 1000 < lockMinutes * 30;
  }

  /** Reads the lock: one that was away for long may have lost it. */
  async check(): Promise<Step<undefined>> {
    const { client, serviceId, dictionaryId, nonce } = this.#options;
    const item = await client.item(serviceId, dictionaryId, lockKey);
    if (!item.ok) return failed(item.error);
    return isOwn(item.value, nonce) ? nothing : lost;
  }

  /**
   * Says that this push lives, and will until then.
   *
   * @param from milliseconds since 1970
   */
  async extend(from: number): Promise<Step<undefined>> {
    const { client, serviceId, dictionaryId, lockMinutes } = this.#options;
    const checked = await this.check();
    if (!checked.ok) return checked;
    const value = { ...this.#value, until: Math.ceil(from / 1000) + lockMinutes * 60 };
    const written = await client.upsertItem(serviceId, dictionaryId, lockKey, printLock(value));
    if (written.ok) this.#value = value;
    // Where no write is left at all, the lock is looked at when there is one again.
    return written.ok || written.error.kind === "rate-limited" ? nothing : failed(written.error);
  }

  /**
   * Gives the lock back, and writes what else belongs into the same dictionary, in one transaction. It may use the
   * write that the budget keeps for it.
   *
   * @param write items to write
   * @param remove keys of items to delete, where they are there
   * @param isPatient whether to wait where no write at all is left
   */
  async release(
    write: ReadonlyMap<string, string>,
    remove: Iterable<string>,
    isPatient: boolean,
  ): Promise<Step<undefined>> {
    const { client, serviceId, dictionaryId, nonce, settling } = this.#options;
    const items = await client.items(serviceId, dictionaryId);
    if (!items.ok) return failed(items.error);
    if (!isOwn(items.value.get(lockKey), nonce)) return lost;
    const taken = [...items.value.keys()].filter((key) => key.startsWith(takenPrefix));
    const gone = [...remove].filter((key) => items.value.has(key));
    const all: readonly ItemOperation[] = [
      ...[...write].map(([key, value]) => ({ op: "upsert", key, value }) as const),
      ...[lockKey, ...taken, ...gone].map((key) => ({ op: "delete", key }) as const),
    ];
    const written = await settle(
      {
        make: async () => {
          const made = await client.patchItems(serviceId, dictionaryId, all);
          return made.ok ? ({ ok: true, value: true } as const) : made;
        },
        find: async () => {
          const item = await client.item(serviceId, dictionaryId, lockKey);
          if (!item.ok) return item;
          return { ok: true, value: isOwn(item.value, nonce) ? undefined : true } as const;
        },
      },
      {
        ...settling,
        budget: {
          allow: async () => nothing,
          pause: isPatient ? settling.budget.pause : impatient,
        },
      },
    );
    return written.ok ? nothing : written;
  }
}

/** Nothing waits only to give a lock back. */
async function impatient(resetAt: number): Promise<Step<undefined>> {
  return stopped({
    code: "EW3044",
    message: `no API write is left until ${describeTime(resetAt)}`,
    help: "run `edgewall push` again then",
    kind: "failed",
  });
}

export function isOwn(text: string | undefined, nonce: string): boolean {
  return text !== undefined && readLock(text, 0)?.nonce === nonce;
}

const lost = stopped({
  code: "EW3047",
  message: "another push took the lock of this one over",
  help: "look at `edgewall status` when it has ended",
  kind: "failed",
});
