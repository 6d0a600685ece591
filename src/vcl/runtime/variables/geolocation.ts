import { variable, type VariableImplementation } from "../implement.js";
import { parseIp, type Ip } from "../ip.js";
import type { Geo, Transaction } from "../transaction.js";
import { integer, type Implementations } from "./kinds.js";
import { isReserved } from "./reserved.js";

type TextKey = {
  [Key in keyof Geo]-?: NonNullable<Geo[Key]> extends string ? Key : never;
}[keyof Geo];
type NumberKey = Exclude<keyof Geo, TextKey>;

const overridden = "client.geo.ip_override";

/** What stands for a country in addresses that belong to none. */
const reserved: Geo = { countryCode: "**", countryCode3: "***", continentCode: "**" };

/**
 * The geography of the address that was set, or else of the client's.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/variables/geolocation/client-geo-ip-override/
 */
export function geographyOf(tx: Transaction): Geo | undefined {
  const address = addressOf(tx);
  const { location } = tx.progress;
  if (location?.address === address) return location.geo;
  const geo = lookUp(tx, typeof address === "string" ? parseIp(address) : address);
  tx.progress.location = { address, geo };
  return geo;
}

function addressOf(tx: Transaction): Ip | string {
  if (tx.settings.size === 0) return tx.client.ip;
  const override = tx.settings.get(overridden);
  if (typeof override === "string") return override;
  if (tx.settings.get("geoip.use_x_forwarded_for") !== true) return tx.client.ip;
  return tx.req.headers.get("x-forwarded-for")?.split(",")[0]?.trim() ?? tx.client.ip;
}

function lookUp(tx: Transaction, ip: Ip | undefined): Geo | undefined {
  if (ip === undefined) return undefined;
  return tx.environment.geo(ip) ?? (isReserved(ip) ? reserved : undefined);
}

/** Without data, texts are empty, whole numbers 0 and others 999. */
function text(key: TextKey): VariableImplementation {
  return variable("STRING", (tx) => geographyOf(tx)?.[key] ?? "");
}

function whole(key: NumberKey): VariableImplementation {
  return variable("INTEGER", (tx) => integer(geographyOf(tx)?.[key] ?? 0));
}

function degrees(key: NumberKey): VariableImplementation {
  return variable("FLOAT", (tx) => geographyOf(tx)?.[key] ?? 999);
}

const override = variable(
  "STRING",
  (tx) => {
    const set = tx.settings.get(overridden);
    return typeof set === "string" ? set : tx.client.ip.text;
  },
  (tx, value) => {
    tx.settings.set(overridden, value ?? "");
  },
);

/** The spellings in other character sets are not told apart here: data comes in one. */
const geography: Implementations = {
  area_code: whole("areaCode"),
  city: text("city"),
  "city.ascii": text("city"),
  "city.latin1": text("city"),
  "city.utf8": text("city"),
  continent_code: text("continentCode"),
  country_code: text("countryCode"),
  country_code3: text("countryCode3"),
  country_name: text("countryName"),
  "country_name.ascii": text("countryName"),
  "country_name.latin1": text("countryName"),
  "country_name.utf8": text("countryName"),
  ip_override: override,
  latitude: degrees("latitude"),
  longitude: degrees("longitude"),
  metro_code: whole("metroCode"),
  postal_code: text("postalCode"),
  region: text("region"),
  "region.ascii": text("region"),
  "region.latin1": text("region"),
  "region.utf8": text("region"),
};

function named(prefix: string): Implementations {
  return Object.fromEntries(
    Object.entries(geography).map(([name, implementation]) => [prefix + name, implementation]),
  );
}

/** https://www.fastly.com/documentation/reference/vcl/variables/geolocation/ */
export const geolocation: Implementations = {
  "client.as.name": text("asName"),
  "client.as.number": whole("asNumber"),

  ...named("client.geo."),
  "client.geo.conn_speed": text("connSpeed"),
  "client.geo.conn_type": text("connType"),
  "client.geo.gmt_offset": whole("utcOffset"),
  "client.geo.proxy_description": text("proxyDescription"),
  "client.geo.proxy_type": text("proxyType"),
  "client.geo.utc_offset": whole("utcOffset"),

  // The names of before.
  ...named("geoip."),
  "geoip.use_x_forwarded_for": variable(
    "BOOL",
    (tx) => tx.settings.get("geoip.use_x_forwarded_for") === true,
    (tx, value) => {
      tx.settings.set("geoip.use_x_forwarded_for", value);
    },
  ),
};
