import { expect, it } from "vitest";
import { agreement } from "./agreement.js";

const pairs = 6_000;

// A failure takes its time to become small.
it("holds between the reference evaluator and the compiled VCL", { timeout: 60_000 }, () => {
  const { failure, ...done } = agreement({
    pairs,
    seed: 1,
    requests: 100,
    patience: 5_000,
    now: () => performance.now(),
  });
  expect(failure).toBeUndefined();
  expect(done.pairs).toBe(pairs);
  // Policies and requests have to meet, or nothing is compared.
  const { pass = 0, block = 0, tarpit = 0, counted = 0 } = Object.fromEntries(done.outcomes);
  expect(Math.min(pass, block, tarpit, counted)).toBeGreaterThan(100);
});
