import { sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import type { CHash } from "@noble/hashes/utils.js";
import { implement } from "../implement.js";
import { bytesOf, decodeBase64, encodeHex, type Base64Variant } from "./encoding.js";
import { p256, power, verifyP256 } from "./p256.js";
import { integerOf, parseIntegerPair, parsePublicKey } from "./public-key.js";

/** What stands in front of a digest in a signature: `DigestInfo` of RFC 8017, 9.2. */
const hashes: ReadonlyMap<string, { readonly hash: CHash; readonly prefix: string }> = new Map([
  ["sha1", { hash: sha1, prefix: "3021300906052b0e03021a05000414" }],
  ["sha256", { hash: sha256, prefix: "3031300d060960864801650304020105000420" }],
  ["sha384", { hash: sha384, prefix: "3041300d060960864801650304020205000430" }],
  ["sha512", { hash: sha512, prefix: "3051300d060960864801650304020305000440" }],
]);

function hashOf(method: string) {
  return hashes.get(method === "default" ? "sha256" : method);
}

function variantOf(word: string | undefined): Base64Variant {
  return word === "standard" || word === "url" ? word : "url_nopad";
}

/** Keys beyond take so long to compute with that they could hang a simulation. */
const maximalBits = { modulus: 8192, exponent: 64 } as const;

/**
 * RSASSA-PKCS1-v1_5.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-rsa-verify/
 */
export const rsaVerify = implement(
  ["ID", "STRING", "STRING", "STRING", "ID?"],
  "BOOL",
  (_tx, method, pem, payload, digest, variant) => {
    const hash = hashOf(method);
    const key = parsePublicKey(pem ?? "");
    if (hash === undefined || key?.kind !== "rsa" || key.modulus < 2n) return false;
    if (bitsOf(key.modulus) > maximalBits.modulus) return false;
    if (bitsOf(key.exponent) > maximalBits.exponent) return false;
    const signature = decodeBase64(digest, variantOf(variant));
    const size = Math.ceil(bitsOf(key.modulus) / 8);
    const number = integerOf(signature);
    if (signature.length !== size || number >= key.modulus) return false;
    const expected = `${hash.prefix}${encodeHex(hash.hash(bytesOf(payload)))}`;
    const padding = 2 * size - expected.length - 6;
    if (padding < 16) return false;
    const message = BigInt(`0x0001${"f".repeat(padding)}00${expected}`);
    return power(number, key.exponent, key.modulus) === message;
  },
);

/**
 * Signatures in DER, or as in a JSON Web Token: both numbers, 32 bytes each, with SHA-256 only (ES256).
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-ecdsa-verify/
 */
export const ecdsaVerify = implement(
  ["ID", "STRING", "STRING", "STRING", "ID", "ID?"],
  "BOOL",
  (_tx, method, pem, payload, digest, format, variant) => {
    const hash = hashOf(method);
    const key = parsePublicKey(pem ?? "");
    if (hash === undefined || key?.kind !== "ec" || key.curve !== p256) return false;
    if (format === "jwt" && hash.hash !== sha256) return false;
    const signature = decodeBase64(digest, variantOf(variant));
    const [r, s] = (format === "der" ? parseIntegerPair(signature) : jwtPair(signature)) ?? [];
    if (r === undefined || s === undefined) return false;
    return verifyP256(key.point, hash.hash(bytesOf(payload)), r, s);
  },
);

function jwtPair(signature: Uint8Array): readonly [bigint, bigint] | undefined {
  if (signature.length !== 64) return undefined;
  return [integerOf(signature.subarray(0, 32)), integerOf(signature.subarray(32))];
}

function bitsOf(value: bigint): number {
  return value.toString(2).length;
}
