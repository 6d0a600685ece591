import { variable } from "../implement.js";
import type { Implementations } from "./kinds.js";

const prefix = "tls.client.";

/** What comes of the handshake as text. */
const names = [
  "certificate.dn",
  "certificate.issuer_dn",
  "certificate.raw_certificate_b64",
  "certificate.serial_number",
  "cipher",
  "ciphers_list",
  "ciphers_list_sha",
  "ciphers_list_txt",
  "ciphers_sha",
  "ja3_md5",
  "ja4",
  "protocol",
  "servername",
  "tlsexts_list",
  "tlsexts_list_sha",
  "tlsexts_list_txt",
  "tlsexts_sha",
] as const;

/**
 * Given with the request; not set when they are not.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/client-connection/
 */
export const tlsClient: Implementations = Object.fromEntries(
  names.map((name) => [
    prefix + name,
    variable("STRING", (tx) => {
      const { tls } = tx.client;
      return tls !== undefined && Object.hasOwn(tls, name) ? tls[name] : undefined;
    }),
  ]),
);
