import { cbc, ctr } from "@noble/ciphers/aes.js";
import { implement, type FunctionImplementation } from "../implement.js";
import { decodeBase64, decodeHex, encodeBase64, encodeHex, isBase64 } from "./encoding.js";
import { raise } from "./fastly-error.js";

const keyBytes: ReadonlyMap<string, number> = new Map([
  ["aes128", 16],
  ["aes192", 24],
  ["aes256", 32],
]);
const blockBytes = 16;

type Direction = "encrypt" | "decrypt";

/** How the text and the result are written. */
interface Notation {
  readonly read: (text: string) => Uint8Array | undefined;
  readonly write: (bytes: Uint8Array) => string;
}

const hex: Notation = { read: decodeHex, write: encodeHex };
const base64: Notation = {
  read: (text) => (isBase64(text) ? decodeBase64(text, "standard") : undefined),
  write: encodeBase64,
};

/**
 * AES. A decryption that fails is `EBADDECRYPT`. Keys, vectors and texts of a wrong form or length, and a padding
 * with `ctr`, are `EINVAL` and a result that is not set; Fastly does not document those.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/crypto-encrypt-hex/
 */
function cipher(direction: Direction, { read, write }: Notation): FunctionImplementation {
  return implement(
    ["ID", "ID", "ID", "STRING", "STRING", "STRING"],
    "STRING",
    (tx, name, mode, padding, keyHex, ivHex, text) => {
      const key = decodeHex(keyHex ?? "");
      const iv = decodeHex(ivHex ?? "");
      const input = read(text ?? "");
      const valid =
        key?.length === keyBytes.get(name) &&
        iv?.length === blockBytes &&
        (mode === "cbc" || (mode === "ctr" && padding === "nopad"));
      if (!valid || key === undefined || iv === undefined || input === undefined) {
        raise(tx, "EINVAL");
        return undefined;
      }
      const isPadded = padding === "pkcs7";
      const wholeBlocks = input.length % blockBytes === 0;
      if (mode === "cbc" && !wholeBlocks && !(direction === "encrypt" && isPadded)) {
        raise(tx, direction === "decrypt" ? "EBADDECRYPT" : "EINVAL");
        return undefined;
      }
      const aes = mode === "ctr" ? ctr(key, iv) : cbc(key, iv, { disablePadding: !isPadded });
      try {
        return write(aes[direction](input));
      } catch {
        // The library throws for a padding that is none: a wrong key or vector.
        raise(tx, "EBADDECRYPT");
        return undefined;
      }
    },
  );
}

/** https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/ */
export const cryptoFunctions: Readonly<Record<string, FunctionImplementation>> = {
  "crypto.decrypt_base64": cipher("decrypt", base64),
  "crypto.decrypt_hex": cipher("decrypt", hex),
  "crypto.encrypt_base64": cipher("encrypt", base64),
  "crypto.encrypt_hex": cipher("encrypt", hex),
};
