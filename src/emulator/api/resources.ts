/** The same five actions for every resource that a version holds. */
import { badRequest, done, duplicate, notFound, ok, type Answer } from "../http/answer.js";
import { get, post, put, remove, type Route } from "../http/route.js";
import type { Kind } from "../model/kinds.js";
import type { Resource, Value, Version } from "../model/state.js";
import { findResource, nameOf, resourcesOf } from "../model/versions.js";
import { inDraft, inVersion, type InVersion } from "./scope.js";
import { resourceView } from "./views.js";

/** What a kind of resource does beyond the five actions. */
export interface Hooks {
  /** Makes the resource that is held of one that was asked for. */
  readonly created?: (at: InVersion<never>, resource: Resource) => Resource;
  /** Other resources of the kind may change with one: there is one main VCL. */
  readonly settled?: (others: readonly Resource[], resource: Resource) => readonly Resource[];
  /** Whether an update is refused. */
  readonly refuses?: (
    resource: Resource,
    changed: ReadonlyMap<string, Value>,
  ) => Answer | undefined;
}

const collection = "/service/:service_id/version/:version_id";

/** The routes of a kind: list, create, get, update, delete. */
export function resourceRoutes(kind: Kind, hooks: Hooks = {}): readonly Route[] {
  const all = `${collection}/${kind.path}` as const;
  const one = `${collection}/${kind.path}/:name` as const;
  return [
    get(
      all,
      inVersion(({ service, version }) =>
        ok(
          resourcesOf(version, kind.path).map((each) => resourceView(kind, service, version, each)),
        ),
      ),
    ),
    post(
      all,
      inDraft((at) => create(kind, hooks, at)),
    ),
    get(
      one,
      inVersion<"name">((at) =>
        withResource(kind, at, (resource) =>
          ok(resourceView(kind, at.service, at.version, resource)),
        ),
      ),
    ),
    put(
      one,
      inDraft<"name">((at) =>
        withResource(kind, at, (resource) => update(kind, hooks, at, resource)),
      ),
    ),
    remove(
      one,
      inDraft<"name">((at) =>
        withResource(kind, at, (resource) => {
          const rest = resourcesOf(at.version, kind.path).filter((each) => each !== resource);
          at.version.resources.set(kind.path, rest);
          return done;
        }),
      ),
    ),
  ];
}

/** Runs where the version holds a resource of that name. */
export function withResource(
  kind: Kind,
  at: InVersion<"name">,
  handle: (resource: Resource) => Answer,
): Answer {
  const { name } = at.call.params;
  const resource = findResource(at.version, kind.path, name);
  return resource === undefined ? missing(kind, at, name) : handle(resource);
}

export function missing(kind: Kind, at: InVersion<never>, name: string): Answer {
  return notFound(kind.title, {
    deleted: "0000-00-00 00:00:00",
    name,
    service: at.service.id,
    version: String(at.version.number),
  });
}

/** Puts a resource in the place of another, or behind all; the place in the list stays. */
export function settle(
  kind: Kind,
  version: Version,
  fresh: Resource,
  old?: Resource,
  settled: Hooks["settled"] = (others) => others,
): void {
  const held = resourcesOf(version, kind.path);
  const others = settled(
    held.filter((each) => each !== old),
    fresh,
  );
  const place = old === undefined ? others.length : held.indexOf(old);
  version.resources.set(kind.path, others.toSpliced(place, 0, fresh));
}

function create(kind: Kind, hooks: Hooks, at: InVersion<never>): Answer {
  const { call, service, version, world } = at;
  const given = read(kind, call.fields);
  if (!(given instanceof Map)) return given;
  const fields = new Map([...kind.fields].map(([name, { initial }]) => [name, initial]));
  for (const [name, value] of given) fields.set(name, value);
  const name = String(fields.get("name") ?? "");
  const fault = faultOfName(kind, name);
  if (fault !== undefined) return fault;
  if (findResource(version, kind.path, name) !== undefined)
    return duplicate(kind.title.toLowerCase(), name);
  const asked: Resource = {
    fields,
    id: kind.hasId ? world.ids() : undefined,
    createdAt: world.now(),
    updatedAt: world.now(),
  };
  const resource = hooks.created?.(at, asked) ?? asked;
  settle(kind, version, resource, undefined, hooks.settled);
  return ok(resourceView(kind, service, version, resource));
}

function update(kind: Kind, hooks: Hooks, at: InVersion<"name">, old: Resource): Answer {
  const { call, service, version, world } = at;
  const given = read(kind, call.fields);
  if (!(given instanceof Map)) return given;
  if (!kind.renames) given.delete("name");
  const refused = hooks.refuses?.(old, given);
  if (refused !== undefined) return refused;
  const name = given.get("name");
  if (typeof name === "string" && name !== nameOf(old)) {
    const fault = faultOfName(kind, name);
    if (fault !== undefined) return fault;
    if (findResource(version, kind.path, name) !== undefined)
      return duplicate(kind.title.toLowerCase(), name);
  }
  const fields = new Map([...old.fields, ...given]);
  const fresh: Resource = { ...old, fields, updatedAt: world.now() };
  settle(kind, version, fresh, old, hooks.settled);
  return ok(resourceView(kind, service, version, fresh));
}

/** The fields of the kind that a request gives. What is none of them is ignored: clients send more. */
function read(kind: Kind, given: ReadonlyMap<string, unknown>): Map<string, Value> | Answer {
  const fields = new Map<string, Value>();
  for (const [name, field] of kind.fields) {
    if (!given.has(name)) continue;
    const value = field.read(given.get(name));
    if (value === undefined) return badRequest(`Invalid value for ${name}`);
    fields.set(name, value);
  }
  return fields;
}

function faultOfName(kind: Kind, name: string): Answer | undefined {
  if (name === "") return badRequest("Name can't be blank");
  if (name.length > 255) return badRequest("Name is too long");
  if (kind.namesVcl && !/^[A-Za-z]\w*$/.test(name))
    return badRequest(
      "Name must start with alphabetical and contain only alphanumeric, underscore, and whitespace",
    );
  return undefined;
}
