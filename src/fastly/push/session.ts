import { stateDictionary } from "../service.js";
import { parseState } from "../state.js";
import { Budget } from "./budget.js";
import { containerIds } from "./containers.js";
import { draftMark, openDraft, yieldToEarlier } from "./draft.js";
import type { HeldLock } from "./held-lock.js";
import { acquireLock } from "./lock.js";
import type { LockValue } from "./lock-value.js";
import type { PushOptions } from "./options.js";
import { done, failed, nothing, stopped, type Step } from "./stop.js";
import type { Target } from "./target.js";

/** What a push holds while it runs: the lock, the draft, and where its containers are. */
export class Session {
  readonly options: PushOptions;
  readonly target: Target;
  /** Whether the draft is live now. */
  isActivated = false;
  /** Whether what lists hold was written to, which is live at once. */
  hasWrittenData = false;
  #lock: HeldLock | undefined = undefined;
  #takenOver: LockValue | undefined = undefined;
  #draft: number | undefined = undefined;
  readonly #ids: Map<string, string>;

  constructor(options: PushOptions) {
    const { client, live, now, sleep, report } = options;
    this.options = options;
    const budget = new Budget({
      ...options,
      aroundSleep: {
        before: async (until) => this.#lock?.extend(until) ?? nothing,
        after: async () => this.#lock?.check() ?? nothing,
      },
    });
    this.target = {
      client,
      serviceId: live.id,
      settling: {
        now,
        sleep,
        report,
        budget: {
          allow: async () => {
            const allowed = await budget.allow();
            if (!allowed.ok || this.#lock?.isAging !== true) return allowed;
            return this.#lock.extend(now());
          },
          pause: (resetAt) => budget.pause(resetAt),
        },
      },
    };
    const { acls, dictionaries } = live.content;
    this.#ids = new Map([...acls, ...dictionaries].map(([name, { id }]) => [name, id]));
    // On a first push that was interrupted, it stands in the draft only.
    if (live.state.dictionaryId !== undefined)
      this.#ids.set(stateDictionary, live.state.dictionaryId);
  }

  get lock(): HeldLock | undefined {
    return this.#lock;
  }

  get draft(): number | undefined {
    return this.#draft;
  }

  /** The id of a container that is there already. */
  id(name: string): Step<string> {
    const id = this.#ids.get(name);
    if (id !== undefined) return done(id);
    return stopped({
      code: "EW3046",
      message: `the container ${name} is no longer there`,
      help: "somebody changed the service meanwhile; look at `edgewall plan`",
      kind: "refused",
    });
  }

  /** Likewise; in the draft, too, which an interrupted push may have left with the container in it. */
  async openId(name: string): Promise<Step<string>> {
    if (this.#ids.has(name) || this.options.plan.draft === undefined) return this.id(name);
    const draft = await this.openDraft();
    return draft.ok ? this.id(name) : draft;
  }

  setId(name: string, id: string): void {
    this.#ids.set(name, id);
  }

  async takeLock(): Promise<Step<undefined>> {
    const { options, target } = this;
    const { live, plan } = options;
    const dictionary = this.id(stateDictionary);
    if (!dictionary.ok) return dictionary;
    const taken = await acquireLock({
      ...options,
      serviceId: live.id,
      dictionaryId: dictionary.value,
      release: plan.release,
      versions: Math.max(0, ...live.versions.map(({ number }) => number)),
      settling: target.settling,
    });
    if (!taken.ok) return taken;
    this.#lock = taken.value.lock;
    this.#takenOver = taken.value.takenOver;
    return this.#confirmRelease(dictionary.value);
  }

  /** Pushes of lists alone make no version: whether there was one since shows in the release that it left. */
  async #confirmRelease(dictionaryId: string): Promise<Step<undefined>> {
    const { client, live } = this.options;
    const items = await client.items(live.id, dictionaryId);
    if (!items.ok) return failed(items.error);
    const { release } = parseState(dictionaryId, items.value);
    const planned = live.state.release;
    if (release?.release === planned?.release && release?.at === planned?.at) return nothing;
    return stopped({
      code: "EW3046",
      message: "another push ended since the plan was made",
      help: "look at `edgewall plan` again",
      kind: "refused",
    });
  }

  /** Gives the lock back, with what else is to be written into edgewall's own dictionary. */
  async release(
    write: ReadonlyMap<string, string>,
    remove: Iterable<string>,
    isPatient = true,
  ): Promise<Step<undefined>> {
    const released = (await this.#lock?.release(write, remove, isPatient)) ?? nothing;
    if (released.ok) this.#lock = undefined;
    return released;
  }

  /** The draft that all of this push goes into; opened when it is first asked for. */
  async openDraft(): Promise<Step<number>> {
    if (this.#draft !== undefined) return done(this.#draft);
    const { options, target } = this;
    const { live, plan, report } = options;
    const base = baseOf(live);
    const opened = await openDraft({
      ...target,
      base,
      release: plan.release,
      takenOver: this.#takenOver,
      report,
    });
    if (!opened.ok) return opened;
    this.#draft = opened.value;
    if (this.#lock === undefined) {
      const first = await yieldToEarlier({ ...target, base }, opened.value);
      if (!first.ok) return first;
    }
    const ids = await containerIds(target, opened.value);
    if (!ids.ok) return ids;
    for (const [name, id] of ids.value) this.#ids.set(name, id);
    return opened;
  }

  /** Whether the service is still what the plan was made for, and the lock this push's. */
  async confirm(): Promise<Step<undefined>> {
    const { client, live } = this.options;
    const service = await client.service(live.id);
    if (!service.ok) return failed(service.error);
    const active = service.value.versions.find((version) => version.active)?.number;
    if (active !== live.active) return moved(live.active, active);
    return this.#lock?.check() ?? nothing;
  }
}

/** What a draft is made from; never from another draft of edgewall's. */
function baseOf({ active, base, versions }: PushOptions["live"]): number {
  if (active !== undefined) return active;
  return versions.findLast(({ comment }) => !comment.startsWith(draftMark))?.number ?? base;
}

function moved(planned: number | undefined, active: number | undefined): Step<undefined> {
  const name = (version: number | undefined) =>
    version === undefined ? "no version" : `version ${version}`;
  return stopped({
    code: "EW3046",
    message: `${name(active)} is active, and the plan is for ${name(planned)}`,
    help: "somebody activated it since; look at `edgewall plan`",
    kind: "refused",
  });
}
