/** Faults on request, so that tests can see what a client does when the network or Fastly fails. */

export type Fault =
  /** 429; writes are allowed again after so many seconds. */
  | { readonly kind: "rate-limited"; readonly resetInSeconds: number }
  /** 503 in HTML, before the request took effect or after. */
  | { readonly kind: "unavailable"; readonly when: "before" | "after" }
  /** The connection ends without an answer, before the request took effect or after. */
  | { readonly kind: "drop"; readonly when: "before" | "after" }
  | { readonly kind: "delay"; readonly milliseconds: number }
  /** A batch of ACL entries is answered with ok, and only its first `keep` operations are done. */
  | { readonly kind: "truncate-acl"; readonly keep: number };

/** Which requests a fault is for. What is left out does not matter. */
export interface FaultMatch {
  /** `write` is every method that changes something. */
  readonly method?: string;
  /** A part of the path, such as `/items` or `/activate`. */
  readonly path?: string;
  /** The first request that fails, of those that match: 1 is the next. */
  readonly nth?: number;
  /** How many fail from there on; 1 by default. */
  readonly times?: number;
}

interface Planned {
  readonly fault: Fault;
  readonly match: FaultMatch;
  /** Requests that match and pass, and then those that fail. */
  pass: number;
  fail: number;
}

/** A queue that nobody empties must not grow without end. */
const mostPlanned = 1000;

export class Faults {
  #planned: Planned[] = [];

  /**
   * Plans a fault for the next request that matches, or for the `nth`. Several faults count their requests apart;
   * one request gets the first of them that is due.
   */
  next(fault: Fault, match: FaultMatch = {}): void {
    if (this.#planned.length >= mostPlanned) return;
    this.#planned.push({ fault, match, pass: (match.nth ?? 1) - 1, fail: match.times ?? 1 });
  }

  /** What happens to a request; undefined is nothing. */
  take(method: string, path: string): Fault | undefined {
    let due: Fault | undefined;
    for (const planned of this.#planned) {
      if (!matches(planned.match, method, path)) continue;
      if (planned.pass > 0) planned.pass--;
      else if (due === undefined) {
        due = planned.fault;
        planned.fail--;
      }
    }
    this.#planned = this.#planned.filter(({ fail }) => fail > 0);
    return due;
  }

  /** Those still to come. */
  get pending(): readonly { readonly fault: Fault; readonly match: FaultMatch }[] {
    return this.#planned.map(({ fault, match }) => ({ fault, match }));
  }

  clear(): void {
    this.#planned = [];
  }
}

export function isWrite(method: string): boolean {
  return method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
}

function matches(match: FaultMatch, method: string, path: string): boolean {
  const { method: wanted } = match;
  if (wanted === "write" ? !isWrite(method) : wanted !== undefined && wanted !== method)
    return false;
  return match.path === undefined || path.includes(match.path);
}
