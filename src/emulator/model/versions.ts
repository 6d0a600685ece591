/** What can be done to a version. Whether it is allowed is the API's business. */
import { settings } from "./kinds.js";
import type { Resource, Service, Value, Version } from "./state.js";
import type { KindPath } from "./kinds.js";

function nextNumber({ versions }: Service): number {
  return (versions.at(-1)?.number ?? 0) + 1;
}

/** A new version that holds nothing. */
export function addVersion(service: Service, comment: string, now: number): Version {
  const initial = new Map<string, Value>();
  for (const [name, field] of settings) initial.set(name, field.initial);
  return add(service, comment, initial, [], now);
}

/** A draft that holds what another version holds: its comment too, and the same ids. */
export function cloneVersion(service: Service, of: Version, now: number): Version {
  return add(service, of.comment, of.settings, of.resources, now);
}

function add(
  service: Service,
  comment: string,
  held: Version["settings"],
  resources: Iterable<readonly [KindPath, readonly Resource[]]>,
  now: number,
): Version {
  const version: Version = {
    number: nextNumber(service),
    comment,
    active: false,
    locked: false,
    staging: false,
    createdAt: now,
    updatedAt: now,
    settings: held,
    resources: new Map(resources),
  };
  service.versions.push(version);
  return version;
}

/** Makes the version the one that serves, and locks it for good. */
export function activate(service: Service, version: Version, now: number): void {
  for (const other of service.versions) {
    if (!other.active) continue;
    other.active = false;
    other.updatedAt = now;
  }
  version.active = true;
  version.locked = true;
  version.updatedAt = now;
}

/** Makes the version the one that staging serves. It stays a draft. */
export function stage(service: Service, version: Version, now: number): void {
  for (const other of service.versions) other.staging = false;
  version.staging = true;
  version.updatedAt = now;
}

export function resourcesOf(version: Version, path: KindPath): readonly Resource[] {
  return version.resources.get(path) ?? [];
}

export function nameOf({ fields }: Resource): string {
  return textOf(fields, "name");
}

export function textOf(fields: ReadonlyMap<string, Value>, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
}

export function numberOf(fields: ReadonlyMap<string, Value>, name: string): number {
  const value = fields.get(name);
  return typeof value === "number" ? value : Number(value ?? 0);
}

export function findResource(version: Version, path: KindPath, name: string): Resource | undefined {
  return resourcesOf(version, path).find((resource) => nameOf(resource) === name);
}

/** The version that is active, or the latest. */
export function currentVersion({ versions }: Service): Version | undefined {
  return versions.find(({ active }) => active) ?? versions.at(-1);
}
