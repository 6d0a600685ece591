import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call, transactionIn } from "./call.js";

/** Each example stands on the page of its function. */
describe("examples of Fastly's pages", () => {
  it.each([
    ["digest.base64", ["Καλώς ορίσατε"], "zprOsc67z47PgiDOv8+Bzq/Pg86xz4TOtQ=="],
    ["digest.base64url_decode", ["zprOsc67z47PgiDOv8-Bzq_Pg86xz4TOtQ=="], "Καλώς ορίσατε"],
    ["digest.base64url_nopad_decode", ["zprOsc67z47PgiDOv8-Bzq_Pg86xz4TOtQ"], "Καλώς ορίσατε"],
    // "The = character is not used for padding, and is instead treated like any other invalid character."
    ["digest.base64url_nopad_decode", ["aGVsbG8=0"], "hello4"],
    ["digest.base64_decode", ["YWJjZA=="], "abcd"],
    ["digest.hash_crc32", ["123456789"], "181989fc"],
    ["digest.hash_crc32b", ["123456789"], "2639f4cb"],
    [
      "digest.hash_sha256",
      ["123456789"],
      "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
    ],
    ["digest.hash_xxh32_from_base64", ["YWJj"], "32d153ff"],
    ["digest.hash_xxh64", ["abc"], "44bc2cf5ad770999"],
    ["digest.hash_xxh64_from_base64", ["YWJj"], "44bc2cf5ad770999"],
    ["digest.hmac_sha1", ["key", "input"], "0x8513bb355076cce2ae5eb9f399ab5cafdba7c8a2"],
    [
      "digest.hmac_sha512_base64",
      ["key", "input"],
      "A613yBfzJmnMzzjayRXU5VoWgzscpoWXmp31IaBSNZeAkAQ8PaQC2tNl7TmsBa9IZKgERRhh9LTfdoCDTG1PlQ==",
    ],
  ])("%s %j", (name, args, expected) => {
    expect(call(name, args)).toBe(expected);
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-base64-decode/ */
describe("Base64", () => {
  it.each([
    ["the presence of padding ends it, what follows is ignored", "YWJjZA==YWJj", "abcd"],
    ["padding is optional", "YWJjZA", "abcd"],
    ["NUL ends the STRING", "YWIAYw==", "ab"],
    ["invalid characters are skipped", "Y%W J\njZA==", "abcd"],
    ["no text", "", ""],
    ["one digit is no byte", "Y", ""],
  ])("%s", (_title, encoded, decoded) => {
    expect(call("digest.base64_decode", [encoded])).toBe(decoded);
  });

  it("has another alphabet in URLs, with and without padding", () => {
    // RFC 4648, 5: 62 and 63 are `-` and `_`.
    expect(call("digest.base64", ["~~~?>>"])).toBe("fn5+Pz4+");
    expect(call("digest.base64url", ["~~?>>"])).toBe("fn4_Pj4=");
    expect(call("digest.base64url_nopad", ["~~?>>"])).toBe("fn4_Pj4");
  });

  it.each([
    ["digest.base64", "digest.base64_decode", "base64"],
    ["digest.base64url_nopad", "digest.base64url_nopad_decode", "base64url"],
  ] as const)("%s is what Node.js makes, and %s takes it back", (encode, decode, node) => {
    const text = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(text, (text) => {
        const encoded = Buffer.from(text).toString(node);
        expect(call(encode, [text])).toBe(encoded);
        expect(call(decode, [encoded])).toBe(text);
      }),
    );
  });
});

const hashes = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"];
const codes = ["md5", "sha1", "sha256", "sha512"];

describe("hashes and codes are those of Node.js", () => {
  it.each(hashes)("digest.hash_%s", (hash) => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const expected = createHash(hash).update(text).digest("hex");
        expect(call(`digest.hash_${hash}`, [text])).toBe(expected);
      }),
    );
  });

  it.each(["sha1", "sha256", "sha512"])("digest.hash_%s_from_base64, with NUL bytes", (hash) => {
    const bytes = Uint8Array.of(0, 1, 2, 0, 255);
    const expected = createHash(hash).update(bytes).digest("hex");
    const encoded = Buffer.from(bytes).toString("base64");
    expect(call(`digest.hash_${hash}_from_base64`, [encoded])).toBe(expected);
  });

  it.each(codes)("digest.hmac_%s", (hash) => {
    const text = fc.string({ unit: "grapheme" });
    const key = text.filter((key) => key !== "");
    fc.assert(
      fc.property(key, text, (key, text) => {
        const code = createHmac(hash, key).update(text);
        const hex = code.digest("hex");
        expect(call(`digest.hmac_${hash}`, [key, text])).toBe(`0x${hex}`);
        const base64 = Buffer.from(hex, "hex").toString("base64");
        expect(call(`digest.hmac_${hash}_base64`, [key, text])).toBe(base64);
      }),
    );
  });

  it("digest.hmac_sha256_with_base64_key takes a key with NUL bytes", () => {
    const key = Uint8Array.of(0, 7, 0);
    const expected = createHmac("sha256", key).update("input").digest("hex");
    const encoded = Buffer.from(key).toString("base64");
    const name = "digest.hmac_sha256_with_base64_key";
    expect(call(name, [encoded, "input"])).toBe(`0x${expected}`);
  });

  it("an argument that is not set is an empty text, but no key", () => {
    expect(call("digest.hash_md5", [undefined])).toBe(createHash("md5").digest("hex"));
    expect(call("digest.hmac_sha1", [undefined, "input"])).toBeUndefined();
    expect(call("digest.hmac_sha1", ["", "input"])).toBeUndefined();
  });
});

