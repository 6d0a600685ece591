import { mulberry32 } from "./random.mjs";

/** First octets with blocks that are private or reserved: no attack comes from there. */
const reserved = new Set([0, 10, 100, 127, 169, 172, 192, 198, 203]);

/**
 * Different IPv4 addresses as a botnet's attack shows them, in the order of arrival, from a seed: clustered in /24s.
 *
 * - 60% come from rented servers: runs of 1 to 4 neighbouring /24s; every fourth /24 is full, the others have
 *   128 to 255 addresses.
 * - 30% come from infected homes: /24s with 8 to 64 addresses.
 * - 10% come alone: one address in its /24.
 *
 * @param {number} count
 * @param {number} seed
 * @returns {Uint32Array}
 */
export function attackAddresses(count, seed) {
  const next = mulberry32(seed);
  const below = (limit) => Math.floor(next() * limit);
  const addresses = new Uint32Array(count);
  const taken = new Set();
  const hosts = Uint8Array.from({ length: 256 }, (_, host) => host);
  let filled = 0;

  /** Takes so many of a /24's addresses, unless another kind has the /24 already. */
  function take(network, size, end) {
    if (taken.has(network) || reserved.has(network >>> 16) || network >>> 16 > 223) return;
    taken.add(network);
    for (let index = 0; index < size && filled < end; index++) {
      swap(hosts, index, index + below(256 - index));
      addresses[filled++] = network * 256 + hosts[index];
    }
  }

  const anyNetwork = () => below(224 * 65_536);
  const dense = Math.round(count * 0.6);
  while (filled < dense) {
    const first = anyNetwork();
    const run = 1 + below(4);
    for (let index = 0; index < run; index++) {
      take(first + index, below(4) === 0 ? 256 : 128 + below(128), dense);
    }
  }
  const homes = Math.round(count * 0.9);
  while (filled < homes) take(anyNetwork(), 8 + below(57), homes);
  while (filled < count) take(anyNetwork(), 1, count);

  for (let index = count - 1; index > 0; index--) swap(addresses, index, below(index + 1));
  return addresses;
}

/**
 * IPv4 addresses as text, one a line, as they stand in a list file.
 *
 * @param {Uint32Array} addresses
 */
export function addressLines(addresses) {
  const lines = Array.from(addresses, dotted);
  return `${lines.join("\n")}\n`;
}

/** An IPv4 address with dots. */
export function dotted(address) {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

function swap(array, a, b) {
  const kept = array[a];
  array[a] = array[b];
  array[b] = kept;
}
