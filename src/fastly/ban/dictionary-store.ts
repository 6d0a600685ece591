import { inTurns } from "../flip/in-turns.js";
import { grouped, sendBatches } from "./batches.js";
import { placeOf, type Entry } from "./place.js";
import type { Store, StoreOptions } from "./store.js";

/** Up to so many items of a dictionary are asked for one by one. */
const fewItems = 20;

/** A live list whose entries are dictionary items, each in the part that its hash says. */
export function dictionaryStore({ client, serviceId, parts }: StoreOptions): Store {
  return {
    async read(entries) {
      const values = new Map<string, string>();
      for (const [{ id }, own] of grouped(entries, (entry) => placeOf(entry, parts))) {
        if (own.length > fewItems) {
          const items = await client.items(serviceId, id);
          if (!items.ok) return items;
          for (const { text } of own) {
            const value = items.value.get(text);
            if (value !== undefined) values.set(text, value);
          }
          continue;
        }
        const read = await inTurns(own, async ({ text }: Entry) => ({
          text,
          item: await client.item(serviceId, id, text),
        }));
        for (const { text, item } of read) {
          if (!item.ok) return item;
          if (item.value !== undefined) values.set(text, item.value);
        }
      }
      return { ok: true, value: values };
    },
    async write(edits) {
      for (const [{ id }, own] of grouped(edits, ({ entry }) => placeOf(entry, parts))) {
        const operations = own.map(({ entry: { text: key }, value }) =>
          value === undefined
            ? ({ op: "delete", key } as const)
            : ({ op: "upsert", key, value } as const),
        );
        const failed = await sendBatches(operations, (batch) =>
          client.patchItems(serviceId, id, batch),
        );
        if (failed !== undefined) return failed;
      }
      return undefined;
    },
    blocks: () => [],
  };
}
