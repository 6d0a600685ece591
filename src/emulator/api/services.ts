import { badRequest, done, duplicate, notFound, ok } from "../http/answer.js";
import { page, sorted } from "../http/paging.js";
import { get, post, put, remove, type Route } from "../http/route.js";
import { kinds } from "../model/kinds.js";
import type { Service } from "../model/state.js";
import { addService } from "../model/services.js";
import { currentVersion, resourcesOf } from "../model/versions.js";
import type { World } from "../model/world.js";
import { inService } from "./scope.js";
import { resourceView, serviceView, versionDetails } from "./views.js";

function living({ state }: World): readonly Service[] {
  return [...state.services.values()].filter(({ deleted }) => !deleted);
}

function taken(world: World, name: string, by?: Service): boolean {
  return living(world).some((service) => service !== by && service.name === name);
}

/** @see https://www.fastly.com/documentation/reference/api/services/service/ */
export const services: readonly Route[] = [
  get("/service", (call, world) => {
    const list = sorted(call, living(world), {
      created: ({ createdAt }) => createdAt,
      name: ({ name }) => name,
    }).filter(({ id }) => call.token.services?.includes(id) ?? true);
    return page(call, list, 20, (service) => ({
      ...serviceView(service, world.state.customerId),
      paused: false,
      version: currentVersion(service)?.number ?? 0,
    }));
  }),

  post("/service", (call, world) => {
    const name = call.fields.get("name");
    if (typeof name !== "string" || name === "") return badRequest("Name can't be blank");
    const type = call.fields.get("type") ?? "vcl";
    if (type !== "vcl") return badRequest("only services of type vcl are emulated");
    if (taken(world, name)) return duplicate("service", name);
    const comment = call.fields.get("comment");
    const service = addService(world, name, typeof comment === "string" ? comment : "");
    const view = serviceView(service, world.state.customerId);
    return ok({ ...view, paused: false, publish_key: "" });
  }),

  get("/service/search", (call, world) => {
    const name = call.query.get("name") ?? "";
    const service = living(world).find((each) => each.name === name);
    return service === undefined
      ? notFound("Service", { name })
      : ok(serviceView(service, world.state.customerId));
  }),

  get(
    "/service/:service_id",
    inService(({ service, world }) => {
      const view = serviceView(service, world.state.customerId);
      return ok({ ...view, paused: false, publish_key: "" });
    }),
  ),

  get(
    "/service/:service_id/details",
    inService(({ call, service, world }) => {
      const wanted = call.query.get("version");
      const version =
        wanted === null
          ? currentVersion(service)
          : service.versions.find(({ number }) => String(number) === wanted);
      if (version === undefined)
        return notFound("Version", { number: wanted ?? "", service: service.id });
      const active = service.versions.find((each) => each.active);
      return ok({
        ...serviceView(service, world.state.customerId),
        environments: [],
        version: versionDetails(service, version),
        active_version: active === undefined ? null : versionDetails(service, active),
      });
    }),
  ),

  get(
    "/service/:service_id/domain",
    inService(({ service }) => {
      const version = currentVersion(service);
      const domains = version === undefined ? [] : resourcesOf(version, "domain");
      return ok(
        domains.map((domain) =>
          version === undefined ? domain : resourceView(kinds.domain, service, version, domain),
        ),
      );
    }),
  ),

  put(
    "/service/:service_id",
    inService(({ call, service, world }) => {
      const name = call.fields.get("name") ?? service.name;
      const comment = call.fields.get("comment") ?? service.comment;
      if (typeof name !== "string" || name === "") return badRequest("Name can't be blank");
      if (taken(world, name, service)) return duplicate("service", name);
      service.name = name;
      service.comment = String(comment);
      service.updatedAt = world.now();
      const view = serviceView(service, world.state.customerId);
      return ok({ ...view, paused: false, publish_key: "" });
    }),
  ),

  remove(
    "/service/:service_id",
    inService(({ service, world }) => {
      if (service.versions.some(({ active }) => active))
        return badRequest("Cannot delete a service with an active version");
      service.deleted = true;
      service.updatedAt = world.now();
      return done;
    }),
  ),
];
