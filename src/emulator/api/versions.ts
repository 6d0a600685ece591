import { badRequest, notFound, ok, type Answer } from "../http/answer.js";
import { get, post, put, type Route } from "../http/route.js";
import type { Service, Version } from "../model/state.js";
import { activate, addVersion, cloneVersion, stage } from "../model/versions.js";
import { checkVersion } from "../vcl/check-version.js";
import { inDraft, inService, inVersion } from "./scope.js";
import { versionView } from "./views.js";

function view({ service, version }: { service: Service; version: Version }): Answer {
  return ok(versionView(service, version));
}

/** @see https://www.fastly.com/documentation/reference/api/services/version/ */
export const versions: readonly Route[] = [
  get(
    "/service/:service_id/version",
    inService(({ service }) => ok(service.versions.map((each) => versionView(service, each)))),
  ),

  post(
    "/service/:service_id/version",
    inService(({ call, service, world }) => {
      const comment = call.fields.get("comment");
      const given = typeof comment === "string" ? comment : undefined;
      const { number } = addVersion(service, given ?? "", world.now());
      // Recorded: the answer has no more than this.
      return ok({
        ...(given !== undefined && { comment: given }),
        service_id: service.id,
        number,
      });
    }),
  ),

  get("/service/:service_id/version/:version_id", inVersion(view)),

  // A comment can be changed after the version is locked: the CLI offers it for any version.
  put(
    "/service/:service_id/version/:version_id",
    inVersion((at) => {
      const comment = at.call.fields.get("comment");
      if (typeof comment === "string") {
        at.version.comment = comment;
        at.version.updatedAt = at.world.now();
      }
      return view(at);
    }),
  ),

  put(
    "/service/:service_id/version/:version_id/clone",
    inVersion(({ service, version, world }) =>
      view({ service, version: cloneVersion(service, version, world.now()) }),
    ),
  ),

  put(
    "/service/:service_id/version/:version_id/lock",
    inVersion((at) => {
      at.version.locked = true;
      at.version.updatedAt = at.world.now();
      return view(at);
    }),
  ),

  get(
    "/service/:service_id/version/:version_id/validate",
    inVersion(({ service, version, world }) => {
      const { errors, warnings } = checkVersion(service, version, world.limits);
      const messages = [...errors, ...warnings];
      return ok({
        status: errors.length === 0 ? "ok" : "error",
        msg: messages[0] ?? null,
        errors,
        warnings,
        messages,
      });
    }),
  ),

  put(
    "/service/:service_id/version/:version_id/activate",
    inVersion(({ service, version, world }) => {
      const { errors, warnings } = checkVersion(service, version, world.limits);
      const [error] = errors;
      if (error !== undefined) return badRequest(error);
      activate(service, version, world.now());
      const [warning] = warnings;
      return ok({
        ...versionView(service, version),
        ...(warning !== undefined && { msg: warning }),
      });
    }),
  ),

  put(
    "/service/:service_id/version/:version_id/deactivate",
    inVersion((at) => {
      if (!at.version.active) return badRequest("Version is not active");
      at.version.active = false;
      at.version.updatedAt = at.world.now();
      return view(at);
    }),
  ),

  put(
    "/service/:service_id/version/:version_id/activate/:environment",
    inDraft<"environment">((at) => {
      const { service, version, world, call } = at;
      if (call.params.environment !== "staging")
        return notFound("Environment", { name: call.params.environment });
      const [error] = checkVersion(service, version, world.limits).errors;
      if (error !== undefined) return badRequest(error);
      stage(service, version, world.now());
      return view(at);
    }),
  ),

  put(
    "/service/:service_id/version/:version_id/deactivate/:environment",
    inVersion<"environment">((at) => {
      const { version, world, call } = at;
      if (call.params.environment !== "staging")
        return notFound("Environment", { name: call.params.environment });
      version.staging = false;
      version.updatedAt = world.now();
      return view(at);
    }),
  ),
];
