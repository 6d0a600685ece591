/** Entries that are penalized, each until a time in microseconds. */
export interface PenaltyBox {
  add(entry: string, until: number): void;
  has(entry: string, now: number): boolean;
}

/** Entries a penalty box holds; the next one evicts that with the smallest remaining time. */
export const penaltyBoxCapacity = 200_000;

/** @see https://www.fastly.com/documentation/reference/vcl/declarations/penaltybox/ */
export function newPenaltyBox(capacity = penaltyBoxCapacity): PenaltyBox {
  const untils = new Map<string, number>();
  const queue = newQueue();

  const evict = () => {
    for (let first = queue.pop(); first !== undefined; first = queue.pop()) {
      // An entry that was added again stands in the queue a second time, with what holds now.
      if (untils.get(first.entry) === first.until && untils.delete(first.entry)) return;
    }
  };

  return {
    add(entry, until) {
      if (untils.get(entry) === until) return;
      if (!untils.has(entry) && untils.size >= capacity) evict();
      untils.set(entry, until);
      queue.push({ entry, until });
      if (queue.size() > 2 * untils.size + 16) {
        queue.replace(Array.from(untils, ([entry, until]) => ({ entry, until })));
      }
    },
    has(entry, now) {
      const until = untils.get(entry);
      if (until === undefined) return false;
      if (until > now) return true;
      untils.delete(entry);
      return false;
    },
  };
}

interface Penalty {
  readonly entry: string;
  readonly until: number;
}

/** Penalties, the one that ends first in front: a binary heap. */
function newQueue() {
  let heap: Penalty[] = [];
  const endOf = (at: number) => heap[at]?.until ?? Number.POSITIVE_INFINITY;

  const swap = (left: number, right: number) => {
    const [a, b] = [heap[left], heap[right]];
    if (a === undefined || b === undefined) return;
    heap[left] = b;
    heap[right] = a;
  };

  return {
    size: () => heap.length,
    replace(penalties: Penalty[]): void {
      // What is sorted is a heap.
      heap = penalties.sort((left, right) => left.until - right.until);
    },
    push(penalty: Penalty): void {
      let at = heap.push(penalty) - 1;
      for (let up = (at - 1) >> 1; at > 0 && endOf(at) < endOf(up); up = (at - 1) >> 1) {
        swap(at, up);
        at = up;
      }
    },
    pop(): Penalty | undefined {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let at = 0; ;) {
        const left = 2 * at + 1;
        const smaller = endOf(left + 1) < endOf(left) ? left + 1 : left;
        if (endOf(smaller) >= endOf(at)) return first;
        swap(at, smaller);
        at = smaller;
      }
    },
  };
}
