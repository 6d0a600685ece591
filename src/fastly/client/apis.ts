import type { ApiClient } from "fastly/dist/ApiClient.js";
import type { Api } from "fastly/dist/api/*";

/**
 * The classes of the npm package, loaded when they are first needed: all of them take half a second, and `edgewall flip`
 * needs three.
 */
const apis = {
  Acl: () => import("fastly/dist/api/AclApi.js"),
  AclEntry: () => import("fastly/dist/api/AclEntryApi.js"),
  Dictionary: () => import("fastly/dist/api/DictionaryApi.js"),
  DictionaryInfo: () => import("fastly/dist/api/DictionaryInfoApi.js"),
  DictionaryItem: () => import("fastly/dist/api/DictionaryItemApi.js"),
  Domain: () => import("fastly/dist/api/DomainApi.js"),
  Service: () => import("fastly/dist/api/ServiceApi.js"),
  Snippet: () => import("fastly/dist/api/SnippetApi.js"),
  Vcl: () => import("fastly/dist/api/VclApi.js"),
  Version: () => import("fastly/dist/api/VersionApi.js"),
} as const;

export type ApiName = keyof typeof apis;

export async function loadApi(name: ApiName): Promise<Api> {
  return defaultOf(await apis[name]());
}

export async function loadApiClient(): Promise<typeof ApiClient> {
  return defaultOf(await import("fastly/dist/ApiClient.js"));
}

/** A CommonJS module with an export `default`, however deep the loader puts it. */
function defaultOf<Class>(module: {
  readonly default: Class | { readonly default: Class };
}): Class {
  const { default: inner } = module;
  return isWrapped(inner) ? inner.default : inner;
}

function isWrapped<Class>(
  value: Class | { readonly default: Class },
): value is { readonly default: Class } {
  return typeof value === "object" && value !== null && "default" in value;
}
