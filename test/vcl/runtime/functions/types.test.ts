import { describe, expect, it } from "vitest";
import { functions, implementedNames } from "../../../../src/vcl/runtime/functions/index.js";
import { findFunction } from "../../../../src/vcl/types/functions.js";

describe("the functions that the runtime has", () => {
  it.each(implementedNames().map((name) => [name]))("%s has the types of the table", (name) => {
    const known = findFunction(name);
    const implementation = functions.get(name);
    const signatures = known?.signatures.map(({ parameters }) =>
      parameters.map(({ type, optional }) => (optional ? `${type}?` : type)),
    );
    expect(implementation?.returns).toBe(known?.returns);
    expect(signatures).toContainEqual(implementation?.parameters);
  });

  it("are named in order, each once", () => {
    const names = implementedNames();
    expect(names).toEqual([...new Set(names)].sort());
    expect(names.length).toBe(functions.size);
  });

  it("are all of the groups that it knows", () => {
    const groups = /^(?:addr|bin|crypto|digest|math|table|time|uuid|ratelimit|random)/;
    const missing = documented.filter((name) => groups.test(name) && !functions.has(name));
    expect(missing).toEqual([]);
  });
});

/** From the lists on Fastly's pages, https://www.fastly.com/documentation/reference/vcl/functions/ */
const documented = [
  "addr.extract_bits addr.is_ipv4 addr.is_ipv6",
  "bin.base64_to_hex bin.hex_to_base64",
  "crypto.decrypt_base64 crypto.decrypt_hex crypto.encrypt_base64 crypto.encrypt_hex",
  "digest.awsv4_hmac digest.base64 digest.base64_decode digest.base64url digest.base64url_decode",
  "digest.base64url_nopad digest.base64url_nopad_decode digest.ecdsa_verify digest.hash_crc32",
  "digest.hash_crc32b digest.hash_md5 digest.hash_sha1 digest.hash_sha1_from_base64",
  "digest.hash_sha224 digest.hash_sha256 digest.hash_sha256_from_base64 digest.hash_sha384",
  "digest.hash_sha512 digest.hash_sha512_from_base64 digest.hash_xxh32",
  "digest.hash_xxh32_from_base64 digest.hash_xxh64 digest.hash_xxh64_from_base64 digest.hmac_md5",
  "digest.hmac_md5_base64 digest.hmac_sha1 digest.hmac_sha1_base64 digest.hmac_sha256",
  "digest.hmac_sha256_base64 digest.hmac_sha512 digest.hmac_sha512_base64 digest.rsa_verify",
  "digest.secure_is_equal digest.time_hmac_md5 digest.time_hmac_sha1 digest.time_hmac_sha256",
  "digest.time_hmac_sha512",
  "math.acos math.acosh math.asin math.asinh math.atan math.atan2 math.atanh math.ceil math.cos",
  "math.cosh math.exp math.exp2 math.floor math.is_finite math.is_infinite math.is_nan",
  "math.is_normal math.is_subnormal math.log math.log10 math.log2 math.round math.roundeven",
  "math.roundhalfdown math.roundhalfup math.sin math.sinh math.sqrt math.tan math.tanh math.trunc",
  "randombool randombool_seeded randomint randomint_seeded randomstr",
  "ratelimit.check_rate ratelimit.check_rates ratelimit.penaltybox_add ratelimit.penaltybox_has",
  "ratelimit.ratecounter_increment",
  "table.contains table.lookup table.lookup_acl table.lookup_backend table.lookup_bool",
  "table.lookup_float table.lookup_integer table.lookup_ip table.lookup_regex table.lookup_rtime",
  "time.add time.hex_to_time time.interval_elapsed_ratio time.is_after time.runits time.sub",
  "time.units",
  "uuid.dns uuid.is_valid uuid.is_version3 uuid.is_version4 uuid.is_version5 uuid.is_version7",
  "uuid.oid uuid.url uuid.version3 uuid.version4 uuid.version5 uuid.version7 uuid.x500",
].flatMap((line) => line.split(" "));
