/** Dictionaries and ACLs as a version holds them; what they hold themselves has no version. */
import { notFound, ok } from "../http/answer.js";
import { get, type Route } from "../http/route.js";
import { aclContent } from "../model/block.js";
import { Collection } from "../model/collection.js";
import { kinds } from "../model/kinds.js";
import { plainTimestamp } from "../model/timestamp.js";
import { digest } from "./digest.js";
import { resourceRoutes } from "./resources.js";
import { inVersion } from "./scope.js";

/** @see https://www.fastly.com/documentation/reference/api/dictionaries/dictionary/ */
export const dictionaries: readonly Route[] = [
  ...resourceRoutes(kinds.dictionary, {
    created({ service, world }, resource) {
      if (resource.id === undefined) return resource;
      const writeOnly = resource.fields.get("write_only") === true;
      service.dictionaries.set(resource.id, {
        items: new Collection(),
        writeOnly,
        updatedAt: world.now(),
      });
      return resource;
    },
  }),

  get(
    "/service/:service_id/version/:version_id/dictionary/:dictionary_id/info",
    inVersion<"dictionary_id">(({ call, service }) => {
      const id = call.params.dictionary_id;
      const content = service.dictionaries.get(id);
      if (content === undefined) return notFound("Dictionary", { id, service: service.id });
      return ok({
        item_count: content.items.size,
        last_updated: plainTimestamp(content.updatedAt),
        digest: digest(content.items),
      });
    }),
  ),
];

/** @see https://www.fastly.com/documentation/reference/api/acls/acl/ */
export const acls: readonly Route[] = resourceRoutes(kinds.acl, {
  created({ service }, resource) {
    if (resource.id !== undefined) service.acls.set(resource.id, aclContent());
    return resource;
  },
});
