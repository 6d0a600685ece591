import type { Service } from "./state.js";
import { addVersion } from "./versions.js";
import type { World } from "./world.js";

/** A new service, with a first version that holds nothing. */
export function addService({ state, ids, now }: World, name: string, comment: string): Service {
  const service: Service = {
    id: ids(),
    name,
    comment,
    createdAt: now(),
    updatedAt: now(),
    deleted: false,
    versions: [],
    dictionaries: new Map(),
    acls: new Map(),
    snippets: new Map(),
  };
  addVersion(service, "", now());
  state.services.set(service.id, service);
  return service;
}
