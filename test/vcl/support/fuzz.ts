import fc from "fast-check";
import { properties, propertyNames } from "./properties.js";

export interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
  /** Milliseconds, from anywhere on. */
  readonly now: () => number;
}

/** The first law that was found broken, or undefined when the time was up. */
export interface FuzzFailure {
  readonly property: keyof typeof properties;
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

/** Tries one property; what breaks it, or undefined. */
export function tryProperty(
  name: keyof typeof properties,
  seed: number,
  numRuns: number,
): FuzzFailure | undefined {
  const details = fc.check<unknown[]>(properties[name], { seed, numRuns });
  if (!details.failed) return undefined;
  const { counterexample, counterexamplePath, errorInstance } = details;
  return {
    property: name,
    seed,
    path: counterexamplePath ?? "",
    counterexample: fc.stringify(counterexample),
    reason: errorInstance instanceof Error ? (errorInstance.stack ?? "") : String(errorInstance),
  };
}

/** Tries all properties in turn, each with a seed of its own, for as long as asked. */
export function fuzz({ seconds, seed, now }: FuzzOptions): FuzzResult {
  const end = now() + 1000 * seconds;
  let runs = 0;
  for (let round = 0; round === 0 || now() < end; round++) {
    for (const name of propertyNames) {
      const failure = tryProperty(name, seed + round, batch);
      runs += batch;
      if (failure !== undefined) return { runs, failure };
    }
  }
  return { runs, failure: undefined };
}
