/** What a search on our machine may take before it is given up. */
export interface Limits {
  /** The most instructions; long runs of bytes count as several. */
  readonly steps: number;
  /** The most points to come back to, at one time. */
  readonly stack: number;
}

export const defaultLimits: Limits = { steps: 5_000_000, stack: 1_000_000 };

/** The steps that JavaScript's engine, which cannot be stopped, may be given: 50 to 200 ms. */
export const mostRegExpSteps = 2 ** 27;

/** Beyond this, its own stack might end. */
export const mostRegExpBytes = 2 ** 17;

/** Below this, a pattern is not worth two engines. */
export const leastRegExpBytes = 64;
