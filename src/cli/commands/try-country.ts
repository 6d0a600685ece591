import path from "node:path";
import type { Address } from "../../addresses/index.js";
import type { OpenedDatabase } from "../../geo/index.js";
import { walkProgram, type Program } from "../../program/program.js";
import { givenCountry, OptionError, type TryOptions } from "./try-options.js";

/** The request's country, and how it is known. */
export interface Country {
  /** Undefined when it is not known. */
  readonly code: string | undefined;
  readonly from: "option" | "registration-data" | "geo-db";
  /** What has to be said along with it; empty when it was given. */
  readonly note: string;
}

/**
 * The country that was given, or else the one that a database has; undefined when the policy does not ask. The
 * database is only read when it is needed.
 */
export async function countryOf(
  options: TryOptions,
  address: Address,
  ip: string,
  program: Program,
  cwd: string,
): Promise<Country | undefined> {
  const given = givenCountry(options);
  if (given !== undefined) {
    return { code: given === "unknown" ? undefined : given, from: "option", note: "" };
  }
  if (!asksForCountries(program)) return undefined;

  const { openDatabase, openRegistrationData } = await import("../../geo/index.js");
  const { geoDb } = options;
  const opened =
    geoDb === undefined ? openRegistrationData() : openDatabase(path.resolve(cwd, geoDb), geoDb);
  const { type, date, country } = databaseOf(opened, geoDb);
  const found = country(address);
  if (!found.ok) throw geoError(found.problem, geoDb);
  const source = geoDb === undefined ? `registration data of ${date}` : `${type} of ${date}`;
  const from = geoDb === undefined ? "registration-data" : "geo-db";
  if (found.country !== undefined) {
    const note = `by ${source}, which is not Fastly's geolocation`;
    return { code: found.country, from, note };
  }
  return {
    code: undefined,
    from,
    note: found.isReserved
      ? `${ip} is a reserved address; give a country with --country`
      : `${source} does not have ${ip}; Fastly's geolocation may; give a country with --country`,
  };
}

function asksForCountries(program: Program): boolean {
  let asks = false;
  walkProgram(program, ({ kind }) => {
    asks ||= kind === "country";
  });
  return asks;
}

function databaseOf(opened: OpenedDatabase, geoDb: string | undefined) {
  if (opened.ok) return opened.database;
  throw geoError(opened.problem, geoDb);
}

function geoError(
  { message, help }: { readonly message: string; readonly help: string },
  geoDb: string | undefined,
): OptionError {
  return new OptionError("EW1061", geoDb === undefined ? message : `--geo-db: ${message}`, help);
}
