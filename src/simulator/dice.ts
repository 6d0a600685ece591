/**
 * Numbers from 0 up to, and without, 1, which a seed determines. Seeds that follow on one another give numbers that
 * have nothing to do with each other.
 */
export function dice(seed: number): () => number {
  // The whole seed counts, beyond 32 bits too.
  let state = mix((seed >>> 0) ^ mix(Math.floor(seed / 2 ** 32) >>> 0));
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    // Two draws of 32 and 21 bits, as many as a number between 0 and 1 holds.
    const high = mix(state);
    state = (state + 0x9e3779b9) >>> 0;
    return (high * 2 ** 21 + (mix(state) >>> 11)) / 2 ** 53;
  };
}

/** The finaliser of MurmurHash3: every bit of the result depends on every bit of the number. */
function mix(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
