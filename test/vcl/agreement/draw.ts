import fc from "fast-check";

/** Where a generator takes its choices from. */
export interface Draw {
  /** A whole number from 0 to below `size`. */
  readonly below: (size: number) => number;
  readonly pick: <T>(choices: readonly T[]) => T;
  /** True once in so many times. */
  readonly onceIn: (times: number) => boolean;
}

/** What a generator makes, as an arbitrary of fast-check: it shrinks towards the first of all choices. */
export function drawn<T>(generate: (draw: Draw) => T): fc.Arbitrary<T> {
  return fc.gen().map((next) => generate(drawFrom((size) => next(fc.nat, { max: size - 1 }))));
}

function drawFrom(below: (size: number) => number): Draw {
  return {
    below,
    pick: (choices) => {
      const index = below(choices.length);
      for (const choice of choices.slice(index, index + 1)) return choice;
      throw new Error("nothing to choose from");
    },
    onceIn: (times) => below(times) === times - 1,
  };
}

/** Takes the first of all choices, and says yes or no to every "once in so many times". */
export function firstOfAll(yes: boolean): Draw {
  return { ...drawFrom(() => 0), onceIn: () => yes };
}
