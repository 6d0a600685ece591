import { kinds, type KindPath } from "./kinds.js";
import type { Resource, Service, Value } from "./state.js";
import { addService } from "./services.js";
import type { World } from "./world.js";

/** A service to which VCL can be pushed at once: its first version, a draft, has a domain and a backend. */
export function addDevService(world: World, name: string): Service {
  const service = addService(world, name, "");
  const [version] = service.versions;
  const hold = (path: KindPath, given: Readonly<Record<string, Value>>): void => {
    version?.resources.set(path, [resource(world, path, given)]);
  };
  hold("domain", { name: `${name}.example.com` });
  hold("backend", { name: "origin", address: "127.0.0.1" });
  return service;
}

function resource(
  { now }: World,
  path: KindPath,
  given: Readonly<Record<string, Value>>,
): Resource {
  const fields = new Map([...kinds[path].fields].map(([name, { initial }]) => [name, initial]));
  for (const [name, value] of Object.entries(given)) fields.set(name, value);
  return { fields, id: undefined, createdAt: now(), updatedAt: now() };
}
