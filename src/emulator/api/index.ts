/** The API, as Fastly's reference has it: one file for each resource. */
import type { Route } from "../http/route.js";
import { kinds } from "../model/kinds.js";
import { account } from "./account.js";
import { aclEntries } from "./acl-entries.js";
import { acls, dictionaries } from "./containers.js";
import { dictionaryItems } from "./dictionary-items.js";
import { directors } from "./directors.js";
import { domains } from "./domains.js";
import { lints } from "./lint.js";
import { purges } from "./purge.js";
import { resourceRoutes } from "./resources.js";
import { services } from "./services.js";
import { settings } from "./settings.js";
import { snippets } from "./snippets.js";
import { vcls } from "./vcls.js";
import { versions } from "./versions.js";

export const routes: readonly Route[] = [
  ...account,
  ...services,
  ...versions,
  ...settings,
  ...domains,
  ...resourceRoutes(kinds.backend),
  ...resourceRoutes(kinds.healthcheck),
  ...directors,
  ...resourceRoutes(kinds.condition),
  ...resourceRoutes(kinds.header),
  ...resourceRoutes(kinds.response_object),
  ...snippets,
  ...vcls,
  ...dictionaries,
  ...dictionaryItems,
  ...acls,
  ...aclEntries,
  ...purges,
  ...lints,
];
