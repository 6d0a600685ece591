import { createRequire } from "node:module";
import { openDatabase, type OpenedDatabase } from "./database.js";

/** Where registries' data comes from: a package, so that it is installed with edgewall. */
const packageName = "@ip-location-db/geo-whois-asn-country-mmdb";
const fileName = "geo-whois-asn-country.mmdb";

/**
 * Countries by address as the regional registries have them registered, which is not where addresses are used and not
 * what Fastly's geolocation says.
 */
export function openRegistrationData(): OpenedDatabase {
  try {
    const file = createRequire(import.meta.url).resolve(`${packageName}/${fileName}`);
    return openDatabase(file, `${packageName}/${fileName}`);
  } catch {
    return {
      ok: false,
      problem: {
        message: `the package ${packageName} is not installed, and no country can be looked up`,
        help: "install edgewall again, or give the country with --country",
      },
    };
  }
}
