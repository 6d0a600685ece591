import type { FastlyError, Result } from "../client/index.js";
import { largestBatch } from "../../compiler/lists/api-writes.js";

/** Sends operations in batches, one after the other, up to the first that fails. */
export async function sendBatches<Operation>(
  operations: readonly Operation[],
  send: (batch: readonly Operation[]) => Promise<Result<unknown>>,
): Promise<FastlyError | undefined> {
  for (let from = 0; from < operations.length; from += largestBatch) {
    const sent = await send(operations.slice(from, from + largestBatch));
    if (!sent.ok) return sent.error;
  }
  return undefined;
}

/** Things by what they belong to, in order. */
export function grouped<Item, Group>(
  items: readonly Item[],
  groupOf: (item: Item) => Group | undefined,
): ReadonlyMap<Group, readonly Item[]> {
  const groups = new Map<Group, Item[]>();
  for (const item of items) {
    const group = groupOf(item);
    if (group === undefined) continue;
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [item]);
    else known.push(item);
  }
  return groups;
}
