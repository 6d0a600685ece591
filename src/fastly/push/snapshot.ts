import type { LiveService, ServiceContent } from "../service.js";

/** What the lists held while a version was active, so that a rollback can restore it. */
export interface Snapshot {
  readonly version: number;
  /** The release that was live; null where edgewall had pushed none. */
  readonly release: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly containers: Readonly<Record<string, SnapshotContainer>>;
}

export type SnapshotContainer =
  | { readonly kind: "acl"; readonly entries: readonly string[] }
  | { readonly kind: "dictionary"; readonly items: Readonly<Record<string, string>> };

/** Where snapshots are kept, one for each version of a service. */
export interface SnapshotStore {
  /** The text of a version's snapshot; undefined where there is none. */
  readonly read: (version: number) => string | undefined;
  /** @returns why it could not be written */
  readonly write: (version: number, text: string) => string | undefined;
}

/**
 * The lists as they are while a version is active; not those that on-call owns, before and after.
 *
 * @param now milliseconds since 1970
 * @returns undefined where no version is active
 */
export function snapshotOf(
  { active, content, containers, state }: LiveService,
  desired: ServiceContent,
  now: number,
): Snapshot | undefined {
  if (active === undefined) return undefined;
  const held = [...containers.values()].filter(
    ({ name, kind }) =>
      (kind === "acl" ? content.acls : content.dictionaries).has(name) &&
      desired.containers.get(name)?.managed !== "live",
  );
  return {
    version: active,
    release: state.release?.release ?? null,
    at: now,
    containers: Object.fromEntries(
      held.map((container) => [
        container.name,
        container.kind === "acl"
          ? { kind: "acl", entries: [...container.entries] }
          : { kind: "dictionary", items: Object.fromEntries(container.items) },
      ]),
    ),
  };
}

/**
 * Keeps a snapshot, unless there is one of the same version and release: what an interrupted push began is in the
 * containers by now, and the first snapshot is from before it.
 *
 * @returns why it could not be kept
 */
export function keepSnapshot(store: SnapshotStore, snapshot: Snapshot): string | undefined {
  if (snapshot.release !== null && releaseIn(store.read(snapshot.version)) === snapshot.release)
    return undefined;
  return store.write(snapshot.version, `${JSON.stringify(snapshot)}\n`);
}

function releaseIn(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "release" in value
      ? value.release
      : undefined;
  } catch {
    return undefined;
  }
}
