import type { EntryOperation, Result } from "../client/index.js";
import type { EntryBatch } from "../plan/operation.js";
import { settle } from "./settle.js";
import { failed, nothing, type Step } from "./stop.js";
import type { Target } from "./target.js";

/**
 * Adds and removes entries, batch by batch. A batch whose answer is lost is compared with what the ACL holds, and only
 * what is missing is sent again.
 *
 * @see https://www.fastly.com/documentation/reference/api/acls/acl-entry/#bulk-update-acl-entries
 */
export async function applyEntries(
  target: Target,
  aclId: string,
  batches: readonly EntryBatch[],
): Promise<Step<undefined>> {
  let held: ReadonlyMap<string, string> = new Map();
  // Entries are removed by their ids.
  if (batches.some(({ remove }) => remove.size > 0)) {
    const read = await readEntries(target, aclId);
    if (!read.ok) return failed(read.error);
    held = read.value;
  }
  for (const batch of batches) {
    const written = await settle(
      {
        adapts: true,
        make: () => patchEntries(target, aclId, operationsOf(batch, held)),
        find: async () => {
          const again = await readEntries(target, aclId);
          if (!again.ok) return again;
          held = again.value;
          const isDone = operationsOf(batch, held).length === 0;
          return { ok: true, value: isDone ? true : undefined };
        },
      },
      target.settling,
    );
    if (!written.ok) return written;
  }
  return nothing;
}

function operationsOf(
  { add, remove }: EntryBatch,
  held: ReadonlyMap<string, string>,
): readonly EntryOperation[] {
  const gone = [...remove].flatMap((key) => {
    const id = held.get(key);
    return id === undefined ? [] : [{ op: "delete", id } as const];
  });
  const come = [...add].filter((text) => !held.has(text));
  return [...gone, ...come.map((text) => ({ op: "create", text }) as const)];
}

async function patchEntries(
  { client, serviceId }: Target,
  aclId: string,
  operations: readonly EntryOperation[],
): Promise<Result<true>> {
  if (operations.length === 0) return { ok: true, value: true };
  const made = await client.patchEntries(serviceId, aclId, operations);
  return made.ok ? { ok: true, value: true } : made;
}

/** Ids of the entries; the key of one that is negated begins with `!`, as in the plan. */
export async function readEntries(
  { client, serviceId }: Target,
  aclId: string,
): Promise<Result<ReadonlyMap<string, string>>> {
  const read = await client.entries(serviceId, aclId);
  if (!read.ok) return read;
  const ids = new Map<string, string>();
  for (const { text, negated, id } of read.value) ids.set(negated ? `!${text}` : text, id);
  return { ok: true, value: ids };
}
