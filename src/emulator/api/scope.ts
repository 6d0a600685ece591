/** Handlers of things that belong to a service or to a version: they run when it is there. */
import { badRequest, notFound, versionLocked, type Answer } from "../http/answer.js";
import type { Call, Handler } from "../http/route.js";
import { wholeNumber } from "../model/field.js";
import type { Service, Version } from "../model/state.js";
import type { World } from "../model/world.js";

export interface InService<Name extends string> {
  readonly call: Call<Name | "service_id">;
  readonly world: World;
  readonly service: Service;
}

export interface InVersion<Name extends string> extends InService<Name | "version_id"> {
  readonly version: Version;
}

/** Runs where there is such a service. */
export function inService<Name extends string = never>(
  handle: (at: InService<Name>) => Answer,
): Handler<Name | "service_id"> {
  return (call, world) => {
    const id = call.params.service_id;
    const service = world.state.services.get(id);
    if (service === undefined) return notFound("Service", { id });
    if (service.deleted) return badRequest(`Service '${id}' is deleted`);
    return handle({ call, world, service });
  };
}

/** Runs where there is such a version, locked or not. */
export function inVersion<Name extends string = never>(
  handle: (at: InVersion<Name>) => Answer,
): Handler<Name | "service_id" | "version_id"> {
  return inService<Name | "version_id">(({ call, world, service }) => {
    const given = call.params.version_id;
    const number = wholeNumber(given);
    const version = service.versions.find((each) => each.number === number);
    if (version === undefined) return notFound("Version", { number: given, service: service.id });
    return handle({ call, world, service, version });
  });
}

/** Runs where there is such a version and it can be changed. */
export function inDraft<Name extends string = never>(
  handle: (at: InVersion<Name>) => Answer,
): Handler<Name | "service_id" | "version_id"> {
  return inVersion<Name>((at) => {
    const { service, version } = at;
    if (version.locked || version.active) return versionLocked(service.id, version.number);
    const answer = handle(at);
    if (answer.status === 200) version.updatedAt = at.world.now();
    return answer;
  });
}
