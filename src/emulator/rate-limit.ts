const hour = 3_600_000;

/** The first full hour after a time, in seconds since 1970: windows were recorded to end there. */
export function endOfWindow(now: number): number {
  return (Math.floor(now / hour) + 1) * (hour / 1000);
}

/**
 * Writes that are left in this hour, for each token; reads are free.
 *
 * @see https://www.fastly.com/documentation/reference/api/#rate-limiting
 */
export class RateLimit {
  readonly #limit: number;
  readonly #windows = new Map<string, { readonly reset: number; used: number }>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /**
   * Counts one write.
   *
   * @returns how many are left after it, or undefined when there was none left; and when the window ends, in seconds
   */
  spend(token: string, now: number): { readonly left: number | undefined; readonly reset: number } {
    const reset = endOfWindow(now);
    let window = this.#windows.get(token);
    if (window === undefined || window.reset !== reset) {
      window = { reset, used: 0 };
      this.#windows.set(token, window);
    }
    if (window.used >= this.#limit) return { left: undefined, reset };
    window.used++;
    return { left: this.#limit - window.used, reset };
  }

  /** As if so many writes had been made in this window. */
  use(token: string, writes: number, now: number): void {
    this.#windows.set(token, { reset: endOfWindow(now), used: writes });
  }
}
