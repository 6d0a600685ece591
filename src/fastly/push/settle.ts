import type { FastlyError, Result } from "../client/index.js";
import type { Budget } from "./budget.js";
import type { Report } from "./events.js";
import { done, failed, type Step } from "./stop.js";

/** A write, and how to see whether it was made when its answer is lost. */
export interface Write<Value> {
  readonly make: () => Promise<Result<Value>>;
  /** What `make` would have answered, if it took effect; undefined if it did not. */
  readonly find: () => Promise<Result<Value | undefined>>;
  /** Whether `find` also makes `make` fit what it found: then a conflict is worth another attempt. */
  readonly adapts?: boolean;
}

export interface Settling {
  readonly budget: Pick<Budget, "allow" | "pause">;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly report: Report;
}

const attempts = 4;

/**
 * Makes a write that the client does not dare to repeat by itself: after a failure that leaves its effect open, it
 * looks first. Within the hourly budget, and over the end of the hour if need be.
 */
export async function settle<Value>(
  { make, find, adapts = false }: Write<Value>,
  { budget, now, sleep, report }: Settling,
): Promise<Step<Value>> {
  for (let failures = 0; ;) {
    const allowed = await budget.allow();
    if (!allowed.ok) return allowed;
    const made = await make();
    if (made.ok) return done(made.value);
    const { error } = made;
    if (error.kind === "rate-limited") {
      const paused = await budget.pause(error.resetAt ?? now() + unknownReset);
      if (!paused.ok) return paused;
      continue;
    }
    if (isOpen(error)) {
      const found = await find();
      if (!found.ok) return failed(found.error);
      if (found.value !== undefined) return done(found.value);
    }
    failures++;
    const isWorthIt = mayPass(error) || (adapts && isOpen(error));
    if (!isWorthIt || failures === attempts) return failed(error);
    report({ kind: "again", request: error.request, message: error.msg });
    await sleep(pauseAfter(failures));
  }
}

/** When Fastly does not say when writes come back. */
const unknownReset = 60_000;

/** Milliseconds; the client spreads its own repeats, and here a person waits. */
function pauseAfter(failures: number): number {
  return 500 * 2 ** failures;
}

/** Whether the write may have been made: an earlier attempt of it may be what a conflict is with. */
function isOpen({ kind, mayHaveTakenEffect }: FastlyError): boolean {
  return mayHaveTakenEffect || kind === "conflict" || kind === "not-found";
}

function mayPass({ kind }: FastlyError): boolean {
  return kind === "unavailable" || kind === "network";
}
