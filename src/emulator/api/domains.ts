import { ok } from "../http/answer.js";
import { get, type Route } from "../http/route.js";
import { kinds } from "../model/kinds.js";
import { resourcesOf } from "../model/versions.js";
import { resourceRoutes, withResource } from "./resources.js";
import { inVersion } from "./scope.js";
import { resourceView } from "./views.js";

const all = "/service/:service_id/version/:version_id/domain";

/** Nothing here has a CNAME: a check of a domain says the domain, null and false. */
export const domains: readonly Route[] = [
  ...resourceRoutes(kinds.domain),

  get(
    `${all}/check_all`,
    inVersion(({ service, version }) =>
      ok(
        resourcesOf(version, "domain").map((domain) => [
          resourceView(kinds.domain, service, version, domain),
          null,
          false,
        ]),
      ),
    ),
  ),

  get(
    `${all}/:name/check`,
    inVersion<"name">((at) =>
      withResource(kinds.domain, at, (domain) =>
        ok([resourceView(kinds.domain, at.service, at.version, domain), null, false]),
      ),
    ),
  ),
];
