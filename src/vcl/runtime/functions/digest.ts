import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import type { CHash } from "@noble/hashes/utils.js";
import { implement, type FunctionImplementation } from "../implement.js";
import { crc32, crc32Bzip2 } from "./crc32.js";
import {
  bytesOf,
  decodeBase64,
  encodeBase64,
  encodeHex,
  stringOf,
  type Base64Variant,
} from "./encoding.js";
import { ecdsaVerify, rsaVerify } from "./signatures.js";
import { xxh32, xxh64 } from "./xxhash.js";

type Digest = (bytes: Uint8Array) => string;

const hexOf =
  (hash: CHash): Digest =>
  (bytes) =>
    encodeHex(hash(bytes));

/** Fastly writes the bytes of a CRC in their reverse order. */
const crcOf =
  (crc: (bytes: Uint8Array) => number): Digest =>
  (bytes) => {
    const sum = new DataView(new ArrayBuffer(4));
    sum.setUint32(0, crc(bytes), true);
    return encodeHex(new Uint8Array(sum.buffer));
  };

const xxh32Hex: Digest = (bytes) => xxh32(bytes).toString(16).padStart(8, "0");
const xxh64Hex: Digest = (bytes) => xxh64(bytes).toString(16).padStart(16, "0");

function ofText(digest: Digest): FunctionImplementation {
  return implement(["STRING"], "STRING", (_tx, text) => digest(bytesOf(text)));
}

/** NUL bytes of what was encoded count: it does not become a STRING. */
function ofBase64(digest: Digest): FunctionImplementation {
  return implement(["STRING"], "STRING", (_tx, text) => digest(decodeBase64(text, "standard")));
}

function encoding(variant: Base64Variant): FunctionImplementation {
  return implement(["STRING"], "STRING", (_tx, text) => encodeBase64(bytesOf(text), variant));
}

function decoding(variant: Base64Variant): FunctionImplementation {
  return implement(["STRING"], "STRING", (_tx, text) => stringOf(decodeBase64(text, variant)));
}

const prefixedHex = (bytes: Uint8Array) => `0x${encodeHex(bytes)}`;
const base64 = (bytes: Uint8Array) => encodeBase64(bytes);

/** Without a key there is no code: "not set". Fastly does not document that; tools do it. */
function keyed(
  hash: CHash,
  write: (code: Uint8Array) => string,
  keyOf: (key: string) => Uint8Array = bytesOf,
): FunctionImplementation {
  return implement(["STRING", "STRING"], "STRING", (_tx, key, text) =>
    key === undefined || key === "" ? undefined : write(hmac(hash, keyOf(key), bytesOf(text))),
  );
}

/**
 * A one-time password: the code of how many intervals passed since 1970, as 8 bytes with the lowest first, in
 * Base64. Fastly's page does not say so; Fastly's examples of clients do:
 * https://github.com/fastly/token-functions/tree/main/one_time_password_examples
 *
 * The page gives the offset in seconds, and its example counts intervals with it (-1 is the one before). The
 * example decides. What an interval of 0 does is not documented: it is "not set".
 */
function oneTimePassword(hash: CHash): FunctionImplementation {
  return implement(["STRING", "INTEGER", "INTEGER"], "STRING", (tx, key, interval, offset) => {
    if (interval <= 0n) return undefined;
    const seconds = BigInt(Math.floor(tx.environment.now() / 1e6));
    const counter = new DataView(new ArrayBuffer(8));
    counter.setBigUint64(0, BigInt.asUintN(64, seconds / interval + offset), true);
    const code = hmac(hash, decodeBase64(key, "standard"), new Uint8Array(counter.buffer));
    return encodeBase64(code);
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
const awsv4 = implement(
  ["STRING", "STRING", "STRING", "STRING", "STRING"],
  "STRING",
  (_tx, key, dateStamp, region, service, text) => {
    let code = bytesOf(`AWS4${key ?? ""}`);
    for (const part of [dateStamp, region, service, "aws4_request", text]) {
      code = hmac(sha256, code, bytesOf(part));
    }
    return encodeHex(code);
  },
);

/** https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/ */
export const digestFunctions: Readonly<Record<string, FunctionImplementation>> = {
  "digest.awsv4_hmac": awsv4,
  "digest.base64": encoding("standard"),
  "digest.base64_decode": decoding("standard"),
  "digest.base64url": encoding("url"),
  "digest.base64url_decode": decoding("url"),
  "digest.base64url_nopad": encoding("url_nopad"),
  "digest.base64url_nopad_decode": decoding("url_nopad"),
  "digest.ecdsa_verify": ecdsaVerify,
  "digest.hash_crc32": ofText(crcOf(crc32Bzip2)),
  "digest.hash_crc32b": ofText(crcOf(crc32)),
  "digest.hash_md5": ofText(hexOf(md5)),
  "digest.hash_sha1": ofText(hexOf(sha1)),
  "digest.hash_sha1_from_base64": ofBase64(hexOf(sha1)),
  "digest.hash_sha224": ofText(hexOf(sha224)),
  "digest.hash_sha256": ofText(hexOf(sha256)),
  "digest.hash_sha256_from_base64": ofBase64(hexOf(sha256)),
  "digest.hash_sha384": ofText(hexOf(sha384)),
  "digest.hash_sha512": ofText(hexOf(sha512)),
  "digest.hash_sha512_from_base64": ofBase64(hexOf(sha512)),
  "digest.hash_xxh32": ofText(xxh32Hex),
  "digest.hash_xxh32_from_base64": ofBase64(xxh32Hex),
  "digest.hash_xxh64": ofText(xxh64Hex),
  "digest.hash_xxh64_from_base64": ofBase64(xxh64Hex),
  "digest.hmac_md5": keyed(md5, prefixedHex),
  "digest.hmac_md5_base64": keyed(md5, base64),
  "digest.hmac_sha1": keyed(sha1, prefixedHex),
  "digest.hmac_sha1_base64": keyed(sha1, base64),
  "digest.hmac_sha256": keyed(sha256, prefixedHex),
  "digest.hmac_sha256_base64": keyed(sha256, base64),
  "digest.hmac_sha256_with_base64_key": keyed(sha256, prefixedHex, (key) =>
    decodeBase64(key, "standard"),
  ),
  "digest.hmac_sha512": keyed(sha512, prefixedHex),
  "digest.hmac_sha512_base64": keyed(sha512, base64),
  "digest.rsa_verify": rsaVerify,
  "digest.secure_is_equal": implement(
    ["STRING", "STRING"],
    "BOOL",
    (_tx, left, right) => (left ?? "") === (right ?? ""),
  ),
  "digest.time_hmac_md5": oneTimePassword(md5),
  "digest.time_hmac_sha1": oneTimePassword(sha1),
  "digest.time_hmac_sha256": oneTimePassword(sha256),
  "digest.time_hmac_sha512": oneTimePassword(sha512),
};
