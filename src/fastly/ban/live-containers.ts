import type { Container } from "../../compiler/lists/container.js";
import { quote } from "../../diagnostics/index.js";
import type { FastlyClient } from "../client/index.js";
import { done, refused, remote, type Outcome } from "../flip/failure.js";
import type { LiveList } from "./live-list.js";

/** A part of a live list, and what the API calls it. */
export interface LiveContainer {
  readonly container: Container;
  readonly id: string;
}

/** Names of the ACLs and dictionaries of a version, and their ids. */
export interface Inventory {
  readonly acl: ReadonlyMap<string, string>;
  readonly dictionary: ReadonlyMap<string, string>;
}

export async function readInventory(
  client: FastlyClient,
  serviceId: string,
  version: number,
): Promise<Outcome<Inventory>> {
  const [acls, dictionaries] = await Promise.all([
    client.acls(serviceId, version),
    client.dictionaries(serviceId, version),
  ]);
  if (!acls.ok) return remote(acls.error, "nothing was written");
  if (!dictionaries.ok) return remote(dictionaries.error, "nothing was written");
  return done({
    acl: new Map(acls.value.map(({ name, id }) => [name, id])),
    dictionary: new Map(dictionaries.value.map(({ name, id }) => [name, id])),
  });
}

/**
 * The list's containers in a version. A version that divides the list otherwise asks for some addresses elsewhere, where
 * nothing must be written.
 *
 * @param taken names of containers that belong to something else
 */
export function liveContainers(
  { list, containers }: LiveList,
  inventory: Inventory,
  taken: ReadonlySet<string>,
): Outcome<readonly LiveContainer[]> {
  const name = list.name;
  const found = containers.flatMap((container): readonly LiveContainer[] => {
    const id = inventory[container.kind].get(container.name);
    return id === undefined ? [] : [{ container, id }];
  });
  if (found.length === 0)
    return refused("input", {
      code: "EW3069",
      message: `list ${quote(name)} is not released: the active version has no ${list.store === "acl" ? "ACL" : "dictionary"} ${quote(name)}`,
      help: "`edgewall push` creates it; check FASTLY_SERVICE_ID, too",
    });
  const own = new Set(containers.map((container) => container.name));
  const others = [...inventory[list.store].keys()].filter(
    (one) => isPartName(one, name) && !own.has(one) && !taken.has(one),
  );
  if (found.length === containers.length && others.length === 0) return done(found);
  return refused("input", {
    code: "EW3069",
    message: `list ${quote(name)} is in ${containers.length} parts here, and in ${found.length + others.length} in the active version`,
    help: "release what is here with `edgewall push`, or go to the commit that is released (`edgewall status` names it)",
  });
}

/** Parts are named after the first hash that belongs to them. */
function isPartName(name: string, list: string): boolean {
  return name.startsWith(`${list}_`) && /^[0-9a-f]{1,8}$/.test(name.slice(list.length + 1));
}
