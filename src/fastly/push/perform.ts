import type {
  ContainerOperation,
  DataOperation,
  Operation,
  StateOperation,
  VersionOperation,
} from "../plan/operation.js";
import { stateDictionary } from "../service.js";
import { printRelease, stateKeys } from "../state.js";
import { activateDraft, validateDraft } from "./activate.js";
import { applyEntries } from "./apply-entries.js";
import { applyItems } from "./apply-items.js";
import { applySnippet, applyVcl } from "./apply-vcl.js";
import { versionComment } from "./comment.js";
import { ensureContainer, removeContainer } from "./containers.js";
import { draftMark, mark } from "./draft.js";
import { readBack } from "./read-back.js";
import type { Session } from "./session.js";
import { nothing, type Step } from "./stop.js";

/** One operation of a plan. One that is done already, by a push that was interrupted, writes nothing. */
export async function perform(session: Session, operation: Operation): Promise<Step<undefined>> {
  switch (operation.kind) {
    case "version":
      return performVersion(session, operation);
    case "snippet": {
      const draft = await session.openDraft();
      if (!draft.ok) return draft;
      const wanted = operation.action === "delete" ? undefined : operation.snippet;
      return applySnippet(session.target, draft.value, operation.name, wanted);
    }
    case "vcl": {
      const draft = await session.openDraft();
      if (!draft.ok) return draft;
      const wanted = operation.action === "delete" ? undefined : operation.content;
      return applyVcl(session.target, draft.value, operation.name, wanted);
    }
    case "acl":
    case "dictionary":
      return performContainer(session, operation);
    case "entries":
    case "items":
      return performData(session, operation);
    case "state":
      return performState(session, operation);
  }
}

async function performVersion(
  session: Session,
  { action }: VersionOperation,
): Promise<Step<undefined>> {
  const { target, options } = session;
  const draft = await session.openDraft();
  if (!draft.ok) return draft;
  switch (action) {
    // A draft is marked as soon as it is there; the comment it keeps is set when it is live, so that it is found
    // until then.
    case "clone":
    case "mark":
    case "comment":
      return nothing;
    case "validate":
      return validateDraft(target, draft.value);
    case "activate": {
      const confirmed = await session.confirm();
      if (!confirmed.ok) return confirmed;
      const activated = await activateDraft(target, draft.value, options.staging);
      if (!activated.ok) return activated;
      session.isActivated = true;
      options.report({ kind: "activated", version: draft.value, staging: options.staging });
      return options.staging ? nothing : comment(session, draft.value);
    }
  }
}

async function comment({ target, options }: Session, version: number): Promise<Step<undefined>> {
  const text = versionComment(options.plan.release, options.commit, options.comment);
  const marked = await mark(target, version, text);
  return marked.ok ? nothing : marked;
}

async function performContainer(
  session: Session,
  { kind, name, action }: ContainerOperation,
): Promise<Step<undefined>> {
  const draft = await session.openDraft();
  if (!draft.ok) return draft;
  if (action === "delete") return removeContainer(session.target, draft.value, kind, name);
  const made = await ensureContainer(session.target, draft.value, kind, name);
  if (!made.ok) return made;
  session.setId(name, made.value);
  return nothing;
}

async function performData(session: Session, operation: DataOperation): Promise<Step<undefined>> {
  const id = await session.openId(operation.name);
  if (!id.ok) return id;
  session.hasWrittenData = true;
  const applied =
    operation.kind === "entries"
      ? await applyEntries(session.target, id.value, operation.batches)
      : await applyItems(session.target, id.value, operation.batches, operation.keepsExisting);
  return applied.ok ? readBack(session.target, operation, id.value) : applied;
}

async function performState(session: Session, operation: StateOperation): Promise<Step<undefined>> {
  const { options, target } = session;
  switch (operation.action) {
    case "lock": {
      const taken = await session.takeLock();
      return taken.ok ? session.confirm() : taken;
    }
    case "own": {
      const id = session.id(stateDictionary);
      if (!id.ok) return id;
      const items = [...operation.own].map(
        ([name, kind]) => [stateKeys.owns + name, kind] as const,
      );
      const batches = inBatches(items).map((add) => ({ add: new Map(add), remove: nobody }));
      return applyItems(target, id.value, batches, false);
    }
    case "release": {
      const { live, plan, commit, now } = options;
      const active = live.versions.find(({ number }) => number === live.active);
      if (!session.isActivated && active?.comment.startsWith(draftMark)) {
        const marked = await comment(session, active.number);
        if (!marked.ok) return marked;
      }
      const release = printRelease({
        release: plan.release,
        ...(commit !== undefined && { commit }),
        version: (session.isActivated ? session.draft : live.active) ?? 0,
        at: Math.floor(now() / 1000),
      });
      const keys = [...operation.disown].map((name) => stateKeys.owns + name);
      const [last = [], ...others] = inBatches(keys);
      const id = session.id(stateDictionary);
      if (!id.ok) return id;
      const batches = others.map((gone) => ({ add: nothingNew, remove: new Set(gone) }));
      const disowned = await applyItems(target, id.value, batches, false);
      if (!disowned.ok) return disowned;
      return session.release(new Map([[stateKeys.release, release]]), last);
    }
  }
}

const nobody: ReadonlySet<string> = new Set();
const nothingNew: ReadonlyMap<string, string> = new Map();

/** Fastly takes 1,000 operations at once; some are left for the lock. */
const mostAtOnce = 900;

function inBatches<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / mostAtOnce) }, (_, index) =>
    items.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );
}
