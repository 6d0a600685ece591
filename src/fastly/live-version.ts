import type { FastlyClient, Result } from "./client/index.js";
import type { VersionContent } from "./service.js";

/** A version that holds nothing. */
export const emptyVersion: Extract<Result<VersionContent>, { readonly ok: true }> = {
  ok: true,
  value: { snippets: new Map(), vcls: new Map(), acls: new Map(), dictionaries: new Map() },
};

/** What stands in a version, without what its containers hold. */
export async function readVersion(
  client: FastlyClient,
  id: string,
  version: number,
): Promise<Result<VersionContent>> {
  const [snippets, vcls, acls, dictionaries] = await Promise.all([
    client.snippets(id, version),
    client.vcls(id, version),
    client.acls(id, version),
    client.dictionaries(id, version),
  ]);
  if (!snippets.ok) return snippets;
  if (!vcls.ok) return vcls;
  if (!acls.ok) return acls;
  if (!dictionaries.ok) return dictionaries;
  return {
    ok: true,
    value: {
      snippets: byName(snippets.value),
      vcls: byName(vcls.value),
      acls: byName(acls.value),
      dictionaries: byName(dictionaries.value),
    },
  };
}

function byName<Item extends { readonly name: string }>(
  items: readonly Item[],
): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.name, item]));
}
