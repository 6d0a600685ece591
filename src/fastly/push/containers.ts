import type { Result } from "../client/index.js";
import { settle } from "./settle.js";
import { done, failed, nothing, type Step } from "./stop.js";
import type { Target } from "./target.js";

export type ContainerKind = "acl" | "dictionary";

/** The id of a container that stands in a version, by its name. */
async function idOf(
  { client, serviceId }: Target,
  version: number,
  kind: ContainerKind,
  name: string,
): Promise<Result<string | undefined>> {
  const read =
    kind === "acl"
      ? await client.acls(serviceId, version)
      : await client.dictionaries(serviceId, version);
  if (!read.ok) return read;
  return { ok: true, value: read.value.find((container) => container.name === name)?.id };
}

/**
 * The container of a draft: as it stands there, or made.
 *
 * @returns its id, which stays the same in later versions
 */
export async function ensureContainer(
  target: Target,
  version: number,
  kind: ContainerKind,
  name: string,
): Promise<Step<string>> {
  const { client, serviceId, settling } = target;
  const find = () => idOf(target, version, kind, name);
  const held = await find();
  if (!held.ok) return failed(held.error);
  if (held.value !== undefined) return done(held.value);
  return settle(
    {
      make: async () => {
        const made =
          kind === "acl"
            ? await client.createAcl(serviceId, version, name)
            : await client.createDictionary(serviceId, version, name);
        return made.ok ? { ok: true, value: made.value.id } : made;
      },
      find,
    },
    settling,
  );
}

/** Takes a container out of a draft. What is active keeps it, with its content. */
export async function removeContainer(
  target: Target,
  version: number,
  kind: ContainerKind,
  name: string,
): Promise<Step<undefined>> {
  const { client, serviceId, settling } = target;
  const held = await idOf(target, version, kind, name);
  if (!held.ok) return failed(held.error);
  if (held.value === undefined) return nothing;
  const gone = await settle(
    {
      make: async () => {
        const made =
          kind === "acl"
            ? await client.deleteAcl(serviceId, version, name)
            : await client.deleteDictionary(serviceId, version, name);
        return made.ok ? { ok: true, value: true } : made;
      },
      find: async () => {
        const again = await idOf(target, version, kind, name);
        return again.ok ? { ok: true, value: again.value === undefined ? true : undefined } : again;
      },
    },
    settling,
  );
  return gone.ok ? nothing : gone;
}

/** The ids of all containers of a version, by name. */
export async function containerIds(
  { client, serviceId }: Target,
  version: number,
): Promise<Step<ReadonlyMap<string, string>>> {
  const acls = await client.acls(serviceId, version);
  if (!acls.ok) return failed(acls.error);
  const dictionaries = await client.dictionaries(serviceId, version);
  if (!dictionaries.ok) return failed(dictionaries.error);
  return done(new Map([...acls.value, ...dictionaries.value].map(({ name, id }) => [name, id])));
}
