import { md5, sha1 } from "@noble/hashes/legacy.js";
import type { CHash } from "@noble/hashes/utils.js";
import { implement, type FunctionImplementation } from "../implement.js";
import type { Transaction } from "../transaction.js";
import { bytesOf, decodeHex, encodeHex } from "./encoding.js";

/** Namespaces of RFC 4122, appendix C. */
const namespaces = {
  dns: "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
  url: "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
  oid: "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
  x500: "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
} as const;

/** As RFC 4122 spells one; braces, `urn:uuid:` and a spelling without hyphens are none. Not documented further. */
const spelling = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

function constant(text: string): FunctionImplementation {
  return implement([], "STRING", () => text);
}

function test(isOne: (uuid: string) => boolean): FunctionImplementation {
  return implement(["STRING"], "BOOL", (_tx, uuid) => uuid !== undefined && isOne(uuid));
}

/** The version is in the high half of the seventh byte, the variant in the high bits of the ninth. */
function isVersion(version: number): (uuid: string) => boolean {
  return (uuid) =>
    spelling.test(uuid) && uuid[14] === String(version) && /[89ab]/i.test(uuid.charAt(19));
}

function format(bytes: Uint8Array, version: number): string {
  const marked = Uint8Array.from(bytes.subarray(0, 16));
  marked[6] = ((marked[6] ?? 0) & 0x0f) | (version << 4);
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  return encodeHex(marked).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The hash of namespace and name. A namespace that is no UUID gives "not set", which is not documented. */
function named(hash: CHash, version: number): FunctionImplementation {
  return implement(["STRING", "STRING"], "STRING", (_tx, namespace = "", name = "") => {
    const space = spelling.test(namespace) ? decodeHex(namespace.replaceAll("-", "")) : undefined;
    if (space === undefined) return undefined;
    const [text = ""] = name.split("\0", 1);
    return format(hash(Uint8Array.from([...space, ...bytesOf(text)])), version);
  });
}

function randomBytes(transaction: Transaction): Uint8Array {
  return Uint8Array.from({ length: 16 }, () => Math.floor(transaction.environment.random() * 256));
}

/** RFC 9562, 5.7: milliseconds since 1970 in 48 bits, then random ones. */
function version7(transaction: Transaction): string {
  const bytes = randomBytes(transaction);
  const milliseconds = Math.floor(transaction.environment.now() / 1000);
  for (let at = 0; at < 6; at += 1) bytes[at] = Math.floor(milliseconds / 256 ** (5 - at)) % 256;
  return format(bytes, 7);
}

/** https://www.fastly.com/documentation/reference/vcl/functions/uuid/ */
export const uuidFunctions: Readonly<Record<string, FunctionImplementation>> = {
  "uuid.dns": constant(namespaces.dns),
  "uuid.is_valid": test((uuid) => spelling.test(uuid)),
  "uuid.is_version3": test(isVersion(3)),
  "uuid.is_version4": test(isVersion(4)),
  "uuid.is_version5": test(isVersion(5)),
  "uuid.is_version7": test(isVersion(7)),
  "uuid.oid": constant(namespaces.oid),
  "uuid.url": constant(namespaces.url),
  "uuid.version3": named(md5, 3),
  "uuid.version4": implement([], "STRING", (tx) => format(randomBytes(tx), 4)),
  "uuid.version5": named(sha1, 5),
  "uuid.version7": implement([], "STRING", version7),
  "uuid.x500": constant(namespaces.x500),
};
