import fc from "fast-check";
import { properties } from "./properties.js";

export interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
  /** Milliseconds, from anywhere on. */
  readonly now: () => number;
}

/** The first law that was found broken, or undefined when the time was up. */
export interface FuzzFailure {
  readonly property: string;
  readonly seed: number;
  /** What `fc.assert` takes to come back to the case. */
  readonly path: string;
  /** The smallest case. */
  readonly counterexample: string;
  readonly reason: string;
}

export interface FuzzResult {
  readonly runs: number;
  readonly failure: FuzzFailure | undefined;
}

const batch = 200;

/** Tries all properties in turn, each with a seed of its own, for as long as asked. */
export function fuzz({ seconds, seed, now }: FuzzOptions): FuzzResult {
  const end = now() + 1000 * seconds;
  let runs = 0;
  for (let round = 0; runs === 0 || now() < end; round++) {
    for (const [name, property] of Object.entries(properties)) {
      const details = fc.check<unknown[]>(property, { seed: seed + round, numRuns: batch });
      runs += details.numRuns;
      if (!details.failed) continue;
      const { counterexample, counterexamplePath, errorInstance } = details;
      return {
        runs,
        failure: {
          property: name,
          seed: seed + round,
          path: counterexamplePath ?? "",
          counterexample: fc.stringify(counterexample),
          reason:
            errorInstance instanceof Error ? (errorInstance.stack ?? "") : String(errorInstance),
        },
      };
    }
  }
  return { runs, failure: undefined };
}
