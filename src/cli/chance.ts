/**
 * A seeded stand-in for the edge's dice: `chance(n, d)` is true `n` times in `d`. The same seed gives the same
 * answers in the same order.
 */
export function seededChance(seed: number): (n: number, d: number) => boolean {
  // mulberry32: small, and even enough for dice that decide nothing but an example.
  let state = seed >>> 0;
  return (n, d) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const drawn = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return drawn * d < n;
  };
}
