import { readFileSync, statSync } from "node:fs";
import { Reader, type Response } from "maxmind";
import { formatAddress, type Address } from "../addresses/index.js";
import { quote, visible } from "../diagnostics/index.js";
import { isReserved } from "../vcl/runtime/variables/reserved.js";
import { readCountry } from "./record.js";

/** What is wrong with a database, and what to do. */
export interface GeoProblem {
  readonly message: string;
  readonly help: string;
}

export type CountryLookup =
  | { readonly ok: true; readonly country: string }
  /** No country is known: the address is reserved, or the database does not have it. */
  | { readonly ok: true; readonly country: undefined; readonly isReserved: boolean }
  | { readonly ok: false; readonly problem: GeoProblem };

/** A MaxMind database of countries or cities. */
export interface GeoDatabase {
  /** As it calls itself: `GeoLite2-Country`. */
  readonly type: string;
  /** When it was made: `2026-06-17`. */
  readonly date: string;
  country(address: Address): CountryLookup;
}

export type OpenedDatabase =
  | { readonly ok: true; readonly database: GeoDatabase }
  | { readonly ok: false; readonly problem: GeoProblem };

const help = "name a MaxMind database of countries or cities, such as GeoLite2-Country.mmdb";

/** What stands between the tree of addresses and the data: https://maxmind.github.io/MaxMind-DB/ */
const separatorBytes = 16;

/** @param shown the file's name in messages */
export function openDatabase(file: string, shown: string): OpenedDatabase {
  const read = readDatabase(file, shown);
  if ("problem" in read) return { ok: false, problem: read.problem };
  const { reader } = read;
  const { ipVersion, databaseType, buildEpoch } = reader.metadata;
  return {
    ok: true,
    database: {
      type: visible(databaseType, 60),
      date: buildEpoch.toISOString().slice(0, "2026-06-17".length),
      country(address) {
        // Registries list some of them, Fastly's geolocation has none.
        if (isReserved({ ...address, text: "" })) {
          return { ok: true, country: undefined, isReserved: true };
        }
        if (ipVersion === 4 && address.family === 6) {
          const message = `${quote(shown)} holds IPv4 addresses only`;
          return { ok: false, problem: { message, help } };
        }
        return lookUp(reader, address, shown);
      },
    },
  };
}

function readDatabase(
  file: string,
  shown: string,
): { readonly reader: Reader<Response> } | { readonly problem: GeoProblem } {
  let buffer: Buffer;
  try {
    // A pipe or a device would be read for ever.
    if (!statSync(file).isFile()) {
      return { problem: { message: `${quote(shown)} is not a file`, help } };
    }
    buffer = readFileSync(file);
  } catch (error) {
    return { problem: { message: `${quote(shown)} cannot be read: ${reasonOf(error)}`, help } };
  }
  const reader = readerOf(buffer);
  if (reader === undefined) return { problem: corrupt(shown, buffer) };
  const { databaseType } = reader.metadata;
  // Where an address is not in a database of networks, its country would only seem unknown.
  if (!/country|city|enterprise/i.test(databaseType)) {
    return { problem: anotherKind(shown, databaseType) };
  }
  return { reader };
}

function readerOf(buffer: Buffer): Reader<Response> | undefined {
  try {
    const reader = new Reader<Response>(buffer);
    return isWhole(reader, buffer) ? reader : undefined;
  } catch {
    // Whatever the decoder stumbles over, the file is not what it should be.
    return undefined;
  }
}

function anotherKind(shown: string, type: string): GeoProblem {
  return { message: `${quote(shown)} is a database of another kind, ${quote(type, 60)}`, help };
}

/** Whether metadata and file agree; the decoder reads zeros behind the end of what is cut short. */
function isWhole({ metadata }: Reader<Response>, buffer: Buffer): boolean {
  const { binaryFormatMajorVersion, buildEpoch, databaseType, ipVersion } = metadata;
  const { nodeCount, searchTreeSize } = metadata;
  const separator = buffer.subarray(searchTreeSize, searchTreeSize + separatorBytes);
  return (
    binaryFormatMajorVersion === 2 &&
    (ipVersion === 4 || ipVersion === 6) &&
    Number.isSafeInteger(nodeCount) &&
    nodeCount > 0 &&
    typeof databaseType === "string" &&
    !Number.isNaN(buildEpoch.getTime()) &&
    separator.length === separatorBytes &&
    separator.every((byte) => byte === 0)
  );
}

function lookUp(reader: Reader<Response>, address: Address, shown: string): CountryLookup {
  let found: unknown;
  try {
    found = reader.get(formatAddress(address.family, address.bits));
  } catch {
    return { ok: false, problem: { message: `${quote(shown)} is damaged`, help } };
  }
  const record = readCountry(found);
  switch (record.kind) {
    case "country":
      return { ok: true, country: record.code };
    case "unknown":
      return { ok: true, country: undefined, isReserved: false };
    case "other":
      return { ok: false, problem: anotherKind(shown, reader.metadata.databaseType) };
  }
}

function corrupt(shown: string, buffer: Buffer): GeoProblem {
  const isGzip = buffer[0] === 0x1f && buffer[1] === 0x8b;
  return isGzip
    ? { message: `${quote(shown)} is compressed`, help: "unpack it first" }
    : { message: `${quote(shown)} is no MaxMind database, or a damaged one`, help };
}

function reasonOf(error: unknown): string {
  const code =
    error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  return Object.hasOwn(reasons, code) ? (reasons[code] ?? code) : code || "unknown reason";
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ERR_FS_FILE_TOO_LARGE: "it is too large",
};
