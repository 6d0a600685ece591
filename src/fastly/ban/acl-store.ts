import { bannedValue } from "../../compiler/lists/banned-items.js";
import { grouped, sendBatches } from "./batches.js";
import { placeOf } from "./place.js";
import type { LiveContainer } from "./live-containers.js";
import type { Edit, Store, StoreOptions } from "./store.js";

interface Held {
  readonly part: LiveContainer;
  readonly id: string;
  readonly text: string;
  readonly negated: boolean;
}

/**
 * A live list whose entries are those of ACLs. The edge asks all parts, so an entry counts wherever it is; a new one goes
 * where its hash says.
 */
export function aclStore({ client, serviceId, parts }: StoreOptions): Store {
  let held: readonly Held[] = [];
  const ofEdit = ({ entry: { text } }: Edit): readonly Held[] =>
    held.filter((one) => one.text === text && !one.negated);
  return {
    async read(entries) {
      const all: Held[] = [];
      for (const part of parts) {
        const listed = await client.entries(serviceId, part.id);
        if (!listed.ok) return listed;
        for (const { id, text, negated } of listed.value) all.push({ part, id, text, negated });
      }
      held = all;
      const present = new Set(all.flatMap(({ text, negated }) => (negated ? [] : [text])));
      const wanted = entries.filter(({ text }) => present.has(text));
      return { ok: true, value: new Map(wanted.map(({ text }) => [text, bannedValue])) };
    },
    async write(edits) {
      const removals = edits.filter(({ value }) => value === undefined).flatMap(ofEdit);
      for (const [part, own] of grouped(removals, (one) => one.part)) {
        const operations = own.map(({ id }) => ({ op: "delete", id }) as const);
        const failed = await sendBatches(operations, (batch) =>
          client.patchEntries(serviceId, part.id, batch),
        );
        if (failed !== undefined) return failed;
      }
      const additions = edits.filter(({ value }) => value !== undefined);
      for (const [part, own] of grouped(additions, ({ entry }) => placeOf(entry, parts))) {
        const operations = own.map(({ entry: { text } }) => ({ op: "create", text }) as const);
        const failed = await sendBatches(operations, (batch) =>
          client.patchEntries(serviceId, part.id, batch),
        );
        if (failed !== undefined) return failed;
      }
      return undefined;
    },
    blocks: () => held.map(({ text, negated }) => ({ text, isNegated: negated })),
  };
}
