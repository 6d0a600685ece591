/** How many of `n` draws may come out one way. */
export interface Acceptance {
  readonly least: number;
  readonly most: number;
}

/**
 * The counts that `n` draws of probability `p` give, all but the outermost: a count below `least`, and one above `most`,
 * each come with a probability of less than `error / 2`. That is the exact two-sided binomial test with equal tails, no
 * approximation.
 */
export function acceptance(n: number, p: number, error: number): Acceptance {
  if (p <= 0) return { least: 0, most: 0 };
  if (p >= 1) return { least: n, most: n };
  const least = firstBeyond(n, p, error / 2);
  return { least, most: n - firstBeyond(n, 1 - p, error / 2) };
}

/** The least count that is not in the lower tail: where the sum of the probabilities up to it reaches `tail`. */
function firstBeyond(n: number, p: number, tail: number): number {
  // Each probability is the one before it times a ratio; the first may be far below the least number there is, whence
  // logarithms.
  const logOdds = Math.log(p) - Math.log1p(-p);
  let logProbability = n * Math.log1p(-p);
  let sum = 0;
  for (let count = 0; count < n; count++) {
    sum += Math.exp(logProbability);
    if (sum >= tail) return count;
    logProbability += Math.log(n - count) - Math.log(count + 1) + logOdds;
  }
  return n;
}

/** The fewest draws of which a share of `p` can be told from none at all, and from all. */
export function fewestDraws(p: number, error: number): number {
  return Math.floor(Math.log(error / 2) / Math.log(Math.max(p, 1 - p))) + 1;
}
