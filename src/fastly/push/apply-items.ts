import type { ItemOperation, Result } from "../client/index.js";
import type { ItemBatch } from "../plan/operation.js";
import { settle } from "./settle.js";
import { nothing, type Step } from "./stop.js";
import type { Target } from "./target.js";

/**
 * Writes and deletes items, batch by batch; as `applyEntries` does with an ACL's. Other items stay as they are.
 *
 * @param keepsExisting whether an item that exists meanwhile is on-call's, and keeps its value
 * @see https://www.fastly.com/documentation/reference/api/dictionaries/dictionary-item/#bulk-update-dictionary-item
 */
export async function applyItems(
  target: Target,
  dictionaryId: string,
  batches: readonly ItemBatch[],
  keepsExisting: boolean,
): Promise<Step<undefined>> {
  const { client, serviceId } = target;
  for (const batch of batches) {
    let operations = operationsOf(batch, keepsExisting);
    const written = await settle(
      {
        adapts: true,
        make: async (): Promise<Result<true>> => {
          if (operations.length === 0) return { ok: true, value: true };
          const made = await client.patchItems(serviceId, dictionaryId, operations);
          return made.ok ? { ok: true, value: true } : made;
        },
        find: async () => {
          const held = await client.items(serviceId, dictionaryId);
          if (!held.ok) return held;
          operations = operations.filter((operation) => isOpen(operation, held.value));
          return { ok: true, value: operations.length === 0 ? true : undefined };
        },
      },
      target.settling,
    );
    if (!written.ok) return written;
  }
  return nothing;
}

function operationsOf(
  { add, remove }: ItemBatch,
  keepsExisting: boolean,
): readonly ItemOperation[] {
  const op = keepsExisting ? "create" : "upsert";
  return [
    ...[...remove].map((key) => ({ op: "delete", key }) as const),
    ...[...add].map(([key, value]) => ({ op, key, value }) as const),
  ];
}

function isOpen({ op, key, value }: ItemOperation, held: ReadonlyMap<string, string>): boolean {
  switch (op) {
    case "create":
      return !held.has(key);
    case "upsert":
      return held.get(key) !== value;
    case "delete":
      return held.has(key);
  }
}
