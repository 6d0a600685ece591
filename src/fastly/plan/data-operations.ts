import type { DataOperation } from "./operation.js";
import type { ScheduledData } from "./schedule.js";

/** Batches as the operation on their container that applies them. */
export function dataOperation(
  { change, batches }: ScheduledData,
  phase: DataOperation["phase"],
): DataOperation {
  const { container } = change;
  const added = batches.reduce((sum, { add }) => sum + add.length, 0);
  const removed = batches.reduce((sum, { remove }) => sum + remove.length, 0);
  const step = {
    phase,
    name: container.name,
    action: removed === 0 ? "add" : added === 0 ? "remove" : "change",
    entries: added + removed,
    writes: batches.length,
  } as const;
  if (container.kind === "acl") {
    return {
      ...step,
      kind: "entries",
      batches: batches.map(({ add, remove }) => ({ add: new Set(add), remove: new Set(remove) })),
    };
  }
  const { items, managed } = container;
  return {
    ...step,
    kind: "items",
    keepsExisting: managed === "live",
    batches: batches.map(({ add, remove }) => ({
      add: new Map(add.map((key) => [key, items.get(key) ?? ""])),
      remove: new Set(remove),
    })),
  };
}
