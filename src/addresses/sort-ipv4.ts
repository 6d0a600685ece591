/** From so many on the tables below are worth their making. */
const worthTables = 4096;

const halfBits = 16;
const lowHalf = 0xffff;

/**
 * Sorts IPv4 addresses and keeps each once. Two steps over all of them, whatever they are: their lower halves are put into
 * buckets by their upper halves; then a bucket's are set as bits in a map, and read back in order.
 *
 * @returns a new array
 */
export function sortUniqueIpv4(addresses: Uint32Array): Uint32Array {
  if (addresses.length < worthTables) return withoutDoubles(addresses.slice().sort());
  const starts = bucketStarts(addresses);
  const halves = toBuckets(addresses, starts.slice());
  const sorted = new Uint32Array(addresses.length);
  const map = new HalfMap();
  let end = 0;
  for (let upper = 0; upper <= lowHalf; upper++) {
    const from = starts[upper] ?? 0;
    const to = starts[upper + 1] ?? 0;
    if (from === to) continue;
    for (let at = from; at < to; at++) map.add(halves[at] ?? 0);
    end = map.moveTo(sorted, end, upper * 2 ** halfBits);
  }
  return end === sorted.length ? sorted : sorted.slice(0, end);
}

function withoutDoubles(sorted: Uint32Array): Uint32Array {
  return sorted.filter((address, at) => at === 0 || address !== sorted[at - 1]);
}

/** Where each bucket begins; the last one ends with the addresses. */
function bucketStarts(addresses: Uint32Array): Uint32Array {
  const starts = new Uint32Array(lowHalf + 2);
  for (let at = 0; at < addresses.length; at++) {
    const next = ((addresses[at] ?? 0) >>> halfBits) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let upper = 1; upper < starts.length; upper++) {
    starts[upper] = (starts[upper] ?? 0) + (starts[upper - 1] ?? 0);
  }
  return starts;
}

/** @param places where the next one of each bucket goes; changed */
function toBuckets(addresses: Uint32Array, places: Uint32Array): Uint16Array {
  const halves = new Uint16Array(addresses.length);
  for (let at = 0; at < addresses.length; at++) {
    const address = addresses[at] ?? 0;
    const upper = address >>> halfBits;
    const place = places[upper] ?? 0;
    places[upper] = place + 1;
    halves[place] = address & lowHalf;
  }
  return halves;
}

/** A bit for each number of 16 bits, and above it one for each word that has a bit set. */
class HalfMap {
  readonly #words = new Uint32Array(2 ** halfBits / 32);
  readonly #used = new Uint32Array(2 ** halfBits / 32 / 32);

  add(half: number): void {
    const word = half >>> 5;
    this.#words[word] = (this.#words[word] ?? 0) | (1 << half);
    this.#used[half >>> 10] = (this.#used[half >>> 10] ?? 0) | (1 << word);
  }

  /**
   * Takes all numbers out, in order, and writes them with the upper half before them.
   *
   * @returns where they end
   */
  moveTo(to: Uint32Array, start: number, upper: number): number {
    let end = start;
    for (let group = 0; group < this.#used.length; group++) {
      let used = this.#used[group] ?? 0;
      this.#used[group] = 0;
      for (; used !== 0; used &= used - 1) {
        const word = 32 * group + lowestBit(used);
        const base = upper + 32 * word;
        for (let bits = this.#words[word] ?? 0; bits !== 0; bits &= bits - 1) {
          to[end++] = base + lowestBit(bits);
        }
        this.#words[word] = 0;
      }
    }
    return end;
  }
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
