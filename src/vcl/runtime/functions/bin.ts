import { implement, type FunctionImplementation } from "../implement.js";
import { decodeBase64, decodeHex, encodeBase64, encodeHex, isBase64 } from "./encoding.js";
import { raise } from "./fastly-error.js";

/** https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/ */
export const binFunctions: Readonly<Record<string, FunctionImplementation>> = {
  "bin.base64_to_hex": implement(["STRING"], "STRING", (tx, text = "") => {
    if (!isBase64(text)) {
      raise(tx, "EINVAL");
      return undefined;
    }
    return encodeHex(decodeBase64(text, "standard")).toUpperCase();
  }),

  // What it returns for no hexadecimal digits is not documented; the empty string is what tools return.
  "bin.hex_to_base64": implement(["STRING"], "STRING", (tx, text = "") => {
    const bytes = decodeHex(text);
    if (bytes === undefined) raise(tx, "EINVAL");
    return bytes === undefined ? "" : encodeBase64(bytes);
  }),
};
