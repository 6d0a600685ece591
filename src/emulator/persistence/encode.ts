import type { TokenGrant } from "../http/tokens.js";
import type { Service, State, Version } from "../model/state.js";

/** The form of the file; another number is another form. */
export const format = 1;

/** The state as JSON: maps become arrays of pairs, in their order. */
export function encodeState(state: State, tokens: readonly TokenGrant[]): string {
  return JSON.stringify({
    edgewall: "emulator",
    format,
    tokens,
    customerId: state.customerId,
    userId: state.userId,
    services: [...state.services.values()].map(encodeService),
  });
}

function encodeService(service: Service): object {
  return {
    ...service,
    versions: service.versions.map(encodeVersion),
    dictionaries: [...service.dictionaries].map(([id, content]) => [
      id,
      { ...content, items: content.items.list() },
    ]),
    acls: [...service.acls].map(([id, entries]) => [id, entries.list()]),
    snippets: [...service.snippets],
  };
}

function encodeVersion(version: Version): object {
  return {
    ...version,
    settings: [...version.settings],
    resources: [...version.resources].map(([path, resources]) => [
      path,
      resources.map((resource) => ({ ...resource, fields: [...resource.fields] })),
    ]),
  };
}
