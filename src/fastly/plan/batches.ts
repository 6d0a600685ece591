import { largestBatch } from "../../compiler/lists/api-writes.js";

/** One transaction on one container. */
export interface Batch {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export interface BatchOptions {
  /** How many entries the container has room for now. */
  readonly room: number;
  readonly add: readonly string[];
  /** May go together with what comes, after it. */
  readonly remove: readonly string[];
  /** How many of `remove`, from the first, may also go before all has come. */
  readonly free: number;
}

/**
 * As few transactions as there can be. What goes, goes with or after the last of what comes, unless the container would
 * be over its limit in between: Fastly has been seen to drop entries then, and to say nothing.
 */
export function batchesOf({ room, add, remove, free }: BatchOptions): readonly Batch[] {
  const batches: Batch[] = [];
  let added = 0;
  let removed = 0;
  while (added < add.length || removed < remove.length) {
    const left = room - added + removed;
    const rest = add.length - added;
    let come = Math.min(rest, largestBatch);
    let go = 0;
    if (come > left) {
      const most = Math.max(free - removed, 0);
      come = Math.min(come, Math.max(Math.floor((largestBatch + left) / 2), 0));
      go = Math.min(come - left, most, largestBatch - come);
      come = Math.max(Math.min(come, left + go), 0);
      // No way to keep to the limit; the schedule says so.
      if (come + go === 0) come = Math.min(rest, largestBatch);
    }
    if (added + come === add.length) go = Math.min(remove.length - removed, largestBatch - come);
    batches.push({
      add: add.slice(added, added + come),
      remove: remove.slice(removed, removed + go),
    });
    added += come;
    removed += go;
  }
  return batches;
}
