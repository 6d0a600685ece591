import type { FastlyClient, Result, Version } from "./client/index.js";
import { readContainers } from "./live-containers.js";
import { emptyVersion, readVersion } from "./live-version.js";
import { stateDictionary, type LiveService } from "./service.js";
import { noState, parseState } from "./state.js";

export interface ReadOptions {
  /** Containers to read although nothing says that they are edgewall's. */
  readonly wanted?: ReadonlySet<string>;
}

/** Reads a service as it is: its active version, the draft of an interrupted push, and what edgewall's containers hold. */
export async function readLive(
  client: FastlyClient,
  id: string,
  { wanted = new Set() }: ReadOptions = {},
): Promise<Result<LiveService>> {
  const service = await client.service(id);
  if (!service.ok) return service;
  const { name, versions } = service.value;
  const active = versions.find((version) => version.active)?.number;
  const base = active ?? versions.findLast(({ comment }) => !isDraft(comment))?.number ?? 1;
  const draft = draftFrom(base, versions);

  const content = active === undefined ? emptyVersion : await readVersion(client, id, active);
  if (!content.ok) return content;
  const drafted = draft === undefined ? undefined : await readVersion(client, id, draft);
  if (drafted?.ok === false) return drafted;
  const acls = new Map([...(drafted?.value.acls ?? []), ...content.value.acls]);
  const dictionaries = new Map([
    ...(drafted?.value.dictionaries ?? []),
    ...content.value.dictionaries,
  ]);

  const own = dictionaries.get(stateDictionary);
  const items = own && (await client.items(id, own.id));
  if (items?.ok === false) return items;
  const state = own && items ? parseState(own.id, items.value) : noState;

  const names = new Set([...state.owns.keys(), ...wanted]);
  const containers = await readContainers(client, id, acls, dictionaries, names);
  if (!containers.ok) return containers;
  return {
    ok: true,
    value: {
      id,
      name,
      versions,
      active,
      base,
      draft,
      content: content.value,
      draftContent: drafted?.value,
      containers: containers.value,
      state,
    },
  };
}

/** How the comment of a push's draft reads: what it installs, and the version that it was cloned from. */
const draftComment = /^edgewall push \S+ from (\d+)$/;

function isDraft(comment: string): boolean {
  return comment.startsWith("edgewall push ");
}

function draftFrom(base: number, versions: readonly Version[]): number | undefined {
  return versions.findLast(
    ({ locked, active, comment }) =>
      !locked && !active && Number(draftComment.exec(comment)?.[1]) === base,
  )?.number;
}
