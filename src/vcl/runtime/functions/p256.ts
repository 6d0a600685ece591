import { integerOf } from "./public-key.js";

/**
 * ECDSA on NIST's curve P-256, as far as it takes to check a signature. Nothing here is secret, so it takes no care
 * to run in constant time.
 *
 * @see https://www.secg.org/sec1-v2.pdf 4.1.4, and sec2-v2.pdf 2.4.2 for the numbers
 */

/** The curve's object identifier (1.2.840.10045.3.1.7) in DER, without tag and length. */
export const p256 = "2a8648ce3d030107";

const prime = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const base: Point = {
  x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
  z: 1n,
};

/** In Jacobian coordinates, where (X, Y, Z) is (X / Z², Y / Z³); without Z, the point at infinity. */
interface Point {
  readonly x: bigint;
  readonly y: bigint;
  readonly z: bigint;
}

const infinity: Point = { x: 1n, y: 1n, z: 0n };

/**
 * @param key the public point, compressed or not, as SEC 1 encodes it
 * @param digest of the message
 */
export function verifyP256(key: Uint8Array, digest: Uint8Array, r: bigint, s: bigint): boolean {
  const point = decodePoint(key);
  if (point === undefined || r <= 0n || r >= order || s <= 0n || s >= order) return false;
  // The digest's leftmost bits, as many as the order has.
  const message = integerOf(digest.subarray(0, 32));
  const inverse = power(s, order - 2n, order);
  const sum = add(
    multiply(base, (message * inverse) % order),
    multiply(point, (r * inverse) % order),
  );
  if (sum.z === 0n) return false;
  // 1 / Z², by Fermat's little theorem.
  const x = modulo(sum.x * power(modulo(sum.z * sum.z), prime - 2n, prime));
  return x % order === r;
}

function decodePoint(key: Uint8Array): Point | undefined {
  const x = integerOf(key.subarray(1, 33));
  if (x >= prime) return undefined;
  const square = modulo(x * x * x - 3n * x + b);
  if (key.length === 65 && key[0] === 4) {
    const y = integerOf(key.subarray(33));
    return y < prime && modulo(y * y) === square ? { x, y, z: 1n } : undefined;
  }
  if (key.length !== 33 || (key[0] !== 2 && key[0] !== 3)) return undefined;
  const root = power(square, (prime + 1n) / 4n, prime);
  if (modulo(root * root) !== square) return undefined;
  const y = root % 2n === BigInt(key[0] - 2) ? root : prime - root;
  return { x, y, z: 1n };
}

function multiply(point: Point, by: bigint): Point {
  let product = infinity;
  for (const bit of by.toString(2)) {
    product = double(product);
    if (bit === "1") product = add(product, point);
  }
  return product;
}

/** https://hyperelliptic.org/EFD/g1p/auto-shortw-jacobian-3.html#doubling-dbl-2001-b */
function double({ x, y, z }: Point): Point {
  if (z === 0n || y === 0n) return infinity;
  const delta = modulo(z * z);
  const gamma = modulo(y * y);
  const beta = modulo(x * gamma);
  const alpha = modulo(3n * (x - delta) * (x + delta));
  const x3 = modulo(alpha * alpha - 8n * beta);
  return {
    x: x3,
    y: modulo(alpha * (4n * beta - x3) - 8n * gamma * gamma),
    z: modulo((y + z) * (y + z) - gamma - delta),
  };
}

/** https://hyperelliptic.org/EFD/g1p/auto-shortw-jacobian-3.html#addition-add-2007-bl, without its shortcuts */
function add(p: Point, q: Point): Point {
  if (p.z === 0n) return q;
  if (q.z === 0n) return p;
  const [pz2, qz2] = [modulo(p.z * p.z), modulo(q.z * q.z)];
  const [u1, u2] = [modulo(p.x * qz2), modulo(q.x * pz2)];
  const [s1, s2] = [modulo(p.y * q.z * qz2), modulo(q.y * p.z * pz2)];
  if (u1 === u2) return s1 === s2 ? double(p) : infinity;
  const h = modulo(u2 - u1);
  const r = modulo(s2 - s1);
  const h2 = modulo(h * h);
  const h3 = modulo(h * h2);
  const v = modulo(u1 * h2);
  const x = modulo(r * r - h3 - 2n * v);
  return { x, y: modulo(r * (v - x) - s1 * h3), z: modulo(h * p.z * q.z) };
}

function modulo(value: bigint): bigint {
  const rest = value % prime;
  return rest < 0n ? rest + prime : rest;
}

/** `base` to the power of `exponent`, modulo `modulus`. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
