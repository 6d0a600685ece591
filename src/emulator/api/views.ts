/** What services and versions look like in answers. */
import { resourcesOf } from "../model/versions.js";
import { kinds, otherPlurals, type Kind } from "../model/kinds.js";
import type { Resource, Service, Version } from "../model/state.js";
import { timestamp } from "../model/timestamp.js";

export function versionView(service: Service, version: Version): Record<string, unknown> {
  return {
    active: version.active,
    comment: version.comment,
    created_at: timestamp(version.createdAt),
    deleted_at: null,
    deployed: false,
    environments: version.staging
      ? [{ active_version: version.number, name: "staging", service_id: service.id }]
      : [],
    locked: version.locked,
    number: version.number,
    service_id: service.id,
    staging: version.staging,
    testing: false,
    updated_at: timestamp(version.updatedAt),
  };
}

export function serviceView(service: Service, customerId: string): Record<string, unknown> {
  return {
    comment: service.comment,
    created_at: timestamp(service.createdAt),
    customer_id: customerId,
    deleted_at: null,
    id: service.id,
    name: service.name,
    type: "vcl",
    updated_at: timestamp(service.updatedAt),
    versions: service.versions.map((version) => versionView(service, version)),
  };
}

export function resourceView(
  { path, hasId, versionAs }: Kind,
  { id }: Service,
  { number }: Version,
  resource: Resource,
): Record<string, unknown> {
  return {
    ...contentView(path, resource),
    service_id: id,
    version: versionAs === "text" ? String(number) : number,
    ...(hasId && { id: resource.id }),
    created_at: timestamp(resource.createdAt),
    updated_at: timestamp(resource.updatedAt),
    deleted_at: null,
  };
}

function contentView(path: Kind["path"], { fields }: Resource): Record<string, unknown> {
  const view: Record<string, unknown> = Object.fromEntries(fields);
  // A backend says its address twice.
  if (path === "backend" && view["hostname"] === null) view["hostname"] = view["address"];
  return view;
}

/** A version with all that it holds, as a service's details have it. */
export function versionDetails(service: Service, version: Version): Record<string, unknown> {
  const held = Object.values(kinds).map((kind) => [
    kind.plural,
    resourcesOf(version, kind.path).map((resource) =>
      resourceView(kind, service, version, resource),
    ),
  ]);
  return {
    ...versionView(service, version),
    ...Object.fromEntries(otherPlurals.map((plural) => [plural, []])),
    ...Object.fromEntries(held),
    settings: Object.fromEntries(version.settings),
  };
}