/** The test vectors of https://github.com/Cyan4973/xxHash/blob/dev/tests/sanity_test_vectors.h, of its texts. */
describe("xxHash", () => {
  it.each([
    ["", "02cc5d05", "ef46db3751d8e999"],
    ["a", "550d7456", "d24ec4f1a98c6e5b"],
    ["abc", "32d153ff", "44bc2cf5ad770999"],
    ["Nobody inspects the spammish repetition", "e2293b2f", "fbcea83c8a378bf1"],
    ["The quick brown fox jumps over the lazy dog", "e85ea4de", "0b242d361fda71bc"],
  ])("of %j", (text, in32, in64) => {
    expect(call("digest.hash_xxh32", [text])).toBe(in32);
    expect(call("digest.hash_xxh64", [text])).toBe(in64);
  });
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html, in Node.js */
it("digest.awsv4_hmac signs in steps", () => {
  const secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  const steps = ["20120215", "us-east-1", "iam", "aws4_request", "hello"];
  const expected = steps.reduce<Buffer>(
    (key, step) => createHmac("sha256", key).update(step).digest(),
    Buffer.from(`AWS4${secret}`),
  );
  const args = [secret, "20120215", "us-east-1", "iam", "hello"];
  expect(call("digest.awsv4_hmac", args)).toBe(expected.toString("hex"));
});

/** https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-secure-is-equal/ */
it.each([
  ["a", "a", true],
  ["a", "b", false],
  ["a", "ab", false],
  ["", undefined, true],
])("digest.secure_is_equal(%j, %j)", (a, b, same) => {
  expect(call("digest.secure_is_equal", [a, b])).toBe(same);
});

/** As https://github.com/fastly/token-functions/blob/main/one_time_password_examples/token.py makes them. */
describe("one-time passwords", () => {
  const seconds = 1_700_000_030;
  const transaction = transactionIn({ now: seconds * 1e6 + 123 });
  const expected = (hash: string, interval: number, offset = 0) => {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64LE(BigInt(Math.floor(seconds / interval) + offset));
    return createHmac(hash, "Fastly Token Test").update(counter).digest("base64");
  };

  it.each(codes)("digest.time_hmac_%s", (hash) => {
    const name = `digest.time_hmac_${hash}`;
    const key = "RmFzdGx5IFRva2VuIFRlc3Q=";
    expect(call(name, [key, 60n, 0n], transaction)).toBe(expected(hash, 60));
    // The page's example calls the offsets -1 and 1 the previous and the next bucket.
    expect(call(name, [key, 60n, -1n], transaction)).toBe(expected(hash, 60, -1));
    expect(call(name, [key, 60n, 1n], transaction)).toBe(expected(hash, 60, 1));
  });

  it("have an interval", () => {
    expect(call("digest.time_hmac_md5", ["a2V5", 0n, 0n], transaction)).toBeUndefined();
    expect(call("digest.time_hmac_md5", ["a2V5", -1n, 0n], transaction)).toBeUndefined();
  });
});
