import { AddressSet, parseCidr, type Cidr } from "../../addresses/index.js";
import type { FastlyClient, Result } from "../client/index.js";
import { done, remote, type Outcome } from "../flip/failure.js";
import { widened } from "./addresses.js";
import type { BanContext } from "./context.js";
import type { Inventory } from "./live-containers.js";
import { liveListOf } from "./live-list.js";
import type { Protection } from "./protection.js";
import { endOf } from "./value.js";

/**
 * Reads the live lists that protect. One that is not at the edge yet protects nobody, and so does an entry that is over.
 *
 * @param now milliseconds since 1970
 */
export async function liveProtections(
  client: FastlyClient,
  serviceId: string,
  { protections: { live }, limits }: BanContext,
  inventory: Inventory,
  now: number,
): Promise<Outcome<readonly Protection[]>> {
  const read: Protection[] = [];
  for (const { list, ...named } of live) {
    const cidrs: Cidr[] = [];
    for (const { kind, name } of liveListOf(list, limits).containers) {
      const id = inventory[kind].get(name);
      if (id === undefined) continue;
      const texts = await textsOf(client, serviceId, { kind, id, now });
      if (!texts.ok) return remote(texts.error, "nothing was written");
      for (const text of texts.value) {
        const parsed = parseCidr(text);
        if (parsed.ok) cidrs.push(widened(parsed.cidr, list.ipv6Prefix));
      }
    }
    read.push({ ...named, set: AddressSet.of(cidrs) });
  }
  return done(read);
}

async function textsOf(
  client: FastlyClient,
  serviceId: string,
  {
    kind,
    id,
    now,
  }: { readonly kind: "acl" | "dictionary"; readonly id: string; readonly now: number },
): Promise<Result<readonly string[]>> {
  if (kind === "acl") {
    const entries = await client.entries(serviceId, id);
    if (!entries.ok) return entries;
    return {
      ok: true,
      value: entries.value.flatMap(({ text, negated }) => (negated ? [] : [text])),
    };
  }
  const items = await client.items(serviceId, id);
  if (!items.ok) return items;
  const lasting = [...items.value].filter(([, value]) => endOf(value) * 1_000 > now);
  return { ok: true, value: lasting.map(([key]) => key) };
}
