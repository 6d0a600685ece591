import type { Origin } from "../program/origin.js";

/** The author's call, and the few frames above it where a built-in such as `map` made the call. */
const framesKept = 4;

/**
 * Remembers where an author called `surface`: the stack above it, kept unformatted (formatting is what costs)
 * until somebody needs the place.
 *
 * @param surface the function of the authoring surface that the author called
 */
export function calledAt(surface: (...args: never) => unknown): Origin {
  const capturedAt: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = framesKept;
  Error.captureStackTrace(capturedAt, surface);
  Error.stackTraceLimit = limit;
  return { capturedAt };
}
