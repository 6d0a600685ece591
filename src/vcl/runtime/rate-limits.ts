import { newPenaltyBox, type PenaltyBox } from "./penalty-box.js";

/** Counters and penalty boxes of one POP; they outlive transactions. Times are microseconds since 1970. */
export interface RateLimits {
  /** Adds to an entry's count. @returns its count over the last minute */
  increment(counter: string, entry: string, by: number, now: number): number;
  /** Count of the entry within the last so many seconds, 60 at most. */
  count(counter: string, entry: string, seconds: number, now: number): number;
  punish(box: string, entry: string, until: number): void;
  isPunished(box: string, entry: string, now: number): boolean;
}

/**
 * Counters as Fastly documents them: a window of ten seconds at 12:01:03.458 begins at 12:00:54.000, so it holds
 * nine seconds at least and ten at most. Fastly's are estimates, shared by a POP's nodes with a delay; these are exact.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/declarations/ratecounter/
 * @see https://www.fastly.com/documentation/reference/vcl/declarations/penaltybox/
 */
export function newRateLimits(): RateLimits {
  const counters = new Map<string, Counter>();
  const boxes = new Map<string, PenaltyBox>();
  return {
    increment(counter, entry, by, now) {
      return getOrMake(counters, counter, newCounter).increment(entry, by, secondOf(now));
    },
    count(counter, entry, seconds, now) {
      return counters.get(counter)?.count(entry, seconds, secondOf(now)) ?? 0;
    },
    punish(box, entry, until) {
      getOrMake(boxes, box, newPenaltyBox).add(entry, until);
    },
    isPunished(box, entry, now) {
      return boxes.get(box)?.has(entry, now) ?? false;
    },
  };
}

/** The longest window, in seconds: what is older is forgotten. */
const longestWindow = 60;

interface Counter {
  increment(entry: string, by: number, second: number): number;
  count(entry: string, seconds: number, now: number): number;
}

/** What an entry was incremented by, for each second in which it was, in order. */
interface Slot {
  readonly second: number;
  by: number;
}

function newCounter(): Counter {
  const entries = new Map<string, Slot[]>();
  let sweepAt = 1024;

  const count: Counter["count"] = (entry, seconds, now) => {
    let sum = 0;
    for (const slot of entries.get(entry) ?? []) if (slot.second > now - seconds) sum += slot.by;
    return sum;
  };

  /** Deletes entries without an increment in the last minute, seldom enough to cost little. */
  const sweep = (now: number) => {
    for (const [entry, slots] of entries) {
      const last = slots.at(-1);
      if (last === undefined || last.second <= now - longestWindow) entries.delete(entry);
    }
    sweepAt = Math.max(1024, 2 * entries.size);
  };

  return {
    increment(entry, by, second) {
      if (entries.size >= sweepAt) sweep(second);
      const slots = getOrMake(entries, entry, () => []);
      const last = slots.at(-1);
      // A clock that was set back counts for the second that was seen last.
      if (last !== undefined && last.second >= second) last.by += by;
      else slots.push({ second, by });
      while ((slots[0]?.second ?? second) <= second - longestWindow) slots.shift();
      return count(entry, longestWindow, second);
    },
    count,
  };
}

function secondOf(microseconds: number): number {
  return Math.floor(microseconds / 1e6);
}

function getOrMake<Made>(map: Map<string, Made>, key: string, make: () => Made): Made {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
