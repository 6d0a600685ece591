import { integer, oneOf, optional, returns, string, type Entries, type Entry } from "./entry.js";

const ciphers = ["aes128", "aes192", "aes256"];
const modes = ["cbc", "ctr"];
const paddings = ["pkcs7", "nopad"];
const hashMethods = ["sha1", "sha256", "sha384", "sha512", "default"];
const base64Variants = ["standard", "url", "url_nopad", "default"];

function cipher(text: string): Entry {
  return returns(
    "STRING",
    oneOf("cipher", ciphers),
    oneOf("mode", modes),
    oneOf("padding", paddings),
    string("key_hex"),
    string("iv_hex"),
    string(text),
  );
}

const digest = returns("STRING", string("s"));
const hmac = returns("STRING", string("key"), string("s"));
const oneTimePassword = returns("STRING", string("key"), integer("interval"), integer("offset"));

/** https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/ */
export const cryptographic: Entries = {
  "bin.base64_to_hex": digest,
  "bin.hex_to_base64": digest,

  "crypto.decrypt_base64": cipher("ciphertext_base64"),
  "crypto.decrypt_hex": cipher("ciphertext_hex"),
  "crypto.encrypt_base64": cipher("plaintext_base64"),
  "crypto.encrypt_hex": cipher("plaintext_hex"),

  "digest.awsv4_hmac": returns(
    "STRING",
    string("key"),
    string("date_stamp"),
    string("region"),
    string("service"),
    string("s"),
  ),
  "digest.base64": digest,
  "digest.base64_decode": digest,
  "digest.base64url": digest,
  "digest.base64url_decode": digest,
  "digest.base64url_nopad": digest,
  "digest.base64url_nopad_decode": digest,

  "digest.ecdsa_verify": returns(
    "BOOL",
    oneOf("hash_method", hashMethods),
    string("public_key"),
    string("payload"),
    string("digest"),
    oneOf("digest_format", ["der", "jwt"]),
    optional(oneOf("base64_variant", base64Variants)),
  ),
  "digest.rsa_verify": returns(
    "BOOL",
    oneOf("hash_method", hashMethods),
    string("public_key"),
    string("payload"),
    string("digest"),
    optional(oneOf("base64_variant", base64Variants)),
  ),
  "digest.secure_is_equal": returns("BOOL", string("s1"), string("s2")),

  "digest.hash_crc32": digest,
  "digest.hash_crc32b": digest,
  "digest.hash_md5": digest,
  "digest.hash_sha1": digest,
  "digest.hash_sha1_from_base64": digest,
  "digest.hash_sha224": digest,
  "digest.hash_sha256": digest,
  "digest.hash_sha256_from_base64": digest,
  "digest.hash_sha384": digest,
  "digest.hash_sha512": digest,
  "digest.hash_sha512_from_base64": digest,
  "digest.hash_xxh32": digest,
  "digest.hash_xxh32_from_base64": digest,
  "digest.hash_xxh64": digest,
  "digest.hash_xxh64_from_base64": digest,

  "digest.hmac_md5": hmac,
  "digest.hmac_md5_base64": hmac,
  "digest.hmac_sha1": hmac,
  "digest.hmac_sha1_base64": hmac,
  "digest.hmac_sha256": hmac,
  "digest.hmac_sha256_base64": hmac,
  "digest.hmac_sha256_with_base64_key": hmac,
  "digest.hmac_sha512": hmac,
  "digest.hmac_sha512_base64": hmac,

  "digest.time_hmac_md5": oneTimePassword,
  "digest.time_hmac_sha1": oneTimePassword,
  "digest.time_hmac_sha256": oneTimePassword,
  "digest.time_hmac_sha512": oneTimePassword,
};
