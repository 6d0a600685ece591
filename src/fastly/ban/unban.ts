import type { Cidr } from "../../addresses/index.js";
import { quote } from "../../diagnostics/index.js";
import type { FastlyClient } from "../client/index.js";
import { activeVersion } from "../flip/active.js";
import { done, refused, type Outcome } from "../flip/failure.js";
import type { BanResult } from "./ban.js";
import type { BanContext } from "./context.js";
import { coveringBlock } from "./covering.js";
import { liveContainers, readInventory } from "./live-containers.js";
import { entryOf, type Entry } from "./place.js";
import { settle } from "./settle.js";
import { storeOf } from "./store.js";

/** Takes addresses off a live list, all or none. Where a block of the list holds one, nothing is done: it would stay banned. */
export async function unban(
  client: FastlyClient,
  serviceId: string,
  { list: live, taken }: Pick<BanContext, "list" | "taken">,
  addresses: readonly Cidr[],
): Promise<Outcome<BanResult>> {
  const entries: Entry[] = [];
  for (const cidr of addresses) {
    const entry = entryOf(live, cidr);
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  const active = await activeVersion(client, serviceId);
  if (!active.ok) return active;
  const inventory = await readInventory(client, serviceId, active.value.version);
  if (!inventory.ok) return inventory;
  const parts = liveContainers(live, inventory.value, taken);
  if (!parts.ok) return parts;

  const store = storeOf(live.list.store, { client, serviceId, parts: parts.value });
  const settled = await settle(
    store,
    entries,
    (entry, value) => (value === undefined ? undefined : { entry, value: undefined }),
    () => {
      const removed = new Set(entries.map(({ text }) => text));
      const blocks = store.blocks().filter(({ text }) => !removed.has(text));
      for (const { cidr, text } of entries) {
        const block = coveringBlock(cidr, blocks);
        if (block !== undefined) return covered(live.list.name, text, block);
      }
      return done(undefined);
    },
  );
  if (!settled.ok) return settled;
  const { before, after } = settled.value;
  return done({
    service: active.value.name,
    list: live.list.name,
    addresses: entries.map(({ text }) => ({
      address: text,
      before: before.get(text),
      after: after.get(text),
      isWritten: before.has(text),
    })),
    warnings: [],
  });
}

function covered(list: string, address: string, block: string) {
  return refused("check", {
    code: "EW3067",
    message: `${address} is on list ${quote(list)} by ${block}, and would stay banned`,
    help: `nothing was written: \`edgewall unban ${block}\` lets the whole block in`,
  });
}
