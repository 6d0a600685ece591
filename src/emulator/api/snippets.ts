import { badRequest, notFound, ok } from "../http/answer.js";
import { get, put, type Route } from "../http/route.js";
import { kinds } from "../model/kinds.js";
import type { DynamicSnippet, Service } from "../model/state.js";
import { timestamp } from "../model/timestamp.js";
import { textOf } from "../model/versions.js";
import { resourceRoutes } from "./resources.js";
import { inService } from "./scope.js";

function view({ id: service }: Service, id: string, snippet: DynamicSnippet): object {
  return {
    service_id: service,
    snippet_id: id,
    content: snippet.content,
    created_at: timestamp(snippet.createdAt),
    updated_at: timestamp(snippet.updatedAt),
  };
}

/** @see https://www.fastly.com/documentation/reference/api/vcl-services/snippet/ */
export const snippets: readonly Route[] = [
  ...resourceRoutes(kinds.snippet, {
    // The content of a dynamic snippet has no version; recorded: versions show null in its place.
    created({ service, world }, resource) {
      if (resource.fields.get("dynamic") !== "1" || resource.id === undefined) return resource;
      service.snippets.set(resource.id, {
        content: textOf(resource.fields, "content"),
        createdAt: world.now(),
        updatedAt: world.now(),
      });
      return { ...resource, fields: new Map([...resource.fields, ["content", null]]) };
    },
    refuses({ fields }, changed) {
      const isDynamic = fields.get("dynamic") === "1";
      return isDynamic && changed.has("content")
        ? badRequest("the content of a dynamic snippet is not part of a version")
        : undefined;
    },
  }),

  get(
    "/service/:service_id/snippet/:snippet_id",
    inService<"snippet_id">(({ call, service }) => {
      const id = call.params.snippet_id;
      const snippet = service.snippets.get(id);
      return snippet === undefined
        ? notFound("Snippet", { id, service: service.id })
        : ok(view(service, id, snippet));
    }),
  ),

  put(
    "/service/:service_id/snippet/:snippet_id",
    inService<"snippet_id">(({ call, service, world }) => {
      const id = call.params.snippet_id;
      const snippet = service.snippets.get(id);
      if (snippet === undefined) return notFound("Snippet", { id, service: service.id });
      const content = call.fields.get("content");
      if (typeof content === "string") {
        snippet.content = content;
        snippet.updatedAt = world.now();
      }
      return ok(view(service, id, snippet));
    }),
  ),
];
