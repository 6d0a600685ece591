import type { Limits } from "../../compiler/settings.js";
import type { Polarity } from "../service.js";
import { batchesOf, type Batch } from "./batches.js";
import type { Change } from "./changes.js";
import { departures } from "./departures.js";
import { Full, type FullInput } from "./full.js";
import { Moves, type MovesInput } from "./moves.js";

export interface ScheduledData {
  readonly change: Change;
  readonly batches: readonly Batch[];
}

export interface Schedule {
  /** Before the new version is active, where there is one. */
  readonly before: readonly ScheduledData[];
  readonly after: readonly ScheduledData[];
  /** Where there is no room for old and new together, and no order that keeps to the limit. */
  readonly crowded: readonly Change[];
  /** Where an entry is needed early for one address, and late for another. */
  readonly torn: readonly Change[];
}

export interface ScheduleInput extends MovesInput, FullInput {
  /** Whether a new version becomes active between `before` and `after`. */
  readonly hasVersion: boolean;
  readonly limits: Pick<Limits, "aclEntries" | "dictionaryItems">;
}

/** What comes, comes in this order; what goes, goes in the opposite one. */
const order: readonly Polarity[] = ["toggle", "allow", "ban"];

/**
 * When data comes and goes, so that an address is banned throughout that is banned before and after, and let through
 * throughout that is let through before and after: all lists first become longer, those that let through before those
 * that ban; when the new version is active they become shorter, those that ban before those that let through.
 *
 * Two sorts of entries differ from that. A new version may let somebody through with a list that the old one does not
 * ask, or no longer ask a list that did: `Moves` says which bans then come later, or go earlier. And without a new
 * version, what a list loses that bans may go as soon as all is there that replaces it: that takes fewer writes.
 *
 * Where a container has no room for old and new together, `Full` says what may come when the old is gone.
 */
export function schedule(input: ScheduleInput): Schedule {
  const { changes, hasVersion, limits } = input;
  const before: ScheduledData[] = [];
  const after: ScheduledData[] = [];
  const crowded: Change[] = [];
  const torn: Change[] = [];
  const bans = changes.filter(({ container }) => container.polarity === "ban");
  const moves = hasVersion ? new Moves(input) : undefined;
  const full = new Full(input);
  for (const change of order.flatMap((polarity) => changes.filter(isOf(polarity)))) {
    const { size, growth, isNew, container, add, remove } = change;
    const limit = container.kind === "acl" ? limits.aclEntries : limits.dictionaryItems;
    if (isNew) {
      // Nothing that is live reads it.
      push(before, change, { room: limit - size, add, remove, free: remove.length });
      continue;
    }
    const isFull = size + growth > limit;
    const isBan = container.polarity === "ban";
    const moved = isBan ? moves?.of(change) : undefined;
    if (moved?.isTorn) torn.push(change);
    if (moved !== undefined && !isFull) {
      push(before, change, { room: unlimited, ...moved.early, free: moved.early.remove.length });
      unshift(after, change, { room: unlimited, ...moved.late, free: 0 });
      continue;
    }
    if (isBan && moved === undefined) {
      const { free, ready, late } = departures(change, bans, isFull);
      const room = isFull ? limit - size : unlimited;
      const gone = [...free, ...ready];
      const batches = batchesOf({ room, add, remove: gone, free: free.length });
      if (!isFull || !exceeds(batches, size, limit)) {
        if (batches.length > 0) before.push({ change, batches });
        unshift(after, change, { room, add: [], remove: late, free: 0 });
        continue;
      }
    }
    if (!isFull) {
      push(before, change, { room: unlimited, add, remove: [], free: 0 });
      unshift(after, change, { room: unlimited, add: [], remove, free: 0 });
      continue;
    }
    const { early, gone, free, late } = full.of(change, limit, moved);
    const held = size + early.length - gone.length;
    const batches = batchesOf({ room: limit - size, add: early, remove: gone, free });
    if (exceeds(batches, size, limit)) crowded.push(change);
    if (batches.length > 0) before.push({ change, batches });
    unshift(after, change, { room: limit - held, ...late, free: late.remove.length });
  }
  return { before, after, crowded, torn };
}

const unlimited = Number.POSITIVE_INFINITY;

function isOf(polarity: Polarity) {
  return ({ container }: Change): boolean => container.polarity === polarity;
}

type BatchInput = Parameters<typeof batchesOf>[0];

function push(to: ScheduledData[], change: Change, input: BatchInput): void {
  const batches = batchesOf(input);
  if (batches.length > 0) to.push({ change, batches });
}

function unshift(to: ScheduledData[], change: Change, input: BatchInput): void {
  const batches = batchesOf(input);
  if (batches.length > 0) to.unshift({ change, batches });
}

function exceeds(batches: readonly Batch[], size: number, limit: number): boolean {
  let held = size;
  return batches.some(({ add, remove }) => {
    held += add.length - remove.length;
    return held > limit && add.length > 0;
  });
}
