import type { Change } from "./changes.js";
import { Overlaps } from "./overlaps.js";

export interface Departures {
  /** What nothing new overlaps: it may go at any time. */
  readonly free: readonly string[];
  /** May go when this change's new entries are there, and those of the changes before it. */
  readonly ready: readonly string[];
  readonly late: readonly string[];
}

/**
 * When what a list loses may go, if there is no new version to wait for.
 *
 * @param among the changes whose new entries may replace what goes, in the order they happen
 * @param isFull whether something has to go first
 */
export function departures(change: Change, among: readonly Change[], isFull: boolean): Departures {
  const own = among.indexOf(change);
  const last = among.findLastIndex(({ add }) => add.length > 0);
  if (last <= own && !isFull) return { free: [], ready: change.remove, late: [] };
  const overlaps = overlapsAmong(among);
  const free: string[] = [];
  const ready: string[] = [];
  const late: string[] = [];
  for (const text of change.remove) {
    const highest = overlaps.highest(text);
    (highest < 0 ? free : highest <= own ? ready : late).push(text);
  }
  return { free, ready, late };
}

const known = new WeakMap<readonly Change[], Overlaps>();

function overlapsAmong(changes: readonly Change[]): Overlaps {
  const found = known.get(changes);
  if (found !== undefined) return found;
  const overlaps = new Overlaps(numbered(changes));
  known.set(changes, overlaps);
  return overlaps;
}

function* numbered(changes: readonly Change[]): Generator<readonly [string, number]> {
  for (const [index, { add }] of changes.entries()) for (const text of add) yield [text, index];
}
