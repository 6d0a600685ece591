import { badRequest, ok } from "../http/answer.js";
import { get, put, type Route } from "../http/route.js";
import { settings as fields } from "../model/kinds.js";
import type { Service, Version } from "../model/state.js";
import { inDraft, inVersion } from "./scope.js";

function view({ id }: Service, version: Version): object {
  return { ...Object.fromEntries(version.settings), service_id: id, version: version.number };
}

const path = "/service/:service_id/version/:version_id/settings";

/** @see https://www.fastly.com/documentation/reference/api/vcl-services/settings/ */
export const settings: readonly Route[] = [
  get(
    path,
    inVersion(({ service, version }) => ok(view(service, version))),
  ),

  put(
    path,
    inDraft(({ call, service, version }) => {
      const held = new Map(version.settings);
      for (const [name, field] of fields) {
        if (!call.fields.has(name)) continue;
        const value = field.read(call.fields.get(name));
        if (value === undefined) return badRequest(`Invalid value for ${name}`);
        held.set(name, value);
      }
      version.settings = held;
      return ok(view(service, version));
    }),
  ),
];
