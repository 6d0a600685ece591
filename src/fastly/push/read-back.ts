import { quote } from "../../diagnostics/index.js";
import type { DataOperation } from "../plan/operation.js";
import { readEntries } from "./apply-entries.js";
import { failed, nothing, stopped, type Step } from "./stop.js";
import type { Target } from "./target.js";

/**
 * Whether the edge holds what an operation wrote: past its limit, an ACL has been seen to drop entries and to answer
 * that all is well.
 *
 * @param id the container's
 */
export async function readBack(
  target: Target,
  operation: DataOperation,
  id: string,
): Promise<Step<undefined>> {
  const { client, serviceId } = target;
  const read =
    operation.kind === "entries"
      ? await readEntries(target, id)
      : await client.items(serviceId, id);
  if (!read.ok) return failed(read.error);
  const held = read.value;
  let missing = 0;
  let left = 0;
  for (const { add, remove } of operation.batches) {
    for (const key of add.keys()) if (!held.has(key)) missing++;
    for (const key of remove) if (held.has(key) && !isAddedLater(operation, key)) left++;
  }
  if (missing + left === 0) return nothing;
  const what = [
    ...(missing > 0 ? [`${missing} that were added are missing`] : []),
    ...(left > 0 ? [`${left} that were removed are still there`] : []),
  ];
  return stopped({
    code: "EW3043",
    message: `Fastly took the entries of ${quote(operation.name)}, and ${what.join(" and ")}`,
    help: "it may hold fewer than the account's limits in edgewall.config.ts say: ask Fastly, then run `edgewall push` again",
    kind: "failed",
  });
}

function isAddedLater({ batches }: DataOperation, key: string): boolean {
  return batches.some(({ add }) => add.has(key));
}
