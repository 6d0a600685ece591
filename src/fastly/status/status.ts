import type { CompiledService } from "../../compiler/service.js";
import type { Limits } from "../../compiler/settings.js";
import type { Plan } from "../plan/index.js";
import { readLock } from "../push/lock-value.js";
import {
  isOwnSnippet,
  mainVclName,
  sizeOf,
  type LiveService,
  type ServiceContent,
  type StateRelease,
} from "../service.js";
import { differencesOf, type Difference } from "./differences.js";

export interface ToggleStatus {
  readonly dictionary: string;
  readonly toggle: string;
  /** Null where there is no such item: it reads as `initial`. */
  readonly value: string | null;
  readonly initial: string;
}

/** How full a container is. */
export interface UseStatus {
  readonly kind: "acl" | "dictionary";
  readonly name: string;
  /** The list that it holds, or a part of; null for a dictionary of toggles. */
  readonly list: string | null;
  readonly managed: "file" | "live";
  readonly used: number;
  readonly limit: number;
}

/** The version that is active, as the API tells of it; it does not say who made it. */
export interface ActiveStatus {
  readonly version: number;
  readonly comment: string;
  /** As Fastly writes it. */
  readonly updatedAt: string;
  /** Whether it is not the one that edgewall released last. */
  readonly isForeign: boolean;
}

/** The repository, Fastly and the last push side by side. */
export interface Status {
  readonly state: "in-sync" | "drifted" | "never-released";
  readonly release: { readonly expected: string; readonly live: string | undefined };
  readonly lastPush: StateRelease | undefined;
  readonly active: ActiveStatus | undefined;
  readonly differences: readonly Difference[];
  /**
   * Who moved, where something differs: the `repository` has a release that was not pushed, or what was pushed was
   * changed at `fastly`.
   */
  readonly moved: "repository" | "fastly" | undefined;
  readonly toggles: readonly ToggleStatus[];
  readonly use: readonly UseStatus[];
  /** Who pushes now. */
  readonly lock: { readonly owner: string; readonly since: number } | undefined;
  /** The draft that an interrupted push left. */
  readonly draft: number | undefined;
}

export interface StatusInput {
  readonly service: CompiledService;
  readonly desired: ServiceContent;
  readonly live: LiveService;
  readonly plan: Plan;
  readonly limits: Pick<Limits, "aclEntries" | "dictionaryItems">;
}

export function statusOf({ service, desired, live, plan, limits }: StatusInput): Status {
  const { release } = live.state;
  const isReleased = release !== undefined || hasOwn(live);
  const differences = isReleased ? differencesOf(plan.operations, service.release, live) : [];
  return {
    state: !isReleased ? "never-released" : differences.length === 0 ? "in-sync" : "drifted",
    release: { expected: service.release, live: release?.release },
    lastPush: release,
    active: activeOf(live),
    differences,
    moved:
      differences.length === 0
        ? undefined
        : release?.release === service.release
          ? "fastly"
          : "repository",
    toggles: togglesOf(desired, live),
    use: useOf(desired, live, limits),
    lock: lockOf(live),
    draft: live.draft,
  };
}

function hasOwn({ content: { snippets, vcls } }: LiveService): boolean {
  return vcls.has(mainVclName) || [...snippets.keys()].some(isOwnSnippet);
}

function activeOf({ active, versions, state }: LiveService): ActiveStatus | undefined {
  const found = versions.find(({ number }) => number === active);
  if (found === undefined) return undefined;
  const { number: version, comment, updatedAt } = found;
  return { version, comment, updatedAt, isForeign: state.release?.version !== version };
}

function togglesOf(desired: ServiceContent, live: LiveService): readonly ToggleStatus[] {
  return [...desired.containers.values()].flatMap((container) => {
    if (container.kind === "acl" || container.list !== undefined) return [];
    const held = live.containers.get(container.name);
    return [...container.items].map(([toggle, initial]) => ({
      dictionary: container.name,
      toggle,
      value: (held?.kind === "dictionary" ? held.items.get(toggle) : undefined) ?? null,
      initial,
    }));
  });
}

function useOf(
  desired: ServiceContent,
  live: LiveService,
  { aclEntries, dictionaryItems }: StatusInput["limits"],
): readonly UseStatus[] {
  return [...desired.containers.values()].flatMap(({ kind, name, managed, list = null }) => {
    const held = live.containers.get(name);
    const limit = kind === "acl" ? aclEntries : dictionaryItems;
    return held === undefined ? [] : [{ kind, name, list, managed, used: sizeOf(held), limit }];
  });
}

function lockOf({ state }: LiveService): Status["lock"] {
  const lock = state.lock === undefined ? undefined : readLock(state.lock, 0);
  return lock && { owner: lock.owner, since: lock.since };
}
