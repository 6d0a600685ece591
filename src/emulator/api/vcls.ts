import { ok, plain } from "../http/answer.js";
import { get, put, type Route } from "../http/route.js";
import { kinds } from "../model/kinds.js";
import type { Resource } from "../model/state.js";
import { textOf } from "../model/versions.js";
import { assemble } from "../vcl/assemble.js";
import { boilerplate } from "../vcl/boilerplate.js";
import { resourceRoutes, settle, withResource } from "./resources.js";
import { inDraft, inVersion } from "./scope.js";
import { resourceView, versionView } from "./views.js";

function withMain(resource: Resource, main: boolean): Resource {
  return { ...resource, fields: new Map([...resource.fields, ["main", main]]) };
}

/** There is one main VCL: a new one takes the place of the old one. */
function onlyMain(others: readonly Resource[], { fields }: Resource): readonly Resource[] {
  return fields.get("main") === true ? others.map((other) => withMain(other, false)) : others;
}

const one = "/service/:service_id/version/:version_id/vcl/:name";
const generated = "/service/:service_id/version/:version_id/generated_vcl";

/** @see https://www.fastly.com/documentation/reference/api/vcl-services/vcl/ */
export const vcls: readonly Route[] = [
  ...resourceRoutes(kinds.vcl, { settled: onlyMain }),

  put(
    `${one}/main`,
    inDraft<"name">((at) =>
      withResource(kinds.vcl, at, (old) => {
        const fresh = { ...withMain(old, true), updatedAt: at.world.now() };
        settle(kinds.vcl, at.version, fresh, old, onlyMain);
        return ok(resourceView(kinds.vcl, at.service, at.version, fresh));
      }),
    ),
  ),

  get(
    `${one}/download`,
    inVersion<"name">((at) =>
      withResource(kinds.vcl, at, ({ fields }) => plain(textOf(fields, "content"))),
    ),
  ),

  get(
    "/service/:service_id/version/:version_id/boilerplate",
    inVersion(() => plain(boilerplate)),
  ),

  get(
    generated,
    inVersion(({ service, version }) =>
      ok({
        ...versionView(service, version),
        name: service.name,
        version: version.number,
        content: assemble(service, version).text,
        main: true,
      }),
    ),
  ),
];
