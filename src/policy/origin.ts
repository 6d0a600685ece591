import type { Origin } from "../program/origin.js";

/**
 * Remembers where an author called `surface`: the stack above it, kept unformatted (formatting is what costs)
 * until somebody needs the place.
 *
 * @param surface the function of the authoring surface that the author called
 */
// eslint-disable-next-line typescript/no-unsafe-function-type -- what Error.captureStackTrace takes
export function calledAt(surface: Function): Origin {
  const capturedAt = new Error("origin");
  Error.captureStackTrace(capturedAt, surface);
  return { capturedAt };
}
