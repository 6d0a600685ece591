import type { Limits } from "../../compiler/settings.js";
import type { FastlyClient, Version } from "../client/index.js";
import { done, remote, type Outcome } from "../flip/failure.js";
import { readContainers } from "../live-containers.js";
import { readVersion } from "../live-version.js";
import { changesOf } from "../plan/changes.js";
import { dataOperation } from "../plan/data-operations.js";
import type { DataOperation } from "../plan/index.js";
import { schedule } from "../plan/schedule.js";
import type { Snapshot } from "../push/index.js";
import {
  stateDictionary,
  type ContainerContent,
  type LiveService,
  type ServiceContent,
  type VersionContent,
} from "../service.js";
import { notesOf } from "./notes.js";
import { originOf, type Origin } from "./version.js";

/** What a rollback does. */
export interface RollbackPlan {
  readonly from: number;
  readonly to: number;
  /** What the comment of the version says; undefined where edgewall did not make it. */
  readonly origin: Origin | undefined;
  /** The release of the version in full, where the snapshot knows it. */
  readonly release: string | undefined;
  /** What comes before the version is active, in order. */
  readonly before: readonly DataOperation[];
  /** What goes after it is active, in order. */
  readonly after: readonly DataOperation[];
  /** API writes, those of the lock included. */
  readonly writes: number;
  /** The ids of the version's containers, by name. */
  readonly ids: ReadonlyMap<string, string>;
  /** The version's containers that are edgewall's. */
  readonly own: ReadonlyMap<string, "acl" | "dictionary">;
  /** Whether all is so already, and edgewall's own record says so. */
  readonly isDone: boolean;
  /** What is not restored, and how it can be. */
  readonly notes: readonly string[];
}

export interface RollbackInput {
  readonly client: FastlyClient;
  readonly live: LiveService;
  readonly active: number;
  readonly to: Version;
  readonly snapshot: Snapshot | undefined;
  /** What the repository wants now; undefined where it does not compile. It says which containers are on-call's. */
  readonly desired: ServiceContent | undefined;
  readonly limits: Pick<Limits, "aclEntries" | "dictionaryItems">;
}

/** Plans to make a version active again, with what its lists held. */
export async function planRollback(input: RollbackInput): Promise<Outcome<RollbackPlan>> {
  const { client, live, active, to, snapshot, limits } = input;
  const content = await readVersion(client, live.id, to.number);
  if (!content.ok) return remote(content.error, "nothing was changed");
  const { acls, dictionaries } = content.value;
  const containers = restorable(input, content.value);
  const names = new Set(containers.keys());
  const held = await readContainers(client, live.id, acls, dictionaries, names);
  if (!held.ok) return remote(held.error, "nothing was changed");

  const changes = changesOf(
    { snippets: new Map(), main: undefined, containers },
    held.value,
    ({ kind, name }) => {
      const of = (version: VersionContent) =>
        (kind === "acl" ? version.acls : version.dictionaries).get(name)?.id;
      return of(live.content) !== of(content.value);
    },
  );
  const data = schedule({
    changes,
    hasVersion: to.number !== active,
    leaving: leavingOf(live, content.value),
    limits,
  });
  const before = data.before.map((part) => dataOperation(part, "before"));
  const after = data.after.map((part) => dataOperation(part, "after"));
  const dataWrites = [...before, ...after].reduce((sum, { writes }) => sum + writes, 0);
  const lockWrites = live.state.dictionaryId === undefined ? 0 : 2;
  return done({
    from: active,
    to: to.number,
    origin: originOf(to),
    release: snapshot?.release ?? undefined,
    before,
    after,
    writes: dataWrites + lockWrites + (to.number === active ? 0 : 1),
    ids: new Map([...acls, ...dictionaries].map(([name, { id }]) => [name, id])),
    own: new Map([...containers].map(([name, { kind }]) => [name, kind] as const)),
    isDone: to.number === active && dataWrites === 0 && isRecorded(input),
    notes: notesOf(input, content.value, names),
  });
}

/** What the snapshot holds of containers that the version has, and that the repository owns. */
function restorable(
  { snapshot, desired }: RollbackInput,
  { acls, dictionaries }: VersionContent,
): ReadonlyMap<string, ContainerContent> {
  const found = new Map<string, ContainerContent>();
  for (const [name, container] of Object.entries(snapshot?.containers ?? {})) {
    const { managed, polarity = "ban" } = desired?.containers.get(name) ?? {};
    if (managed === "live" || name === stateDictionary) continue;
    if (container.kind === "acl" && acls.has(name)) {
      // A negated entry is somebody else's.
      const entries = new Set(container.entries.filter((text) => !text.startsWith("!")));
      found.set(name, { kind: "acl", name, list: name, managed: "file", polarity, entries });
    }
    if (container.kind === "dictionary" && dictionaries.get(name)?.writeOnly === false) {
      const items = new Map(Object.entries(container.items));
      found.set(name, { kind: "dictionary", name, list: name, managed: "file", polarity, items });
    }
  }
  return found;
}

/** What the lists hold that the version does not have. */
function leavingOf(
  { containers }: LiveService,
  { acls, dictionaries }: VersionContent,
): readonly Iterable<string>[] {
  return [...containers.values()].flatMap((held) => {
    const there = (held.kind === "acl" ? acls : dictionaries).get(held.name)?.id === held.id;
    if (there || held.name === stateDictionary) return [];
    return [held.kind === "acl" ? held.entries : held.items.keys()];
  });
}

/** Whether the release that edgewall noted is the version's. */
function isRecorded({ live: { state }, to, snapshot }: RollbackInput): boolean {
  const release = snapshot?.release ?? originOf(to)?.release;
  if (state.dictionaryId === undefined || release === undefined) return state.release === undefined;
  return state.release?.version === to.number && state.release.release.startsWith(release);
}
