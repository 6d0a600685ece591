import { createCipheriv } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call, run } from "./call.js";

const iv = "000102030405060708090a0b0c0d0e0f";
const key128 = "2b7e151628aed2a6abf7158809cf4f3c";

/** https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38a.pdf, F.2.1 and F.5.1 */
describe("vectors of NIST", () => {
  it("AES-128 in CBC", () => {
    const plain = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51";
    const encrypted = "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2";
    const args = ["aes128", "cbc", "nopad", key128, iv];
    expect(call("crypto.encrypt_hex", [...args, plain])).toBe(encrypted);
    expect(call("crypto.decrypt_hex", [...args, encrypted])).toBe(plain);
  });

  it("AES-128 in CTR", () => {
    const counter = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";
    const plain = "6bc1bee22e409f96e93d7e117393172a";
    const args = ["aes128", "ctr", "nopad", key128, counter];
    expect(call("crypto.encrypt_hex", [...args, plain])).toBe("874d6191b620e3261bef6864990db6ce");
  });
});

/** https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/crypto-encrypt-hex/ */
describe("AES is that of Node.js", () => {
  const cases = ["128", "192", "256"].flatMap((bits) =>
    ["cbc", "ctr"].map((mode) => [bits, mode] as const),
  );
  it.each(cases)("%s bits in %s", (bits, mode) => {
    const size = Number(bits) / 8;
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    const text = fc.uint8Array({ maxLength: 70 });
    fc.assert(
      fc.property(bytes(size), bytes(16), text, (key, vector, text) => {
        const cipher = createCipheriv(`aes-${bits}-${mode}`, key, vector);
        const encrypted = Buffer.concat([cipher.update(text), cipher.final()]);
        const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
        const padding = mode === "cbc" ? "pkcs7" : "nopad";
        const args = [`aes${bits}`, mode, padding, hex(key).toUpperCase(), hex(vector)];
        expect(call("crypto.encrypt_hex", [...args, hex(text)])).toBe(hex(encrypted));
        expect(call("crypto.decrypt_hex", [...args, hex(encrypted)])).toBe(hex(text));
        const base64 = encrypted.toString("base64");
        const plain = Buffer.from(text).toString("base64");
        expect(call("crypto.encrypt_base64", [...args, plain])).toBe(base64);
        expect(call("crypto.decrypt_base64", [...args, base64])).toBe(plain);
      }),
    );
  });
});

/** https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/fastly-error/ */
describe("errors", () => {
  it("a wrong key is EBADDECRYPT", () => {
    const args = ["aes128", "cbc", "pkcs7", key128, iv];
    const encrypted = call("crypto.encrypt_hex", [...args, "00112233"]);
    if (typeof encrypted !== "string") throw new Error("it did not encrypt");
    const wrong = ["aes128", "cbc", "pkcs7", key128.replace("2b", "2c"), iv, encrypted];
    expect(run("crypto.decrypt_hex", wrong)).toEqual({ value: undefined, error: "EBADDECRYPT" });
  });

  it.each([
    ["a key of another size", ["aes256", "cbc", "pkcs7", key128, iv, "00"]],
    ["a vector of another size", ["aes128", "cbc", "pkcs7", key128, "00", "00"]],
    ["no vector", ["aes128", "ctr", "nopad", key128, undefined, "00"]],
    ["no hexadecimal digits", ["aes128", "cbc", "pkcs7", key128, iv, "0x00"]],
    ["half a byte", ["aes128", "cbc", "pkcs7", key128, iv, "000"]],
    ["padding with ctr", ["aes128", "ctr", "pkcs7", key128, iv, "00"]],
    ["half a block without padding", ["aes128", "cbc", "nopad", key128, iv, "00"]],
    ["another mode", ["aes128", "gcm", "nopad", key128, iv, "00"]],
    ["another cipher", ["des", "cbc", "nopad", key128, iv, "00"]],
  ])("%s is EINVAL", (_title, args) => {
    expect(run("crypto.encrypt_hex", args)).toEqual({ value: undefined, error: "EINVAL" });
  });
});

/**
 * https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/bin-base64-to-hex/
 * https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/bin-hex-to-base64/
 */
describe("bin.*", () => {
  it.each([
    ["bin.base64_to_hex", "AQ==", "01", undefined],
    ["bin.base64_to_hex", "AJ/CMw==", "009FC233", undefined],
    ["bin.base64_to_hex", "YWJ%jZA==", undefined, "EINVAL"],
    ["bin.base64_to_hex", "YWJjZ", undefined, "EINVAL"],
    ["bin.base64_to_hex", "YWI", "6162", undefined],
    ["bin.base64_to_hex", "", "", undefined],
    ["bin.base64_to_hex", undefined, "", undefined],
    ["bin.hex_to_base64", "009FC233", "AJ/CMw==", undefined],
    ["bin.hex_to_base64", "00x0", "", "EINVAL"],
    ["bin.hex_to_base64", "000", "", "EINVAL"],
  ])("%s(%j)", (name, text, value, error) => {
    expect(run(name, [text])).toEqual({ value, error });
  });
});
