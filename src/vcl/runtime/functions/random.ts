import { fromBytes, toBytes } from "../bytes.js";
import { implement, type FunctionImplementation } from "../implement.js";
import { bytesOf } from "./encoding.js";
import { raise } from "./fastly-error.js";
import { xxh64 } from "./xxhash.js";

/** https://www.fastly.com/documentation/reference/vcl/functions/randomness/randombool/ : RAND_MAX × n > r × d */
function isLucky(numerator: bigint, denominator: bigint, random: number): boolean {
  return Number(numerator) > random * Number(denominator);
}

/** A range that ends before it begins gives 0, which is not documented; tools do it. */
function between(from: bigint, to: bigint, random: number): bigint {
  if (from > to) return 0n;
  const size = to - from + 1n;
  const step = BigInt(Math.floor(random * Number(size)));
  // Rounding could take the last step out of a range that is larger than a double is exact.
  return from + (step < size ? step : size - 1n);
}

/**
 * A number from 0 up to, and without, 1 that the seed determines. Fastly does not document its own generator: one seed
 * gives one result, but not the one that Fastly gives.
 */
function seeded(seed: bigint): number {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setBigInt64(0, seed, true);
  return Number(xxh64(new Uint8Array(bytes.buffer)) >> 11n) / 2 ** 53;
}

const defaultCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

/** More would not fit into what Fastly gives a request to work with; where it ends is not documented. */
const longest = 65_536n;

/** https://www.fastly.com/documentation/reference/vcl/functions/randomness/ */
export const randomFunctions: Readonly<Record<string, FunctionImplementation>> = {
  randombool: implement(["INTEGER", "INTEGER"], "BOOL", (tx, numerator, denominator) =>
    isLucky(numerator, denominator, tx.environment.random()),
  ),
  randombool_seeded: implement(
    ["INTEGER", "INTEGER", "INTEGER"],
    "BOOL",
    (_tx, numerator, denominator, seed) => isLucky(numerator, denominator, seeded(seed)),
  ),
  randomint: implement(["INTEGER", "INTEGER"], "INTEGER", (tx, from, to) =>
    between(from, to, tx.environment.random()),
  ),
  randomint_seeded: implement(["INTEGER", "INTEGER", "INTEGER"], "INTEGER", (_tx, from, to, seed) =>
    between(from, to, seeded(seed)),
  ),
  // That `characters` are those of UTF-8, and that none give "not set", is not documented; tools do it.
  randomstr: implement(["INTEGER", "STRING?"], "STRING", (tx, length, given) => {
    const characters = Array.from(fromBytes(given ?? defaultCharacters), toBytes);
    if (characters.length === 0) return undefined;
    if (length > longest) {
      raise(tx, "ESESOOM");
      return "";
    }
    let text = "";
    for (let left = length; left > 0n; left -= 1n) {
      text += characters[Math.floor(tx.environment.random() * characters.length)] ?? "";
    }
    return text;
  }),

  /** Which hash Fastly takes is not documented, so the numbers are not Fastly's. */
  "fastly.hash": implement(
    ["STRING", "INTEGER", "INTEGER", "INTEGER"],
    "INTEGER",
    (_tx, key, seed, from, to) => {
      if (from > to) return 0n;
      return from + (xxh64(bytesOf(key), BigInt.asUintN(64, seed)) % (to - from + 1n));
    },
  ),
};
