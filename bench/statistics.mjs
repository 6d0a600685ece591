/**
 * The median of some figures, with the least and the most.
 *
 * @param {readonly number[]} values one at least
 */
export function summary(values) {
  if (values.length === 0) throw new RangeError("no figures");
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { least: sorted[0], median, most: sorted[sorted.length - 1] };
}

/**
 * Our figures by a peer's, run by run: both of a pair were measured one after the other, so that a machine that slows
 * down slows both. A peer that had fewer runs has fewer ratios.
 *
 * @param {readonly number[]} ours
 * @param {readonly number[]} peer
 */
export function ratios(ours, peer) {
  return peer.slice(0, ours.length).map((value, index) => ours[index] / value);
}

/**
 * What one address more costs, between each two sizes: the same at all sizes when cost grows linearly, whatever the
 * start of a process takes.
 *
 * @param {readonly { size: number, time: number }[]} points by size
 */
export function marginalCosts(points) {
  return points.slice(1).map(({ size, time }, index) => {
    const before = points[index];
    return (time - before.time) / (size - before.size);
  });
}
