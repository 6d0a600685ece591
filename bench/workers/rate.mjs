/**
 * How often a second something is done, after warming up for as long as it is measured.
 *
 * @param {number} milliseconds to measure for
 * @param {() => number} batch does it some times and says how often
 */
export function rateOf(milliseconds, batch) {
  rounds(milliseconds, batch);
  return rounds(milliseconds, batch);
}

function rounds(milliseconds, batch) {
  const start = performance.now();
  let done = 0;
  do done += batch();
  while (performance.now() - start < milliseconds);
  return done / ((performance.now() - start) / 1000);
}
