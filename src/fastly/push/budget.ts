import type { FastlyClient } from "../client/index.js";
import { describeTime } from "./time.js";
import { nothing, stopped, type Step } from "./stop.js";
import type { Report } from "./events.js";

export interface BudgetOptions {
  readonly client: Pick<FastlyClient, "budget">;
  /** API writes of each hour that stay free for others: for `flip` and `ban`. */
  readonly reserve: number;
  /** Whether to sleep until the next hour where this one's writes are spent, or to stop. */
  readonly wait: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** May end early: what it waited for is looked at again. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly signal?: AbortSignal;
  readonly report: Report;
  /** Called before a sleep and after it; what stops it, stops the push. */
  readonly aroundSleep: {
    readonly before: (until: number) => Promise<Step<undefined>>;
    readonly after: () => Promise<Step<undefined>>;
  };
}

/**
 * The hourly budget of API writes, of which a push leaves a part alone.
 *
 * @see https://www.fastly.com/documentation/reference/api/#rate-limiting
 */
export class Budget {
  readonly #options: BudgetOptions;

  constructor(options: BudgetOptions) {
    this.#options = options;
  }

  /** Called before each write: comes back when it may be made, at once or in the next hour. */
  async allow(): Promise<Step<undefined>> {
    for (;;) {
      if (this.#options.signal?.aborted) return interrupted;
      const resetAt = this.#spentUntil();
      if (resetAt === undefined) return nothing;
      const paused = await this.pause(resetAt);
      if (!paused.ok) return paused;
    }
  }

  /**
   * Sleeps until Fastly counts anew, or says why not.
   *
   * @param resetAt milliseconds since 1970
   */
  async pause(resetAt: number): Promise<Step<undefined>> {
    const { wait, reserve, now, sleep, signal, report, aroundSleep } = this.#options;
    if (!wait) return outOfBudget(resetAt, reserve);
    const before = await aroundSleep.before(resetAt);
    if (!before.ok) return before;
    report({ kind: "waiting", until: resetAt, reserve });
    // A little more than Fastly says: its clock and ours differ.
    const until = resetAt + graceMilliseconds;
    while (now() < until) {
      if (signal?.aborted) return interrupted;
      await sleep(until - now());
    }
    return aroundSleep.after();
  }

  /** When writes come back, if all that may be spent is spent; one is kept for giving the lock back. */
  #spentUntil(): number | undefined {
    const { client, reserve, now } = this.#options;
    const { budget } = client;
    if (budget === undefined || now() >= budget.resetAt) return undefined;
    return budget.remaining > reserve + 1 ? undefined : budget.resetAt;
  }
}

const graceMilliseconds = 1_000;

export const interrupted = stopped({
  code: "EW3045",
  message: "interrupted",
  help: "run `edgewall push` again; it goes on from here",
  kind: "failed",
});

function outOfBudget(resetAt: number, reserve: number): Step<undefined> {
  return stopped({
    code: "EW3044",
    message: `this hour's API writes are spent, but for the ${reserve} that \`flip\` and \`ban\` keep; Fastly counts anew at ${describeTime(resetAt)}`,
    help: "run `edgewall push` again then; without --no-wait it waits by itself",
    kind: "failed",
  });
}
