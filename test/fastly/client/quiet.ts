import { afterEach, vi } from "vitest";

/** Superagent warns of what it thinks is wrong with itself, and would do so on a user's terminal. */
export function keepQuiet(): void {
  const warned = vi.spyOn(console, "warn");

  afterEach(async () => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (warned.mock.calls.length > 0) throw new Error(String(warned.mock.calls));
  });
}
