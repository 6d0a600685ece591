import { scopeOf } from "../subroutines.js";
import { readOnly, type Entries } from "./entry.js";

const connected = scopeOf("recv", "hash", "deliver", "log");

/** Not set on a connection without TLS. */
const text = readOnly("STRING", connected, { mayBeUnset: true });
const flag = readOnly("BOOL", connected);
const number = readOnly("INTEGER", connected);
const time = readOnly("TIME", connected);

/** https://www.fastly.com/documentation/reference/vcl/variables/client-connection/ */
export const tlsClient: Entries = {
  "tls.client.certificate.dn": text,
  "tls.client.certificate.is_cert_bad": flag,
  "tls.client.certificate.is_cert_expired": flag,
  "tls.client.certificate.is_cert_missing": flag,
  "tls.client.certificate.is_cert_revoked": flag,
  "tls.client.certificate.is_cert_unknown": flag,
  "tls.client.certificate.is_unknown_ca": flag,
  "tls.client.certificate.is_verified": flag,
  "tls.client.certificate.issuer_dn": text,
  "tls.client.certificate.not_after": time,
  "tls.client.certificate.not_before": time,
  "tls.client.certificate.raw_certificate_b64": text,
  "tls.client.certificate.serial_number": text,

  "tls.client.cipher": text,
  "tls.client.ciphers_list": text,
  "tls.client.ciphers_list_sha": text,
  "tls.client.ciphers_list_txt": text,
  "tls.client.ciphers_sha": text,
  "tls.client.handshake_sent_bytes": number,
  "tls.client.iana_chosen_cipher_id": number,
  "tls.client.ja3_md5": text,
  "tls.client.ja4": text,
  "tls.client.protocol": text,
  "tls.client.servername": text,
  "tls.client.tlsexts_list": text,
  "tls.client.tlsexts_list_sha": text,
  "tls.client.tlsexts_list_txt": text,
  "tls.client.tlsexts_sha": text,
};
